"""A contact as a vCard 3.0, in the dialect that phones, address books and servers all read the same.

vobject holds the card; its own writer sorts lines by name, folds inside escapes and lets control
characters through, so the lines are written here. Version 3.0 because Android refuses 4.0, and Radicale,
which stands on vobject, destroys the photo of a 4.0 card.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import vobject
from vobject.vcard import Address as AddressValue
from vobject.vcard import Name as NameValue

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.contentline import clean, escape, fold, one_line, web_address

PRODID = "-//cardscan//cardscan//EN"
"""Without a version: a new release alone must not change a card."""

CARDS = uuid.UUID("5f0d1a4e-7c53-5b0b-9d0e-2f6f3c1b8a47")
"""Namespace of our UIDs; changing it would double every contact already on a phone."""

MAX_PHOTO_OCTETS = 100_000
"""iCloud refuses a whole file for one big picture."""

PHONE_TYPES = {
    PhoneKind.WORK: ["WORK", "VOICE"],
    PhoneKind.CELL: ["CELL", "VOICE"],
    PhoneKind.FAX: ["WORK", "FAX"],
    PhoneKind.HOME: ["HOME", "VOICE"],
    PhoneKind.OTHER: ["VOICE"],
}
"""CELL stands without WORK, which Android would take for a desk; Outlook drops a number without a type."""

ORDER = (
    *("VERSION", "PRODID", "N", "FN", "NICKNAME", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "URL"),
    *("X-ABLABEL", "X-ABSHOWAS", "UID", "REV", "CATEGORIES", "X-INTERVIEW-ID", "NOTE", "PHOTO"),
)
"""The name first and what is long last."""

SWALLOWERS = ("N", "ADR", "ORG")
"""Android 7 glues a folded line that follows one of these onto it."""

ADDRESS = ("box", "extended", "street", "city", "region", "code", "country")
"""The parts of an ADR in its order, as vobject calls them."""

INTERVIEW_LABEL = "Interview record"

SPELLING = {"X-ABLABEL": "X-ABLabel", "X-ABSHOWAS": "X-ABShowAs"}
"""As Apple writes them; vobject knows names in capitals only."""


@dataclass(frozen=True, slots=True)
class InterviewLink:
    """What ties a contact to an interview: its id, one line about it, and its record's address if any."""

    id: str
    summary: str
    url: str | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", self.id):
            raise ValueError(f"an interview's id is letters, digits, - and _: {self.id!r}")


def contact_uid(digest: str, index: int) -> str:
    """Return the UID of the card at place `index`, from 0 in reading order, of the photo with `digest`.

    It never changes, so that reading a photo again replaces its contacts instead of doubling them.
    """
    return str(uuid.uuid5(CARDS, f"{digest}/{index}"))


def serialize(
    contact: Contact,
    *,
    uid: str,
    revised: dt.datetime,
    note: str = "",
    interview: InterviewLink | None = None,
    photo: bytes | None = None,
) -> bytes:
    """Return the vCard 3.0 of `contact`: UTF-8, CRLF, no byte order mark.

    `revised` has a time zone. `photo` is a JPEG of at most 100 kB, best 400 pixels or less a side.
    Whatever the texts hold, they stay the text of their own property.
    """
    card = vobject.vCard()
    _add(card, "version", "3.0")
    _add(card, "prodid", PRODID)
    _add(card, "uid", str(uuid.UUID(uid)))
    _add(card, "rev", _utc(revised))
    _add_identity(card, contact)
    _add_reach(card, contact)
    _add_note(card, contact, note, interview)
    if interview:
        _add_interview(card, interview)
    if photo is not None:
        _add_photo(card, photo)
    lines = _kept_apart(sorted(card.getChildren(), key=lambda line: ORDER.index(line.name)))
    rows = ["BEGIN:VCARD", *(fold(_written(line)) for line in lines), "END:VCARD", ""]
    return "\r\n".join(rows).encode()


def _add(card: Any, name: str, value: object, *types: str, group: str | None = None) -> Any:
    line = card.add(name, group)
    line.value = value
    if types:
        line.params["TYPE"] = list(types)
    return line


