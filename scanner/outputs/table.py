"""Contacts as a table that spreadsheets open: one row a card."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scanner.model.contact import Contact, Phone, PhoneKind
from scanner.outputs import atomic
from scanner.outputs.contentline import one_line, web_address
from scanner.outputs.numbers import international

BETWEEN = " | "
"""Between several values of one cell: commas stand in addresses, semicolons part cells in some countries."""

_NUMBER = r"\+\d+( \d+)+( ext\. \d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}( (\||:::) {_NUMBER})*")
_COMPUTED = re.compile(r"(^|[;\t\r\n])\s*(?=[=+\-@])")
"""Before what a spreadsheet takes for a formula."""


@dataclass(frozen=True, slots=True)
class Row:
    """A card's contact, the fields a person should check, and where it came from."""

    contact: Contact
    doubts: tuple[str, ...]
    photo: str
    uid: str


Column = tuple[str, Callable[[Row], str | None]]
"""A column's heading, and what stands there."""


def write_csv(path: Path, rows: Iterable[Row], *, columns: Sequence[Column] | None = None) -> None:
    """Write `rows` to `path` as CSV. Raises OutputError."""
    with writing_csv(path, columns=columns) as add:
        for row in rows:
            add(row)


@contextmanager
def writing_csv(path: Path, *, columns: Sequence[Column] | None = None) -> Iterator[Callable[[Row], None]]:
    """Give what adds a row to the CSV at `path`, which is there when all rows are. Raises OutputError.

    It is UTF-8 with the byte order mark without which Excel garbles names.
    """
    safe = harmless if columns is None else uncomputed
    columns = COLUMNS if columns is None else columns
    with atomic.writing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([heading for heading, _ in columns])

        def add(row: Row) -> None:
            writer.writerow([safe(one_line(value(row) or "")) for _, value in columns])

        yield add
        text.detach()


def of_name(part: str) -> Callable[[Row], str | None]:
    """Return what gives a part of a row's name, None where nobody is named."""
    return lambda row: getattr(row.contact.name, part) if row.contact.name else None


def _numbers(phones: tuple[Phone, ...], *kinds: PhoneKind) -> str:
    return BETWEEN.join(grouped(phone) for phone in phones if phone.kind in kinds)


def grouped(phone: Phone) -> str:
    """Return a number with blanks, so that a spreadsheet leaves it as text, its plus in front."""
    number, _, extension = international(phone).partition(" ext. ")
    digits = re.sub(r"\D+", " ", number).strip()
    return (f"+{digits}" if number.startswith("+") else number) + (f" ext. {extension}" if extension else "")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute, or whose leading zero it would drop."""
    return f"'{cell}" if cell.isdecimal() else uncomputed(cell)


def uncomputed(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; it does not compute "+49 30 1234".

    Digits stay: an address book that imports a postcode would take the apostrophe into it.
    """
    return cell if _NUMBERS.fullmatch(cell) else _COMPUTED.sub(r"\1'", cell)


DESK = (PhoneKind.WORK, PhoneKind.HOME, PhoneKind.OTHER)

COLUMNS: tuple[Column, ...] = (
    ("name", of_name("full")),
    *((part, of_name(part)) for part in ("prefix", "given")),
    ("middle name", of_name("additional")),
    *((part, of_name(part)) for part in ("family", "suffix")),
    ("other script", of_name("other_script")),
    ("company", lambda row: row.contact.org),
    ("department", lambda row: row.contact.department),
    ("title", lambda row: row.contact.title),
    ("e-mail", lambda row: BETWEEN.join(row.contact.emails)),
    ("mobile", lambda row: _numbers(row.contact.phones, PhoneKind.CELL)),
    ("phone", lambda row: _numbers(row.contact.phones, *DESK)),
    ("fax", lambda row: _numbers(row.contact.phones, PhoneKind.FAX)),
    ("web", lambda row: BETWEEN.join(map(web_address, row.contact.urls))),
    ("address", lambda row: BETWEEN.join(address.full for address in row.contact.addresses)),
    ("check", lambda row: BETWEEN.join(row.doubts)),
    ("photo", lambda row: row.photo),
    ("uid", lambda row: row.uid),
)
"""The table as people read it."""
