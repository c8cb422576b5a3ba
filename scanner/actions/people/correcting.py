"""What a person's vCard says against what we left there: the contact as it is by their word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from scanner.actions.people.wording import home_of, name, phone
from scanner.errors import UsageError
from scanner.model.contact import Address, Contact, Name, Phone
from scanner.outputs.cardsays import Said, address_of, bare_name, keys, name_of

CHECK = "Please check: "
"""How the line of a note begins that says what to look at."""


def corrected(contact: Contact, was: Said, now: Said, *, region: str | None) -> Contact:
    """Return the contact with what a person changed in a card since it `was`: all else stays."""
    changed: dict[str, Any] = {}
    if (now.full, now.parts) != (was.full, was.parts):
        changed["name"] = _name(contact, was, now, region)
    if now.nickname != was.nickname and (named := changed.get("name", contact.name)):
        changed["name"] = replace(named, other_script=now.nickname or None)
    if now.org != was.org:
        changed["org"], changed["department"] = (*now.org, None, None)[:2]
    if now.title != was.title:
        changed["title"] = now.title or None
    kinds = dict(zip(now.phones, now.kinds, strict=True))
    makers: dict[str, Callable[[Any], Any]] = {
        "emails": str,
        "phones": lambda key: _phone(key, kinds, region, home_of(contact)),
        "urls": str,
        "addresses": address_of,
    }
    for field, make in makers.items():
        before, after = getattr(was, field), getattr(now, field)
        if set(before) != set(after):
            changed[field] = _several(contact, field, before, after, make)
    told = dict(zip(was.phones, was.kinds, strict=True))
    phones = changed.get("phones", contact.phones)
    changed["phones"] = tuple(_with_kind(one, told, now) for one in phones)
    if now.private != was.private:
        changed["private"] = tuple(_private(replace(contact, **changed), was, now))
    if now.note != was.note:
        changed["note"] = "\n".join(_note(contact, was, now))
    return replace(contact, **changed)


def taken_out(contact: Contact, was: Said, now: Said) -> tuple[str, ...]:
    """Return the lines of ours that a person took out of a note, and PHOTO where the picture is theirs."""
    theirs = contact.note.splitlines()
    rows = [row for row in was.note if row not in now.note and row not in theirs]
    return (*rows, *(["PHOTO"] if was.picture != now.picture else []))


def is_checked(contact: Contact, was: Said, now: Said) -> bool:
    """Whether a person took out what to check, and nothing else of our note: then they have looked."""
    out = [row for row in taken_out(contact, was, now) if row != "PHOTO"]
    return bool(out) and all(row.startswith(CHECK) for row in out)


def _name(contact: Contact, was: Said, now: Said, region: str | None) -> Name | None:
    """Return the name that the card has now. One whose parts were left as they were is taken apart anew."""
    before = contact.name
    if now.parts != was.parts:
        return name_of(now, before, was)
    if before is None and now.full == contact.label:
        return None  # a company's card shows its company
    prefix, suffix = (before.prefix or "", before.suffix or "") if before else ("", "")
    return name(bare_name(now.full, prefix, suffix) if before else now.full, before=before, region=region)


def _private(contact: Contact, was: Said, now: Said) -> Iterator[str]:
    """Yield what is theirs at home: as the card says where that was changed, else as it was known."""
    for field in ("emails", "urls", "addresses"):
        for value, key in zip(getattr(contact, field), keys(contact, field), strict=True):
            text = value.full if isinstance(value, Address) else value
            is_known = text in contact.private
            is_said = key in now.private
            if is_said if is_said != (key in was.private) else is_known:
                yield text


def _phone(key: str, kinds: dict[str, Any], region: str | None, home: str | None) -> Phone:
    try:
        read = phone(key, region=region, home=home)
    except UsageError:
        read = Phone(key, key)
    return replace(read, kind=kinds[key])


def _with_kind(one: Phone, told: dict[str, Any], now: Said) -> Phone:
    """Return a number for what the person says it is for, where they changed that."""
    kinds = dict(zip(now.phones, now.kinds, strict=True))
    is_changed = one.value in told and kinds.get(one.value, told[one.value]) is not told[one.value]
    return replace(one, kind=kinds[one.value]) if is_changed else one


def _several(
    contact: Contact, field: str, was: tuple[Any, ...], now: tuple[Any, ...], make: Callable[[Any], Any]
) -> tuple[Any, ...]:
    """Return the values of a field without those taken out; new ones stand where as many were taken out."""
    values, known = list(getattr(contact, field)), list(keys(contact, field))
    added = [key for key in now if key not in was and key not in known]
    gone = [key for key in was if key not in now and key in known]
    made = [make(key) for key in added]
    if len(made) == len(gone):
        for key, value in zip(gone, made, strict=True):
            values[known.index(key)] = value
        return tuple(dict.fromkeys(values))
    kept = (value for value, key in zip(values, known, strict=True) if key not in gone)
    return tuple(dict.fromkeys((*kept, *made)))


def _note(contact: Contact, was: Said, now: Said) -> tuple[str, ...]:
    """Return the lines of a note that a person wrote."""
    ours = [row for row in was.note if row not in contact.note.splitlines()]
    return tuple(row for row in now.note if row not in ours)
