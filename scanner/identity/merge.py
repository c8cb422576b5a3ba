"""Make one contact of two that are the same person, and lose nothing that either says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from scanner.identity.fold import is_same_text, joined, words
from scanner.identity.names import Agreement, agreement
from scanner.identity.traits import MIN_TAIL, site
from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind, Position

T = TypeVar("T")


def merged(newer: Contact, older: Contact) -> Contact:
    """Return the contact that says what either says; where they differ, what the newer card says comes first.

    A position that the newer card replaces is a former one; another name, or what may be the same misread,
    stands in `also`. Values that differ only in case, marks and punctuation are one value.
    """
    name, names_left = _name(newer.name, older.name)
    position, former, spellings = _position(newer, older)
    kept = Contact(
        name=name,
        org=position.org,
        department=position.department,
        title=position.title,
        emails=_union((*newer.emails, *older.emails), key=lambda e: e.strip().casefold()),
        phones=_phones((*newer.phones, *older.phones)),
        urls=_union((*newer.urls, *older.urls), key=site),
        addresses=_addresses((*newer.addresses, *older.addresses)),
    )
    return replace(
        kept,
        former=_union((*newer.former, *former, *older.former), key=lambda p: words(str(p))),
        also=_union((*newer.also, *names_left, *spellings, *older.also), key=words),
        private=tuple(dict.fromkeys((*newer.private, *older.private))),
        note="\n".join(dict.fromkeys((*newer.note.splitlines(), *older.note.splitlines()))),
    )


def _name(newer: Name | None, older: Name | None) -> tuple[Name | None, tuple[str, ...]]:
    """Return the fuller name, with the parts only the other has, and what of the other is left."""
    if newer is None or older is None:
        return newer or older, ()
    said, before = words(newer.full), words(older.full)
    how = agreement(said, before)
    is_fuller = how in (Agreement.LONGER, Agreement.INITIALS) and len("".join(before)) > len("".join(said))
    has_marks = how is Agreement.SAME and newer.full.isascii() and not older.full.isascii()
    first, second = (older, newer) if is_fuller or has_marks else (newer, older)
    parts = ("given", "additional", "family") if how is Agreement.SAME else ()
    filled = {
        part: getattr(first, part) or getattr(second, part)
        for part in (*parts, "prefix", "suffix", "other_script")
    }
    left = [second.full] if joined(second.full) != joined(first.full) else []
    left += [
        f"{lost} {second.full}" if part == "prefix" else lost
        for part in ("prefix", "suffix", "other_script")
        if (lost := getattr(second, part)) and not set(words(lost)) <= set(words(filled[part] or ""))
    ]
    return replace(first, **filled), tuple(left)


def _position(newer: Contact, older: Contact) -> tuple[Position, tuple[Position, ...], tuple[str, ...]]:
    """Return the position that holds, filled from the older card where that is the same one.

    And the former one, and what the older card spells otherwise.
    """
    now = Position(newer.org, newer.department, newer.title)
    before = Position(older.org, older.department, older.title)
    pairs = ((now.org, before.org), (now.department, before.department), (now.title, before.title))
    if all(not a or not b or is_same_text(words(a), words(b)) for a, b in pairs):
        spellings = tuple(b for a, b in pairs if a and b and words(a) != words(b))
        return Position(*(a or b for a, b in pairs)), (), spellings
    return now, (before,), ()


def _phones(held: Iterable[Phone]) -> tuple[Phone, ...]:
    """Return each number once; one whose kind was only assumed takes the kind another card tells."""
    told: dict[tuple[str, str | None], Phone] = {}
    for phone in held:
        known = told.setdefault((phone.value, phone.extension), phone)
        if known.kind in (PhoneKind.WORK, PhoneKind.OTHER) and phone.kind is not PhoneKind.OTHER:
            told[(phone.value, phone.extension)] = replace(known, kind=phone.kind)
    return tuple(p for p in told.values() if not any(_is_national(p, of=other) for other in told.values()))


def _is_national(phone: Phone, *, of: Phone) -> bool:
    """Whether a number without its country is one that stands there with it."""
    digits = phone.value.lstrip("0")
    is_whole = not phone.value.startswith("+") and len(digits) >= MIN_TAIL and of.value.startswith("+")
    return is_whole and of.value.endswith(digits) and phone.extension in (None, of.extension)


def _addresses(held: Iterable[Address]) -> tuple[Address, ...]:
    return _union(held, key=lambda a: joined(a.full) or a.full)


def _union(held: Iterable[T], *, key: Callable[[T], Hashable]) -> tuple[T, ...]:
    found: dict[Hashable, T] = {}
    for value in held:
        found.setdefault(key(value) or str(value), value)
    return tuple(found.values())
