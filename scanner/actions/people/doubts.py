"""What of a contact a person should look at: what was not read surely, unless they have said what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from scanner.identity.joined import all_of_one
from scanner.model.contact import Contact, Phone
from scanner.model.deed import DeedKind
from scanner.model.merge import Merge
from scanner.model.proposal import FIELDS, Guess, Proposal
from scanner.model.record import KeptCard

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
Said = tuple[str, object]
"""A field of a contact and a value of it."""
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
    """Return the fields to look at of contacts that a person decided on, and that were made of two besides.

    To say that two are one, or to have decided on one of them, settles nothing that the other's card says.
    """
    joined = records.merges.joined(people)
    uids = {uid for merges in joined.values() for merge in merges for uid in (merge.gone, merge.kept)}
    looked = {
        deed.contact: deed.at
        for deed in reversed(records.deeds.all(contacts=uids) if uids else ())
        if deed.kind is DeedKind.CHECKED and deed.undone is None
    }
    cards = dict(records.photos.cards_of(joined))
    found: dict[str, tuple[str, ...]] = {}
    for uid, merges in joined.items():
        in_order = _in_order(merges, uid)
        left = _left_open(in_order, _unsure(cards.get(uid, ())), looked).get(uid, frozenset())
        fields = {CALLED[name] for name, _ in left & _said(people[uid])}
        found[uid] = tuple(field for field in FIELDS if field in fields)
    return found


def _in_order(merges: Iterable[Merge], uid: str) -> Iterator[Merge]:
    """Yield the merges that made a contact, what made one that went into it before that."""
    held = tuple(merges)
    for merge in (one for one in held if one.kept == uid):
        yield from (*_in_order(held, merge.gone), merge)


def _left_open(
    merges: Iterable[Merge], unsure: frozenset[Said], looked: Mapping[str | None, dt.datetime]
) -> dict[str, frozenset[Said]]:
    """Return what nobody has settled of what is `unsure` on the cards of contacts, by their UIDs.

    `merges` made them, in their order; `looked` is when a person looked at them last. Who decides on one
    that was made of two on whom nobody had decided sees all of it.
    """
    found: dict[str, frozenset[Said]] = {}
    for merge in merges:
        left, settled = frozenset[Said](), frozenset[Said]()
        for uid, contact in ((merge.gone, merge.before.gone), (merge.kept, merge.before.kept)):
            is_decided = uid in merge.before.decided
            still = _said(contact) & (found.get(uid, frozenset()) if is_decided else unsure)
            left |= still
            settled |= _said(contact) - still if is_decided else frozenset()
        when = looked.get(merge.kept)
        is_seen = not merge.before.decided or (when is not None and when >= merge.at)
        found[merge.kept] = frozenset() if is_seen else left - settled
    return found


def _unsure(cards: Iterable[KeptCard]) -> frozenset[Said]:
    """Return what was read on some cards, and on none of them surely."""
    read = [(name, guess) for card in cards for name in CALLED for guess in _guesses(card.proposal, name)]
    doubted = {(name, _plain(guess.value)) for name, guess in read if _is_doubted(guess, name)}
    return frozenset(doubted - {(name, _plain(guess.value)) for name, guess in read if guess.sure})


def _said(contact: Contact) -> frozenset[Said]:
    return frozenset((name, _plain(value)) for name in CALLED for value in _values(contact, name))


def _values(contact: Contact, name: str) -> tuple[Any, ...]:
    held = getattr(contact, name)
    return held if isinstance(held, tuple) else (held,)


def _guesses(read: Proposal, name: str) -> tuple[Guess[Any], ...]:
    held = getattr(read, name)
    return held if isinstance(held, tuple) else tuple(filter(None, (held,)))


def _plain(value: object) -> object:
    """Return what tells a value, of a number what is dialled: it may be printed in many ways."""
    return value.value if isinstance(value, Phone) else value


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
