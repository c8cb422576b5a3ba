"""Who in the records may be one person: candidates by their keys, judged pair by pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scanner.identity.compare import Likeness, Verdict, compare
from scanner.identity.traits import Traits, traits
from scanner.model.contact import Contact
from scanner.store.store import Records

AT_ONCE = 2000
"""Pairs judged together: their contacts are in memory, and no others."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two contacts, by their UIDs, that may be the same person, and why."""

    one: str
    other: str
    likeness: Likeness


def doubles(records: Records) -> Iterator[Double]:
    """Yield every two contacts that may be the same person, but those known to be two or put away."""
    apart, away = records.merges.all_apart(), records.contacts.away().keys()
    pairs = (pair for pair in records.contacts.pairs() if pair not in apart and away.isdisjoint(pair))
    while some := list(islice(pairs, AT_ONCE)):
        known = {
            uid: traits(contact)
            for uid, contact in records.contacts.of(uid for pair in some for uid in pair).items()
        }
        yield from _likely(records, some, known)


def doubles_of(records: Records, uid: str, contact: Contact) -> tuple[Double, ...]:
    """Return who may be the same person as a contact, likeliest first; `other` is who was there."""
    apart = records.merges.apart_from(uid)
    near = {key: held for key, held in records.contacts.near(contact, but=uid).items() if key not in apart}
    known = {key: traits(held) for key, held in near.items()} | {uid: traits(contact)}
    found = _likely(records, [(uid, other) for other in near], known)
    return tuple(sorted(found, key=lambda d: (-d.likeness.probability, d.other)))


def _likely(records: Records, pairs: list[tuple[str, str]], known: dict[str, Traits]) -> Iterator[Double]:
    if not pairs:
        return  # counting everybody takes as long as there are many
    among = records.contacts.population(word for held in known.values() for word in held.name)
    for one, other in pairs:
        likeness = compare(known[one], known[other], among)
        if likeness.verdict is not Verdict.DIFFERENT:
            yield Double(one, other, likeness)
