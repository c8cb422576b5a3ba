"""What a person types of a contact, understood: numbers, addresses and names as a contact has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from scanner.errors import UsageError
from scanner.interviews import plain
from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.numbers import international

KINDS = {
    "cell": PhoneKind.CELL,
    "mobile": PhoneKind.CELL,
    "work": PhoneKind.WORK,
    "office": PhoneKind.WORK,
    "home": PhoneKind.HOME,
    "private": PhoneKind.HOME,
    "fax": PhoneKind.FAX,
    "other": PhoneKind.OTHER,
}
"""Words before a number that say what it is for."""
PRIVATE = {"home": True, "private": True, "work": False, "office": False}
"""Words before an e-mail or web address, or with a colon a postal one: whether it is theirs at home."""
_PLACED = re.compile(
    rf"(?P<place>{'|'.join(PRIVATE)})(?::\s*|\s+(?=\S+$))(?P<value>.+)", re.IGNORECASE | re.DOTALL
)
SINGLE = ("org", "department", "title")
SEVERAL = ("emails", "phones", "urls", "addresses")


@dataclass(frozen=True, slots=True)
class Several:
    """What is said of a field that has several values; `instead` changes one, or the only one.

    An `instead` of "old=new" changes the value old; without "=" the only one there is, or the first of none.
    A new number that is only "fax", "cell", "work" or "home" changes what the old one is for.
    """

    instead: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


NOTHING = Several()


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a contact: None for what is not said, "" to take it away."""

    name: str | None = None
    org: str | None = None
    department: str | None = None
    title: str | None = None
    note: str | None = None
    emails: Several = field(default=NOTHING)
    phones: Several = field(default=NOTHING)
    urls: Several = field(default=NOTHING)
    addresses: Several = field(default=NOTHING)


def with_words(contact: Contact, said: Words, *, region: str | None) -> Contact:
    """Return the contact as it is by what is said of it. Raises UsageError on what cannot be."""
    changed: dict[str, Any] = {}
    if said.name is not None:
        changed["name"] = name(said.name, before=contact.name, region=region)
    for one in SINGLE:
        text = getattr(said, one)
        if text is not None:
            changed[one] = plain.one_line(text) or None
    if said.note is not None:
        changed["note"] = plain.lines(said.note)
    places = _Places(contact.private)
    understand: dict[str, Callable[[str], Any]] = {
        "emails": places.told_with(email),
        "phones": lambda text: phone(text, region=region, home=home_of(contact)),
        "urls": places.told_with(url),
        "addresses": places.told_with(address),
    }
    for several in SEVERAL:
        held, typed = getattr(contact, several), getattr(said, several)
        changed[several] = _several(held, typed, understand[several], several, places)
    return places.kept(replace(contact, **changed))


@dataclass(slots=True)
class _Places:
    """Which addresses are private: those that were, and what is typed of others."""

    before: tuple[str, ...]
    said: dict[str, bool] = field(default_factory=dict)

    def told_with(self, understand: Callable[[str], Any]) -> Callable[[str], Any]:
        """Return what understands an address before which its place may stand, and notes that."""

        def understood(text: str) -> Any:
            found = _PLACED.fullmatch(text.strip())
            value = understand(found["value"] if found else text)
            if found:
                self.said[_text(value)] = PRIVATE[found["place"].casefold()]
            return value

        return understood

    def replaced(self, old: Any, new: Any) -> None:
        """Take what stands in the place of another one for as private as that was, unless it is told."""
        if old is not None and not isinstance(new, Phone):
            self.said.setdefault(_text(new), _text(old) in self.before)

    def kept(self, contact: Contact) -> Contact:
        """Return a contact that says which of its addresses are private."""
        held = (*contact.emails, *contact.urls, *(address.full for address in contact.addresses))
        private = (text for text in held if self.said.get(text, text in self.before))
        return replace(contact, private=tuple(dict.fromkeys(private)))


def _text(value: Any) -> str:
    return value.full if isinstance(value, Address) else str(value)


def name(text: str, *, before: Name | None = None, region: str | None = None) -> Name | None:
    """Return a name as typed, its parts told apart; the one in another script stays. None for no name."""
    from scanner.fields.who.people import named  # its word lists are needed for names only

    typed = plain.one_line(text)
    if not typed:
        return None
    if before and typed == before.full:
        return before
    apart = named(typed, region=region)
    spelt = apart if apart and _same_letters(apart, typed) else Name(typed)
    return replace(spelt, other_script=before.other_script if before else None)


def email(text: str) -> str:
    """Return an e-mail address. Raises UsageError where it is none."""
    found = plain.address(text.strip())
    if found is None:
        raise UsageError(f"{plain.one_line(text)!r} is no e-mail address; write it like ann@acme.example")
    return found


def home_of(contact: Contact) -> str | None:
    """Return the country of a contact's numbers: another one that shows none is most likely from there."""
    from scanner.fields.reach.dialing import parsed, region_of

    numbers = (parsed(held.value, None) for held in contact.phones if held.value.startswith("+"))
    return next((region_of(number) for number in numbers if number), None)


