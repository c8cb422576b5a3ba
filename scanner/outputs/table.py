"""Contacts as a table that spreadsheets open: one row a card."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import phonenumbers

from scanner.model.contact import Contact, Phone, PhoneKind
from scanner.outputs import atomic
from scanner.outputs.contentline import one_line, web_address

BETWEEN = " | "
"""Between several values of one cell: commas stand in addresses, semicolons part cells in some countries."""

_NUMBER = r"\+\d+( \d+)+( ext\. \d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}( \| {_NUMBER})*")
_COMPUTED = re.compile(r"(^|;)\s*(?=[=+\-@]|\d+$)")
"""Before what a spreadsheet takes for a formula, or for a number whose leading zero it drops."""

COLUMNS = (
    *("name", "given", "family", "company", "department", "title"),
    *("e-mail", "mobile", "phone", "fax", "web", "address", "check", "photo", "uid"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A card's contact, the fields a person should check, and where it came from."""

    contact: Contact
    doubts: tuple[str, ...]
    photo: str
    uid: str


def write_csv(path: Path, rows: Iterable[Row]) -> None:
    """Write `rows` to `path` as CSV. Raises OutputError."""
    with writing_csv(path) as add:
        for row in rows:
            add(row)


@contextmanager
def writing_csv(path: Path) -> Iterator[Callable[[Row], None]]:
    """Give what adds a row to the CSV at `path`, which is there when all rows are. Raises OutputError.

    It is UTF-8 with the byte order mark without which Excel garbles names.
    """
    with atomic.writing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(COLUMNS)

        def add(row: Row) -> None:
            writer.writerow(_cells(row))

        yield add
        text.detach()


def _cells(row: Row) -> list[str]:
    contact, name = row.contact, row.contact.name
    desk = (PhoneKind.WORK, PhoneKind.HOME, PhoneKind.OTHER)
    cells = (
        *((name.full, name.given, name.family) if name else (None, None, None)),
        *(contact.org, contact.department, contact.title),
        BETWEEN.join(contact.emails),
        _numbers(contact.phones, PhoneKind.CELL),
        _numbers(contact.phones, *desk),
        _numbers(contact.phones, PhoneKind.FAX),
        BETWEEN.join(map(web_address, contact.urls)),
        BETWEEN.join(address.full for address in contact.addresses),
        *(BETWEEN.join(row.doubts), row.photo, row.uid),
    )
    return [_harmless(one_line(cell or "")) for cell in cells]


def _numbers(phones: tuple[Phone, ...], *kinds: PhoneKind) -> str:
    return BETWEEN.join(_printed(phone) for phone in phones if phone.kind in kinds)


def _printed(phone: Phone) -> str:
    """Return a number with blanks, so that a spreadsheet sees text and leaves its plus where it is."""
    try:
        number = phonenumbers.parse(phone.value)
    except phonenumbers.NumberParseException:
        return phone.value
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = re.sub(r"\D+", " ", shown).strip()
    return f"+{digits}" + (f" ext. {phone.extension}" if phone.extension else "")


def _harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; it does not compute "+49 30 1234"."""
    return cell if _NUMBERS.fullmatch(cell) else _COMPUTED.sub(r"\1'", cell)
