"""Contacts in the store, found again by what they share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from scanner.identity.compare import Population
from scanner.identity.keys import NEAR, SHARED, Key, keys_of
from scanner.model.contact import Contact
from scanner.model.record import Decider, Match
from scanner.store.batches import AT_ONCE, batches
from scanner.store.cleaned import clean
from scanner.store.codec import contact_from_json, contact_to_json
from scanner.store.tables import contact_keys, contacts

ENOUGH = 50
COMMON = 40
"""What more contacts than this have in common tells nobody from another."""
BESIDE = 20
"""Values that are asked about in one question; most contacts have fewer."""


class Contacts:
    """The contacts, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, uid: str, contact: Contact, *, at: dt.datetime, by: Decider = Decider.PERSON) -> None:
        """Keep a contact under its UID, over the one that was there, as a person decided it."""
        self.save_all([(uid, contact)], at=at, by=by)

    def learn(self, held: Iterable[tuple[str, Contact]], *, at: dt.datetime) -> None:
        """Keep what a reading says of contacts, but for those on which a person has decided."""
        for some in batches(held):
            decided = self.decided(uid for uid, _ in some)
            self.save_all((one for one in some if one[0] not in decided), at=at, by=Decider.READING)

    def decided(self, uids: Iterable[str]) -> set[str]:
        """Return those of these contacts on which a person has decided."""
        found: set[str] = set()
        for some in batches(uids):
            found |= set(self._connection.scalars(_DECIDED, {"some": some}))
        return found

    def save_all(
        self, held: Iterable[tuple[str, Contact]], *, at: dt.datetime, by: Decider = Decider.PERSON
    ) -> None:
        """Keep many contacts at once."""
        for some in batches(held):
            rows = [_row(uid, contact, at, by) for uid, contact in some]
            uids = [uid for uid, _ in some]
            known = set(self._connection.scalars(_THERE, {"some": uids}))
            self._put([r for r in rows if r["uid"] not in known], [r for r in rows if r["uid"] in known])
            self._connection.execute(_WITHOUT_KEYS, {"some": uids})
            keys = [row for uid, contact in some for row in _key_rows(uid, contact)]
            if keys:
                self._connection.execute(_NEW_KEYS, keys)

    def _put(self, new: list[dict[str, object]], old: list[dict[str, object]]) -> None:
        if new:
            self._connection.execute(_NEW, new)
        if old:
            self._connection.execute(_CHANGED, [{"of": row["uid"], **row} for row in old])

    def put_away(self, uid: str, *, at: dt.datetime | None) -> None:
        """Note that a person wants no vCard of a contact any more; at None, that they want it again."""
        self._connection.execute(_CHANGED, {"of": uid, "removed": at})

    def away(self, uids: Iterable[str] | None = None) -> dict[str, dt.datetime]:
        """Return those of these contacts, or of all, that a person put away, and when."""
        if uids is None:
            return {uid: when for uid, when in self._connection.execute(_AWAY)}
        found: dict[str, dt.datetime] = {}
        for some in batches(uids):
            found |= {uid: when for uid, when in self._connection.execute(_SOME_AWAY, {"some": some})}
        return found

    def remove(self, uid: str) -> None:
        """Remove a contact, with its keys, its letters and what is known of its files."""
        self._connection.execute(_WITHOUT, {"of": uid})

    def get(self, uid: str) -> Contact | None:
        """Return the contact of a UID, None where there is none."""
        return self.of([uid]).get(uid)

    def of(self, uids: Iterable[str]) -> dict[str, Contact]:
        """Return the contacts of these UIDs; who is not there is left out."""
        found: dict[str, Contact] = {}
        for some in batches(uids):
            held = self._connection.execute(_OF, {"some": some})
            found |= {uid: contact_from_json(fields) for uid, fields in held}
        return found

    def all(self) -> Iterator[tuple[str, Contact]]:
        """Return every contact with its UID, in order of names, a few at a time."""
        asked = sa.select(contacts.c.uid, contacts.c.fields).order_by(contacts.c.label, contacts.c.uid)
        for uid, fields in self._connection.execution_options(yield_per=AT_ONCE).execute(asked):
            yield uid, contact_from_json(fields)

    def written(self) -> Iterator[tuple[str, str]]:
        """Return every contact as it is written down, in JSON, with its UID, in order of names."""
        asked = sa.select(contacts.c.uid, sa.cast(contacts.c.fields, sa.Text))
        asked = asked.order_by(contacts.c.label, contacts.c.uid)
        found = self._connection.execution_options(yield_per=AT_ONCE).execute(asked)
        yield from ((uid, fields) for uid, fields in found)

    def count(self) -> int:
        """Return how many contacts there are."""
        return int(self._connection.scalar(_COUNT) or 0)

    def find(self, text: str) -> dict[str, Contact]:
        """Return whom `text` may mean: a UID or its beginning, an e-mail address, or words of a name."""
        wanted = " ".join(clean(text).casefold().split())
        if not wanted:
            return {}
        by_uid = contacts.c.uid.startswith(wanted, autoescape=True)
        by_key = contacts.c.uid.in_(
            sa.select(contact_keys.c.contact).where(
                contact_keys.c.kind.in_(("email", "label")),
                contact_keys.c.value.contains(wanted, autoescape=True),
            )
        )
        asked = sa.select(contacts.c.uid, contacts.c.fields).where(by_uid | by_key)
        asked = asked.order_by(contacts.c.label, contacts.c.uid).limit(ENOUGH)
        return {uid: contact_from_json(fields) for uid, fields in self._connection.execute(asked)}

    def sharing(
        self, contact: Contact, *, but: str | None = None, kinds: Iterable[str] = SHARED
    ) -> tuple[Match, ...]:
        """Return who shares an e-mail address, a phone number or a name with `contact`."""
        held = {kind: values for kind in kinds if (values := _values(contact, kind))}
        found = self._connection.execute(_sharing(tuple(held)), held) if held else ()
        return tuple(Match(*row) for row in found if row[0] != but)

    def near(self, contact: Contact, *, but: str | None = None) -> dict[str, Contact]:
        """Return who may be the same person as `contact`, by UID: few, however many contacts there are."""
        keys = [(kind, value) for kind in NEAR for value in _values(contact, kind)]
        found: set[str] = set()
        for first in range(0, len(keys), BESIDE):
            found |= self._few(keys[first : first + BESIDE])
        return self.of(sorted(found - {but}))

    def _few(self, keys: Sequence[Key]) -> set[str]:
        """Return who has one of some values, nobody by one that is common: few are looked at, however many
        there are.
        """
        told = {f"kind{at}": kind for at, (kind, _) in enumerate(keys)}
        told |= {f"value{at}": value for at, (_, value) in enumerate(keys)}
        bearers: dict[int, set[str]] = {}
        for at, uid in self._connection.execute(_bearers(len(keys)), told):
            bearers.setdefault(at, set()).add(uid)
        return set[str]().union(*(uids for uids in bearers.values() if len(uids) <= COMMON))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Return every two contacts that may be the same person, in order, each pair once."""
        groups = sa.select(contact_keys.c.kind, contact_keys.c.value).where(contact_keys.c.kind.in_(NEAR))
        groups = groups.group_by(contact_keys.c.kind, contact_keys.c.value)
        few = groups.having(sa.func.count().between(2, COMMON)).subquery()
        one, other = contact_keys.alias(), contact_keys.alias()
        asked = sa.select(one.c.contact, other.c.contact).select_from(few)
        for side in (one, other):
            asked = asked.join(side, (side.c.kind == few.c.kind) & (side.c.value == few.c.value))
        asked = (
            asked.where(one.c.contact < other.c.contact).distinct().order_by(one.c.contact, other.c.contact)
        )
        yield from ((first, second) for first, second in self._connection.execute(asked))

    def population(self, words: Iterable[str]) -> Population:
        """Return how many contacts there are, and how many bear each of these words in their name."""
        bearers: dict[str, int] = {}
        for some in batches(words):
            bearers |= {word: count for word, count in self._connection.execute(_BEARING, {"some": some})}
        return Population(self.count(), bearers)


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_SOME: sa.BindParameter[str] = sa.bindparam("some", expanding=True)
_THERE = sa.select(contacts.c.uid).where(contacts.c.uid.in_(_SOME))
_DECIDED = _THERE.where(contacts.c.decided_by == Decider.PERSON.value)
_OF = sa.select(contacts.c.uid, contacts.c.fields).where(contacts.c.uid.in_(_SOME))
_AWAY = sa.select(contacts.c.uid, contacts.c.removed).where(contacts.c.removed.is_not(None))
_SOME_AWAY = _AWAY.where(contacts.c.uid.in_(_SOME))
_COUNT = sa.select(sa.func.count()).select_from(contacts)
_BEARING = (
    sa.select(contact_keys.c.value, sa.func.count())
    .where(contact_keys.c.kind == "word", contact_keys.c.value.in_(_SOME))
    .group_by(contact_keys.c.value)
)
_IT = contacts.c.uid == sa.bindparam("of")
_NEW, _CHANGED, _WITHOUT = sa.insert(contacts), sa.update(contacts).where(_IT), sa.delete(contacts).where(_IT)
_NEW_KEYS = sa.insert(contact_keys)
_WITHOUT_KEYS = sa.delete(contact_keys).where(contact_keys.c.contact.in_(_SOME))


@cache
def _bearers(count: int) -> sa.CompoundSelect[Any]:
    """Return what asks who has each of so many values of a kind: its number, and a UID, a few of each."""
    asked = []
    for at in range(count):
        has = (
            contact_keys.c.kind == sa.bindparam(f"kind{at}"),
            contact_keys.c.value == sa.bindparam(f"value{at}"),
        )
        few = sa.select(contact_keys.c.contact).where(*has).limit(COMMON + 1).subquery()
        asked.append(sa.select(sa.literal_column(str(at)), few.c.contact))
    return sa.union_all(*asked)


def beginning(host: str) -> dict[str, str]:
    """Return what `with_hint` is bound to: hints of a domain begin with it and a blank."""
    begins = re.sub(r"([%_/])", r"/\1", f"{host} ") + "%"
    return {"begins": begins, "first": f"{host} ", "last": f"{host}!"}


def with_hint(dialect: str) -> sa.Select[tuple[str]]:
    """Return what asks who has a hint that begins so, which SQLite finds by its index only between two."""
    value = contact_keys.c.value
    asked = sa.select(contact_keys.c.contact).where(contact_keys.c.kind == "hint")
    asked = asked.where(value.like(sa.bindparam("begins"), escape="/"))
    if dialect == "sqlite":
        asked = asked.where(value.between(sa.bindparam("first"), sa.bindparam("last")))
    return asked.distinct().order_by(contact_keys.c.contact)


@cache
def _sharing(kinds: tuple[str, ...]) -> sa.Select[Any]:
    """Return what asks who has one of some values of these kinds, which are bound under their names."""
    asked = sa.select(contact_keys.c.contact, contact_keys.c.kind, contact_keys.c.value)
    has = contact_keys.c.value
    shared = ((contact_keys.c.kind == kind) & has.in_(sa.bindparam(kind, expanding=True)) for kind in kinds)
    return asked.where(sa.or_(sa.false(), *shared)).order_by(contact_keys.c.contact, contact_keys.c.kind)


def _values(contact: Contact, kind: str) -> list[str]:
    return [clean(value) for of, value in keys_of(contact) if of == kind]


def _key_rows(uid: str, contact: Contact) -> list[dict[str, str]]:
    keys = dict.fromkeys((kind, clean(value)) for kind, value in keys_of(contact))
    return [{"contact": uid, "kind": kind, "value": value} for kind, value in keys]


def _row(uid: str, contact: Contact, at: dt.datetime, by: Decider) -> dict[str, object]:
    fields = contact_to_json(contact)
    return {"uid": uid, "label": contact.label, "fields": fields, "changed": at, "decided_by": by.value}