def phone(text: str, *, region: str | None = None, home: str | None = None) -> Phone:
    """Return a number as typed, such as "+49 30 1234567" or "fax 030 1234567". Raises UsageError.

    One that shows no country is from `home` where it can be, else from `region`.
    """
    from scanner.fields.reach.dialing import as_dialled, e164, is_mobile, parsed

    words = plain.one_line(text)
    first, _, rest = words.replace(":", " ", 1).partition(" ")
    kind = KINDS.get(first.casefold())
    typed = rest.strip() if kind else words
    digits, _, extension = re.sub(r"(?i)\s*(?:ext\.?|x|durchwahl)\s*(\d{1,8})$", r"|\1", typed).partition("|")
    if not re.fullmatch(r"[+(]?[\d\s()./+-]{2,40}", digits) or not re.search(r"\d{2}", as_dialled(digits)):
        raise UsageError(f"{words!r} is no telephone number; write it like +49 30 1234567")
    found = (parsed(digits, home) if home else None) or parsed(digits, region)
    usual = PhoneKind.CELL if found and is_mobile(found) else PhoneKind.WORK
    return Phone(e164(found) if found else as_dialled(digits), typed, kind or usual, extension or None)


def url(text: str) -> str:
    """Return a web address as typed. Raises UsageError where it is none."""
    typed = plain.one_line(text)
    if not re.fullmatch(r"(?i)(?:[a-z][a-z0-9+.-]*://)?[^\s/]+\.[^\s/]{2,}(?:/\S*)?", typed):
        raise UsageError(f"{typed!r} is no web address; write it like acme.example/team")
    return typed


def address(text: str) -> Address:
    """Return a postal address as typed, its parts told apart. Raises UsageError where nothing is typed."""
    from scanner.fields.who.address_parts import parsed

    typed = plain.one_line(", ".join(filter(None, map(str.strip, text.splitlines()))))
    if not typed:
        raise UsageError("an address is not empty")
    return parsed(typed)


def _same_letters(told: Name, typed: str) -> bool:
    """Whether nothing that was typed is lost or spelt in another way in the name."""
    parts = " ".join(filter(None, (told.prefix, told.full, told.suffix)))
    return re.sub(r"[\s,]", "", parts) == re.sub(r"[\s,]", "", typed)


def _several(
    held: tuple[Any, ...], said: Several, understand: Callable[[str], Any], what: str, places: _Places
) -> tuple[Any, ...]:
    values = list(held)
    for text in said.instead:
        old, new = _pair(values, text, understand)
        if old is None and len(values) > 1:
            several = ", ".join(map(shown, values))
            raise UsageError(f"there are {len(values)} {what}: {several}; say which: OLD=NEW")
        place = values.index(old) if old is not None else 0
        before = old or (values[0] if values else None)
        value = _instead(before, new, understand)
        places.replaced(before, value)
        values[place : place + 1] = [value]
    for text in said.without:
        gone = _meant(values, text, understand)
        if gone is None:
            raise UsageError(
                f"{plain.one_line(text)!r} is not among the {what}: {', '.join(map(shown, values))}"
            )
        values.remove(gone)
    values += [understand(text) for text in said.added]
    return tuple(dict.fromkeys(values))


def _pair(values: list[Any], text: str, understand: Callable[[str], Any]) -> tuple[Any, str]:
    """Take "old=new" apart where old is one of the values; the equals sign may stand in a web address."""
    old, sign, new = text.partition("=")
    meant = _meant(values, old, understand) if sign else None
    return (meant, new) if meant is not None else (None, text)


def _instead(old: Any, typed: str, understand: Callable[[str], Any]) -> Any:
    """Return what replaces a value: a number is for what it was for, unless that is typed too, or alone."""
    if not isinstance(old, Phone):
        if old is None or typed.strip().casefold() not in PRIVATE:
            return understand(typed)
        understand(f"{typed.strip()}: {_text(old)}")
        return old
    if kind := KINDS.get(typed.strip().casefold()):
        return replace(old, kind=kind)
    new = understand(typed)
    is_told = typed.strip().replace(":", " ").partition(" ")[0].casefold() in KINDS
    return new if is_told else replace(new, kind=old.kind)


def _meant(values: Iterable[Any], text: str, understand: Callable[[str], Any]) -> Any | None:
    """Return which value a text means, as it stands there or, of a number, however it is written."""
    wanted = {_folded(text)}
    with suppress(UsageError):
        typed = understand(text)
        wanted |= {typed.value} if isinstance(typed, Phone) else set()
    return next((v for v in values if wanted & {_folded(said) for said in _ways(v)} - {""}), None)


def _ways(value: Any) -> tuple[str, ...]:
    match value:
        case Phone():
            return value.value, value.raw
        case Address():
            return (value.full,)
        case _:
            return (str(value),)


def _folded(text: str) -> str:
    plainly = text.casefold().strip()
    digits = re.sub(r"[\s()./-]", "", plainly)
    return digits if re.fullmatch(r"\+?\d+", digits) else " ".join(plainly.split())


def differing(before: object, after: object) -> tuple[str, str]:
    """Return two values of a field as people read them: of several ones those in which they differ."""
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        return shown(before), shown(after)
    gone = [value for value in before if value not in after]
    new = [value for value in after if value not in before]
    return ", ".join(map(_told, gone)), ", ".join(map(_told, new))


def _told(value: object) -> str:
    return f"{value.kind.value} {shown(value)}" if isinstance(value, Phone) else shown(value)


def shown(value: object) -> str:
    """Return a value of a contact as people read it."""
    match value:
        case None:
            return ""
        case Name():
            full = " ".join(filter(None, (value.prefix, value.full)))
            return ", ".join(filter(None, (full, value.suffix)))
        case Phone():
            return international(value)
        case Address():
            return value.full
        case tuple():
            return ", ".join(map(shown, value))
        case _:
            return str(value)