def _utc(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a revision's time has a zone")
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _add_identity(card: Any, contact: Contact) -> None:
    org, department = (one_line(text or "") for text in (contact.org, contact.department))
    person = _display_name(contact.name) if contact.name else ""
    _add(card, "n", _name_parts(contact.name) if contact.name else NameValue())
    _add(card, "fn", person or org or _fallback_name(contact))
    if contact.name and (printed := one_line(contact.name.other_script or "")):
        # Not X-PHONETIC: a name in its own script is no pronunciation. Not a second FN: Android would
        # take the last one. Every reader keeps a nickname, and finds the person by it.
        _add(card, "nickname", printed)
    if org or department:
        _add(card, "org", [org, department] if department else [org])
    if org and not person:
        _add(card, "x-abshowas", "COMPANY")
    if title := one_line(contact.title or ""):
        _add(card, "title", title)


def _display_name(name: Name) -> str:
    prefix, full, suffix = (one_line(text or "") for text in (name.prefix, name.full, name.suffix))
    return ", ".join(part for part in (f"{prefix} {full}".strip(), suffix) if part)


def _name_parts(name: Name) -> NameValue:
    family, given = one_line(name.family or ""), one_line(name.given or "")
    return NameValue(
        family=family,
        given=given if family or given else one_line(name.full),
        additional=one_line(name.additional or ""),
        prefix=one_line(name.prefix or ""),
        suffix=one_line(name.suffix or ""),
    )


def _fallback_name(contact: Contact) -> str:
    reach = (*contact.emails, *(phone.value for phone in contact.phones), *contact.urls)
    return next((text for text in map(one_line, reach) if text), "Unnamed card")


def _add_reach(card: Any, contact: Contact) -> None:
    preferred = next((phone for phone in contact.phones if phone.kind is not PhoneKind.FAX), None)
    for phone in contact.phones:
        _add(card, "tel", phone.value, *PHONE_TYPES[phone.kind], *(["PREF"] if phone is preferred else []))
    for index, email in enumerate(filter(None, map(one_line, contact.emails))):
        # INTERNET alone becomes a label of its own on Android.
        place = _place(email, contact)
        _add(card, "email", email, "INTERNET", place, *([] if index else ["PREF"]))
    for address in contact.addresses:
        value = AddressValue(**dict(zip(ADDRESS, address_parts(address), strict=True)))
        _add(card, "adr", value, _place(address.full, contact))
    for url in filter(one_line, contact.urls):
        _add(card, "url", web_address(url), _place(url, contact))


def _place(value: str, contact: Contact) -> str:
    return "HOME" if value in contact.private else "WORK"


def address_parts(address: Address) -> tuple[str, ...]:
    """Return the seven parts of an ADR: what stands in none of the parts told apart is the street."""
    parts = (address.city, address.region, address.postcode, address.country)
    city, region, code, country = told = tuple(one_line(part or "") for part in parts)
    street = one_line(address.street or "") or _left_over(one_line(address.full), told)
    return "", "", street, city, region, code, country


def _left_over(full: str, told: tuple[str, ...]) -> str:
    """Return what of the address `full` stands in none of the parts told apart: it is not lost."""
    for part in filter(None, told):
        if part in full:
            full = " ".join(full.rsplit(part, 1))
    return one_line(re.sub(r"(\s*[,|]\s*)+", ", ", full)).strip(" ,")


def _add_note(card: Any, contact: Contact, note: str, interview: InterviewLink | None) -> None:
    lines = [clean(contact.note), *_extensions(contact.phones), *_other_cards(contact), clean(note)]
    lines += _about(interview) if interview else ()
    if text := "\n".join(filter(None, lines)):
        _add(card, "note", text)


def _extensions(phones: tuple[Phone, ...]) -> Iterator[str]:
    """Yield a line for each extension.

    In TEL itself Android drops every separator but the letter p (`VCardEntry.addPhone`) and would dial
    number and extension as one; other readers do so with the p.
    """
    for phone in phones:
        if phone.extension and (digits := one_line(phone.extension)):
            yield f"Extension {digits} at {phone.value}"


def _other_cards(contact: Contact) -> Iterator[str]:
    """Yield a line for each thing that other cards of the person say: address books have no field for it."""
    for position in contact.former:
        yield f"Formerly: {one_line(str(position))}"
    for said in contact.also:
        yield f"Also: {one_line(said)}"


def _about(interview: InterviewLink) -> Iterator[str]:
    summary = one_line(interview.summary).replace(
        ";", ","
    )  # Thunderbird and KDE show an escaped one's backslash
    yield f"Interview {interview.id}, {summary}"
    if interview.url:
        yield f"Record: {web_address(interview.url)}"


def _add_interview(card: Any, interview: InterviewLink) -> None:
    """Add what address books and servers keep; phones keep the note and the URL only."""
    _add(card, "categories", ["Interview"])
    _add(card, "x-interview-id", interview.id)
    if interview.url:
        _add(card, "url", web_address(interview.url), group="item1")
        _add(card, "x-ablabel", INTERVIEW_LABEL, group="item1")


def _add_photo(card: Any, photo: bytes) -> None:
    if not photo.startswith(b"\xff\xd8\xff") or len(photo) > MAX_PHOTO_OCTETS:
        raise ValueError(f"a vCard's photo is a JPEG of at most {MAX_PHOTO_OCTETS} octets")
    line = _add(card, "photo", photo, "JPEG")
    line.params["ENCODING"] = ["b"]


def _kept_apart(lines: list[Any]) -> Iterator[Any]:
    """Yield the lines in order, but after one that swallows folded lines the next that is not folded."""
    waiting = list(lines)
    last = ""
    while waiting:
        line = waiting[0] if last not in SWALLOWERS else next(filter(_fits, _firsts(waiting)), waiting[0])
        # A label stays right behind what it labels: some readers take them by their order, not by the group.
        for each in (line, *(other for other in waiting if line.group and other.group == line.group)):
            if each in waiting:
                waiting.remove(each)
                last = each.name
                yield each


def _firsts(lines: list[Any]) -> Iterable[Any]:
    """Return the first line of each name: of two telephones the preferred one stays the first."""
    firsts: dict[str, Any] = {}
    for line in (each for each in lines if each.name != "X-ABLABEL"):
        firsts.setdefault(line.name, line)
    return firsts.values()


def _fits(line: Any) -> bool:
    return "\r\n" not in fold(_written(line))


def _written(line: Any) -> str:
    """Return a line of vobject's as text, not yet folded."""
    group = f"{line.group}." if line.group else ""
    params = "".join(f";{name}={','.join(values)}" for name, values in sorted(line.params.items()))
    return f"{group}{SPELLING.get(line.name, line.name)}{params}:{_value(line)}"


def _value(line: Any) -> str:
    match line.value:
        case NameValue() as n:
            return ";".join(map(escape, (n.family, n.given, n.additional, n.prefix, n.suffix)))
        case AddressValue() as a:
            return ";".join(escape(getattr(a, part)) for part in ADDRESS)
        case bytes() as picture:
            return base64.b64encode(picture).decode()
        case list() as parts:
            return ("," if line.name == "CATEGORIES" else ";").join(map(escape, parts))
        case text:
            return str(text) if line.name == "URL" else escape(text)
