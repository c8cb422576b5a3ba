"""People one can see: found by whatever one remembers of them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.people.doubts import doubts_of, doubts_of_all
from scanner.identity.fold import words as folded
from scanner.model.contact import Contact
from scanner.model.occasion import Occasion
from scanner.model.record import KeptCard, WrittenCard
from scanner.store.codec import contact_from_json

if TYPE_CHECKING:
    from scanner.store.store import Records

LETTERS = 3
"""Letters from which on a word is looked for in all that was read on cards."""
DIGITS = 4
"""Digits from which on a word is looked for in numbers, however these are grouped."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact by its UID, what to look at, where they were met, and when they were put away, if so."""

    uid: str
    contact: Contact
    doubts: tuple[str, ...]
    met: tuple[Occasion, ...]
    away: dt.datetime | None


def find(records: Records, words: str = "", *, away: bool = False) -> tuple[Person, ...]:
    """Return whom all these words are about, in order of names: those put away only where `away`.

    A word may stand in the name, the company, an address, a number, a note, the talk with them, the interview
    where they were met, anywhere on their card, or at the beginning of their UID; accents and case do not
    matter.
    """
    wanted, put_away = _wanted(words, records), records.contacts.away()
    met = _met(records)
    found = {
        uid: contact
        for uid, contact in records.contacts.all()
        if (uid in put_away) is away and _has(uid, contact, met.get(uid, ()), wanted)
    }
    doubted = doubts_of_all(records, found)
    return tuple(
        Person(
            uid,
            contact,
            doubted.get(uid, ()),
            tuple(occasion for occasion, _ in met.get(uid, ())),
            put_away.get(uid),
        )
        for uid, contact in found.items()
    )


class Finder:
    """Finds people among many at once: what is said of each is kept folded until it changes."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[str, Contact, str]] = {}

    def find(self, records: Records, words: str, *, most: int) -> dict[str, Contact]:
        """Return the first of those whom `find` would find, in order of names, without what to look at."""
        wanted, away = _wanted(words, records), records.contacts.away()
        met = _met(records) if wanted else {}
        found: dict[str, Contact] = {}
        for uid, fields in records.contacts.written():
            if uid in away:
                continue
            known = self._said.get(uid)
            if known is None or known[0] != fields:
                contact = contact_from_json(json.loads(fields))
                known = self._said[uid] = (fields, contact, _said_of(contact))
            _, contact, said = known
            talks = " ".join("".join(folded(text)) for text in _met_texts(met.get(uid, ())))
            if _is_said(uid, contact, f"{said} {talks}", wanted):
                found[uid] = contact
                if len(found) == most:
                    break
        return found


def person(records: Records, uid: str) -> Person:
    """Return the person of a UID, whom somebody may have put away."""
    contact = records.contacts.of([uid])[uid]
    when = records.contacts.away([uid]).get(uid)
    met = records.occasions.of_contact(uid)
    return Person(uid, contact, doubts_of(records, uid, contact), met, when)


def cards_and_files(records: Records, uid: str) -> tuple[tuple[KeptCard, ...], tuple[WrittenCard, ...]]:
    """Return the cards that a contact was read from, and its vCard files."""
    return records.photos.cards(contact=uid), records.vcards.of(uid)


def _met(records: Records) -> dict[str, tuple[tuple[Occasion, str], ...]]:
    """Return where everybody was met, with what they talked about."""
    occasions = {occasion.id: occasion for occasion in records.occasions.all()}
    found: dict[str, tuple[tuple[Occasion, str], ...]] = {}
    for key, uid, talk in records.occasions.everybody():
        found[uid] = (*found.get(uid, ()), (occasions[key], talk))
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word that is looked for, folded; its digits where it may be of a number; on whose cards it is."""

    word: str
    digits: str
    on_cards_of: frozenset[str]


def _wanted(text: str, records: Records) -> tuple[_Wanted, ...]:
    found = []
    for typed in text.split():
        digits = re.sub(r"\D", "", typed)
        is_number = len(digits) >= DIGITS and re.fullmatch(r"\+?[\d()./-]+", typed)
        word = "".join(folded(typed))
        there = records.pages.saying(typed) if len(word) >= LETTERS else ()
        found.append(_Wanted(word, digits.lstrip("0") if is_number else "", frozenset(there)))
    return tuple(one for one in found if one.word or one.digits)


def _has(
    uid: str, contact: Contact, met: tuple[tuple[Occasion, str], ...], wanted: tuple[_Wanted, ...]
) -> bool:
    texts = (*_texts(contact), *_met_texts(met))
    return _is_said(uid, contact, " ".join("".join(folded(text)) for text in texts) if wanted else "", wanted)


def _said_of(contact: Contact) -> str:
    return " ".join("".join(folded(text)) for text in _texts(contact))


def _is_said(uid: str, contact: Contact, said: str, wanted: tuple[_Wanted, ...]) -> bool:
    """Tell whether all words are in what is said of somebody."""
    numbers = " ".join(phone.value for phone in contact.phones)
    return all(
        (one.word and (one.word in said or uid.startswith(one.word)))
        or (one.digits and one.digits in numbers)
        or uid in one.on_cards_of
        for one in wanted
    )


def _texts(contact: Contact) -> Iterator[str]:
    if contact.name:
        yield contact.name.full
        yield from filter(None, (contact.name.prefix, contact.name.suffix, contact.name.other_script))
    yield from filter(None, (contact.org, contact.department, contact.title, contact.note))
    yield from (*contact.emails, *contact.urls, *contact.also)
    yield from (address.full for address in contact.addresses)
    yield from (str(position) for position in contact.former)


def _met_texts(met: tuple[tuple[Occasion, str], ...]) -> Iterator[str]:
    for occasion, talk in met:
        yield from (occasion.id, occasion.label, f"{occasion.when.day}", talk)
