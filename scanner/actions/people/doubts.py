"""What of a contact a person should look at: what was not read surely, unless they have said what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scanner.identity.joined import all_of_one
from scanner.model.contact import Contact
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
    open_ = people.keys() - records.contacts.decided(people)
    said = records.deeds.said(open_)
    return {
        uid: doubts(all_of_one(card.proposal for card in cards), people[uid], said=said.get(uid, frozenset()))
        for uid, cards in records.photos.cards_of(open_)
    }


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
