"""Tables with the columns that address books import by: Google Contacts and Outlook.

Google joins several values of a kind by " ::: "; its headings are those of its own export
(https://support.google.com/contacts/answer/15147365). Outlook has a column for each value it takes
(https://support.microsoft.com/office/import-contacts-to-outlook-bb796340-b58a-46c1-90c7-b549b8f3c5f8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scanner.model.contact import Address, Phone, PhoneKind
from scanner.outputs.contentline import web_address
from scanner.outputs.table import Column, Row, grouped, of_name

GOOGLE_BETWEEN = " ::: "
LABELS = {
    PhoneKind.WORK: "Work",
    PhoneKind.CELL: "Mobile",
    PhoneKind.FAX: "Work Fax",
    PhoneKind.HOME: "Home",
    PhoneKind.OTHER: "Other",
}


def _checked(row: Row) -> str | None:
    return f"Please check: {', '.join(row.doubts)}" if row.doubts else None


def _given(row: Row) -> str | None:
    """Return the given name; of who has no parts of a name, all of it."""
    name = row.contact.name
    if name is None:
        return None
    return name.given if name.given or name.family else name.full


def _google_phones(row: Row, kind: PhoneKind) -> str:
    return GOOGLE_BETWEEN.join(grouped(phone) for phone in row.contact.phones if phone.kind is kind)


def _google_phone_columns(number: int, kind: PhoneKind) -> tuple[Column, Column]:
    return (
        (f"Phone {number} - Label", lambda row: LABELS[kind] if _google_phones(row, kind) else None),
        (f"Phone {number} - Value", lambda row: _google_phones(row, kind)),
    )


def _place(row: Row, values: Sequence[str]) -> str | None:
    """Return the label of a field's values, by the first of them."""
    if not values:
        return None
    return "Home" if values[0] in row.contact.private else "Work"


def _of_address(part: str) -> Callable[[Row], str | None]:
    def value(row: Row) -> str | None:
        return getattr(row.contact.addresses[0], part) if row.contact.addresses else None

    return value


def _street(row: Row) -> str | None:
    """Return the street; of an address that was not told apart, all of it."""
    first: Address | None = next(iter(row.contact.addresses), None)
    if first is None or first.street or first.city or first.postcode:
        return first.street if first else None
    return first.full


GOOGLE: tuple[Column, ...] = (
    ("Name Prefix", of_name("prefix")),
    ("First Name", _given),
    ("Middle Name", of_name("additional")),
    ("Last Name", of_name("family")),
    ("Name Suffix", of_name("suffix")),
    ("Nickname", of_name("other_script")),
    ("Organization Name", lambda row: row.contact.org),
    ("Organization Title", lambda row: row.contact.title),
    ("Organization Department", lambda row: row.contact.department),
    ("Notes", _checked),
    ("E-mail 1 - Label", lambda row: _place(row, row.contact.emails)),
    ("E-mail 1 - Value", lambda row: GOOGLE_BETWEEN.join(row.contact.emails)),
    *(column for number, kind in enumerate(LABELS, 1) for column in _google_phone_columns(number, kind)),
    ("Address 1 - Label", lambda row: _place(row, [address.full for address in row.contact.addresses])),
    ("Address 1 - Formatted", lambda row: GOOGLE_BETWEEN.join(a.full for a in row.contact.addresses)),
    ("Address 1 - Street", _street),
    ("Address 1 - City", _of_address("city")),
    ("Address 1 - Region", _of_address("region")),
    ("Address 1 - Postal Code", _of_address("postcode")),
    ("Address 1 - Country", _of_address("country")),
    ("Website 1 - Label", lambda row: _place(row, row.contact.urls)),
    ("Website 1 - Value", lambda row: GOOGLE_BETWEEN.join(map(web_address, row.contact.urls))),
)


def _nth(values: Sequence[str], place: int) -> str | None:
    return values[place] if place < len(values) else None


def _outlook_phone(kinds: tuple[PhoneKind, ...], place: int) -> Callable[[Row], str | None]:
    def value(row: Row) -> str | None:
        numbers: list[Phone] = [phone for phone in row.contact.phones if phone.kind in kinds]
        return grouped(numbers[place]) if place < len(numbers) else None

    return value


def _outlook_email(place: int) -> Callable[[Row], str | None]:
    return lambda row: _nth(row.contact.emails, place)


OUTLOOK: tuple[Column, ...] = (
    ("Title", of_name("prefix")),
    ("First Name", _given),
    ("Middle Name", of_name("additional")),
    ("Last Name", of_name("family")),
    ("Suffix", of_name("suffix")),
    ("Nickname", of_name("other_script")),
    ("Company", lambda row: row.contact.org),
    ("Department", lambda row: row.contact.department),
    ("Job Title", lambda row: row.contact.title),
    ("E-mail Address", _outlook_email(0)),
    ("E-mail 2 Address", _outlook_email(1)),
    ("E-mail 3 Address", _outlook_email(2)),
    ("Business Phone", _outlook_phone((PhoneKind.WORK,), 0)),
    ("Business Phone 2", _outlook_phone((PhoneKind.WORK,), 1)),
    ("Company Main Phone", _outlook_phone((PhoneKind.WORK,), 2)),
    ("Mobile Phone", _outlook_phone((PhoneKind.CELL,), 0)),
    ("Car Phone", _outlook_phone((PhoneKind.CELL,), 1)),
    ("Business Fax", _outlook_phone((PhoneKind.FAX,), 0)),
    ("Home Phone", _outlook_phone((PhoneKind.HOME,), 0)),
    ("Other Phone", _outlook_phone((PhoneKind.OTHER,), 0)),
    ("Business Street", _street),
    ("Business City", _of_address("city")),
    ("Business State", _of_address("region")),
    ("Business Postal Code", _of_address("postcode")),
    ("Business Country/Region", _of_address("country")),
    ("Web Page", lambda row: _nth(tuple(map(web_address, row.contact.urls)), 0)),
    ("Notes", lambda row: _left_over(row)),
)


def _left_over(row: Row) -> str | None:
    """Return in words what Outlook has no column for: nothing of a card is lost."""
    contact = row.contact
    work = [phone for phone in contact.phones if phone.kind is PhoneKind.WORK]
    more = [*contact.emails[3:], *map(grouped, work[3:]), *contact.urls[1:]]
    for kind, kept in ((PhoneKind.CELL, 2), (PhoneKind.FAX, 1), (PhoneKind.HOME, 1), (PhoneKind.OTHER, 1)):
        more += [grouped(phone) for phone in contact.phones if phone.kind is kind][kept:]
    more += [address.full for address in contact.addresses[1:]]
    return ", ".join(filter(None, (*more, _checked(row)))) or None


LAYOUTS: dict[str, tuple[Column, ...]] = {"google": GOOGLE, "outlook": OUTLOOK}
"""The columns by whom they are for."""
