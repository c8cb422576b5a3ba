"""What of a contact a person should look at: what was not read surely, unless they have said what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from scanner.identity.joined import all_of_one
from scanner.model.contact import Contact
from scanner.model.deed import DeedKind
from scanner.model.proposal import FIELDS, Guess, Proposal

if TYPE_CHECKING:
    from scanner.store.store import Records

CALLED = {
    "name": "name",
    "org": "company",
    "department": "department",
    "title": "title",
    "emails": "e-mail",
    "phones": "phone",
    "urls": "web",
    "addresses": "address",
}
"""What people call the fields of a contact."""
REACHED = ("name", "emails", "phones")
"""Fields in which what is not sure is to be looked at; of the others what is likelier wrong than right."""


def doubts_of(records: Records, uid: str, contact: Contact) -> tuple[str, ...]:
    """Return the fields of a contact to look at; none where a person looked at all of it."""
    return doubts_of_all(records, {uid: contact}).get(uid, ())


def doubts_of_all(records: Records, people: Mapping[str, Contact]) -> dict[str, tuple[str, ...]]:
    """Return the fields to look at of many contacts, by UID; who has none may be left out."""
    decided = records.contacts.decided(people)
    open_ = people.keys() - decided
    said = records.deeds.said(open_)
    since = _come_since(records, {uid: people[uid] for uid in decided})
    return since | {
        uid: doubts(all_of_one(card.proposal for card in cards), people[uid], said=said.get(uid, frozenset()))
        for uid, cards in records.photos.cards_of(open_)
    }


def _come_since(records: Records, people: Mapping[str, Contact]) -> dict[str, tuple[str, ...]]:
    """Return the fields to look at of contacts to which a card was joined after a person decided on them."""
    joined = records.merges.joined(people)
    uids = {merge.kept for merge in joined}
    looked = {
        deed.contact: deed.at
        for deed in reversed(records.deeds.all(contacts=uids) if uids else ())
        if deed.kind is DeedKind.CHECKED and deed.undone is None
    }
    cards = dict(records.photos.cards_of(uids))
    found: dict[str, set[str]] = {}
    for merge in joined:
        when = looked.get(merge.kept)
        if when is None or when < merge.at:
            for card in cards.get(merge.kept, ()):
                if (card.photo, card.position) in merge.before.cards:
                    new = _new_doubts(card.proposal, people[merge.kept], merge.before.kept)
                    found.setdefault(merge.kept, set()).update(new)
    return {uid: tuple(field for field in FIELDS if field in fields) for uid, fields in found.items()}


def _new_doubts(read: Proposal, now: Contact, before: Contact) -> Iterator[str]:
    """Yield the fields in which a contact says what a card says, not surely, and did not say before."""
    for name, called in CALLED.items():
        new = {*_values(now, name)} - {*_values(before, name)}
        held = getattr(read, name)
        guesses = held if isinstance(held, tuple) else filter(None, (held,))
        if any(_is_doubted(guess, name) and guess.value in new for guess in guesses):
            yield called


def _values(contact: Contact, name: str) -> tuple[Any, ...]:
    held = getattr(contact, name)
    return held if isinstance(held, tuple) else (held,)


def doubts(understood: Proposal, contact: Contact, *, said: frozenset[str]) -> tuple[str, ...]:
    """Return the fields to look at of a contact on some of whose fields a person `said` something.

    Of the values of such a field those still want a look that the contact has and that were not read surely.
    """
    doubted = understood.doubts()
    left = {CALLED[name] for name in said & CALLED.keys() if not _is_left(understood, contact, name)}
    return tuple(field for field in FIELDS if field in doubted and field not in left)


def _is_left(understood: Proposal, contact: Contact, name: str) -> bool:
    guesses, values = getattr(understood, name), getattr(contact, name)
    if not isinstance(guesses, tuple):
        return False
    return any(_is_doubted(guess, name) and guess.value in values for guess in guesses)


def _is_doubted(guess: Guess[Any], name: str) -> bool:
    return not guess.sure if name in REACHED else guess.is_doubtful
