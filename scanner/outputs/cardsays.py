"""What a vCard says that any program may have written, in the fields that a contact has."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scanner.model.contact import Address, Contact, Name, PhoneKind
from scanner.outputs.cardtext import Line, apart, unescaped
from scanner.outputs.contentline import clean, one_line, web_address
from scanner.outputs.vcard import INTERVIEW_LABEL, address_parts

Parts = tuple[str, ...]

KINDS = (
    ("FAX", PhoneKind.FAX),
    ("CELL", PhoneKind.CELL),
    ("IPHONE", PhoneKind.CELL),
    ("HOME", PhoneKind.HOME),
    ("WORK", PhoneKind.WORK),
)
"""What a number is for, by the first of these types that it has."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says: numbers, addresses and web addresses by what tells them apart, each once.

    `phones` are digits with a plus where there is one, `urls` are whole, `addresses` have seven parts. The
    interview's record is none of the `urls`. `private` are those of e-mails, web addresses and addresses that
    are somebody's at home. `picture` is the SHA-256 of the PHOTO as it stands.
    """

    full: str = ""
    parts: Parts = ()
    nickname: str = ""
    org: Parts = ()
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    kinds: tuple[PhoneKind, ...] = ()
    urls: tuple[str, ...] = ()
    addresses: tuple[Parts, ...] = ()
    private: frozenset[object] = frozenset()
    note: tuple[str, ...] = ()
    picture: str = ""


def said_in(lines: Iterable[Line]) -> Said:
    """Return what the lines of a card say."""
    held: dict[str, list[Line]] = {}
    for line in lines:
        held.setdefault(line.name, []).append(line)
    phones: dict[str, PhoneKind] = {}
    for line in held.get("TEL", []):
        if key := phone_key(line.text):
            phones.setdefault(key, kind_of(line))
    records = record_groups(held.get("X-ABLABEL", []))
    urls = (line.text for line in held.get("URL", []) if not (line.group and line.group in records))
    addresses = (address_key(line.parts) for line in held.get("ADR", []))
    return Said(
        full=_first(held, "FN"),
        parts=tuple(one_line(part) for part in _line(held, "N").parts)[:5],
        nickname=one_line(next(iter(map(unescaped, apart(_line(held, "NICKNAME").value, ","))), "")),
        org=tuple(filter(None, (one_line(part) for part in _line(held, "ORG").parts))),
        title=_first(held, "TITLE"),
        emails=tuple(dict.fromkeys(filter(None, (email_key(line.text) for line in held.get("EMAIL", []))))),
        phones=tuple(phones),
        kinds=tuple(phones.values()),
        urls=tuple(dict.fromkeys(web_address(url) for url in urls if one_line(url))),
        addresses=tuple(dict.fromkeys(parts for parts in addresses if any(parts))),
        private=frozenset(_private(held)),
        note=tuple(dict.fromkeys(row for line in held.get("NOTE", []) for row in note_rows(line.text))),
        picture=picture_of(held.get("PHOTO", [])),
    )


def _private(held: dict[str, list[Line]]) -> Iterator[object]:
    yield from (email_key(line.text) for line in held.get("EMAIL", []) if is_private(line))
    yield from (web_address(line.text) for line in held.get("URL", []) if is_private(line))
    yield from (address_key(line.parts) for line in held.get("ADR", []) if is_private(line))


def is_private(line: Line) -> bool:
    """Tell whether an address is somebody's at home."""
    return "HOME" in line.types and "WORK" not in line.types


def name_of(said: Said, before: Name | None, was: Said) -> Name | None:
    """Return the name that a card says whose parts were changed since it `was` said; None for no name.

    The whole name stays where only what stands around it was changed, or else is what the card shows.
    """
    family, first, middle, prefix, suffix = (*said.parts, *("",) * 5)[:5]
    joined = " ".join(filter(None, (first, middle, family)))
    if before and (family, first, middle) == (*was.parts, "", "", "")[:3] and said.full == was.full:
        full = before.full
    elif said.full != was.full:
        full = bare_name(said.full, prefix, suffix) or joined
    else:
        full = joined
    if not full:
        return None
    return Name(
        full,
        given=first or None,
        additional=middle or None,
        family=family or None,
        prefix=prefix or None,
        suffix=suffix or None,
        other_script=before.other_script if before else None,
    )


def address_of(parts: Parts) -> Address:
    """Return the address of an ADR's seven parts."""
    box, beyond, street, city, region, postcode, country = (*parts, *("",) * 7)[:7]
    lines = (beyond, street, box, " ".join(filter(None, (postcode, city))), region, country)
    return Address(
        ", ".join(filter(None, lines)),
        street=", ".join(filter(None, (beyond, street, box))) or None,
        city=city or None,
        region=region or None,
        postcode=postcode or None,
        country=country or None,
    )


def keys(contact: Contact, field: str) -> tuple[object, ...]:
    """Return what tells the values of a field apart in a vCard, in the order of the values."""
    match field:
        case "emails":
            return tuple(email_key(email) for email in contact.emails)
        case "phones":
            return tuple(phone_key(phone.value) for phone in contact.phones)
        case "urls":
            return tuple(web_address(url) for url in contact.urls)
        case _:
            return tuple(address_key(address_parts(address)) for address in contact.addresses)


def email_key(text: str) -> str:
    return one_line(text).removeprefix("mailto:")


def phone_key(text: str) -> str:
    """Return a number's digits, with a plus where it has one; of tel:+49-30-1,ext=2 only the number."""
    bare = re.split(r"[;,pw]|ext", one_line(text).removeprefix("tel:"), maxsplit=1)[0]
    digits = re.sub(r"\D", "", bare)
    return f"+{digits}" if bare.strip().startswith("+") and digits else digits


def address_key(parts: Iterable[str]) -> Parts:
    return (*(one_line(part) for part in parts), *("",) * 7)[:7]


def note_rows(text: str) -> Iterator[str]:
    """Yield the lines of a note."""
    yield from filter(None, clean(text).split("\n"))


def kind_of(line: Line) -> PhoneKind:
    return next((kind for word, kind in KINDS if word in line.types), PhoneKind.OTHER)


def record_groups(labels: Iterable[Line]) -> frozenset[str]:
    """Return the groups of what is labelled as an interview's record."""
    return frozenset(line.group for line in labels if line.text == INTERVIEW_LABEL)


def picture_of(lines: Iterable[Line]) -> str:
    """Return the SHA-256 of a picture's value, or what stands for one that was left out."""
    line = next(iter(lines), None)
    if line is None:
        return ""
    return line.value if line.group == LEFT_OUT else hashlib.sha256(line.value.encode()).hexdigest()


LEFT_OUT = "sha256"
"""The group of a PHOTO whose value is the SHA-256 of the picture that stood there."""


def without_picture(lines: Iterable[Line]) -> str:
    """Return the lines of a card as text, with the SHA-256 of its picture in the place of that."""
    return "\r\n".join(
        f"{LEFT_OUT}.PHOTO:{picture_of([line])}" if line.name == "PHOTO" else line.raw for line in lines
    )


def _line(held: dict[str, list[Line]], name: str) -> Line:
    return next(iter(held.get(name, [])), Line("", name, ""))


def _first(held: dict[str, list[Line]], name: str) -> str:
    return one_line(_line(held, name).text)


def bare_name(full: str, prefix: str, suffix: str) -> str:
    """Return a whole name without what stands before and behind it."""
    bare = full.removeprefix(prefix).strip() if prefix else full
    return bare.removesuffix(suffix).rstrip(" ,") if suffix else bare
