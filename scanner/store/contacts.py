"""Contacts in the store, found again by what they share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from scanner.model.contact import Contact
from scanner.model.record import Decider, Match
from scanner.store.codec import contact_from_json, contact_to_json
from scanner.store.tables import clean, contact_keys, contacts

T = TypeVar("T")

AT_ONCE = 500
"""Values bound in one question; databases take some thousands."""
ENOUGH = 50


class Contacts:
    """The contacts, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, uid: str, contact: Contact, *, at: dt.datetime) -> None:
        """Keep a contact under its UID, over the one that was there, as a person decided it."""
        self.save_all([(uid, contact)], at=at)

    def learn(self, held: Iterable[tuple[str, Contact]], *, at: dt.datetime) -> None:
        """Keep what a reading says of contacts, but for those on which a person has decided."""
        for some in _batches(held):
            decided = self.decided(uid for uid, _ in some)
            self.save_all((one for one in some if one[0] not in decided), at=at, by=Decider.READING)

    def decided(self, uids: Iterable[str]) -> set[str]:
        """Return those of these contacts on which a person has decided."""
        found: set[str] = set()
        for some in _batches(dict.fromkeys(uids)):
            by_person = contacts.c.decided_by == Decider.PERSON.value
            found |= set(self._connection.scalars(_uids(some).where(by_person)))
        return found

    def save_all(
        self, held: Iterable[tuple[str, Contact]], *, at: dt.datetime, by: Decider = Decider.PERSON
    ) -> None:
        """Keep many contacts at once."""
        for some in _batches(held):
            rows = [_row(uid, contact, at, by) for uid, contact in some]
            known = set(self._connection.scalars(_uids(r["uid"] for r in rows)))
            self._put([r for r in rows if r["uid"] not in known], [r for r in rows if r["uid"] in known])
            uids = [uid for uid, _ in some]
            self._connection.execute(sa.delete(contact_keys).where(contact_keys.c.contact.in_(uids)))
            keys = [
                {"contact": uid, "kind": kind, "value": value}
                for uid, contact in some
                for kind, value in keys_of(contact)
            ]
            if keys:
                self._connection.execute(sa.insert(contact_keys), keys)

    def _put(self, new: list[dict[str, object]], old: list[dict[str, object]]) -> None:
        if new:
            self._connection.execute(sa.insert(contacts), new)
        for row in old:
            self._connection.execute(sa.update(contacts).where(contacts.c.uid == row["uid"]).values(**row))

    def get(self, uid: str) -> Contact | None:
        """Return the contact of a UID, None where there is none."""
        return self.of([uid]).get(uid)

    def of(self, uids: Iterable[str]) -> dict[str, Contact]:
        """Return the contacts of these UIDs; who is not there is left out."""
        found: dict[str, Contact] = {}
        for some in _batches(dict.fromkeys(uids)):
            asked = sa.select(contacts.c.uid, contacts.c.fields).where(contacts.c.uid.in_(some))
            found |= {uid: contact_from_json(fields) for uid, fields in self._connection.execute(asked)}
        return found

    def all(self) -> Iterator[tuple[str, Contact]]:
        """Return every contact with its UID, in order of names, a few at a time."""
        asked = sa.select(contacts.c.uid, contacts.c.fields).order_by(contacts.c.label, contacts.c.uid)
        for uid, fields in self._connection.execution_options(yield_per=AT_ONCE).execute(asked):
            yield uid, contact_from_json(fields)

    def count(self) -> int:
        """Return how many contacts there are."""
        return int(self._connection.scalar(sa.select(sa.func.count()).select_from(contacts)) or 0)

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

    def sharing(self, contact: Contact, *, but: str | None = None) -> tuple[Match, ...]:
        """Return who shares an e-mail address, a phone number or a name with `contact`."""
        shared = [
            sa.and_(contact_keys.c.kind == kind, contact_keys.c.value == value)
            for kind, value in keys_of(contact)
            if kind != "label"
        ]
        if not shared:
            return ()
        asked = sa.select(contact_keys.c.contact, contact_keys.c.kind, contact_keys.c.value)
        asked = asked.where(sa.or_(*shared)).order_by(contact_keys.c.contact, contact_keys.c.kind)
        return tuple(Match(*row) for row in self._connection.execute(asked) if row[0] != but)


def keys_of(contact: Contact) -> tuple[tuple[str, str], ...]:
    """Return what a contact is found by: e-mail addresses, phones, the name's words in order, the label."""
    keys = [("email", email.casefold()) for email in contact.emails]
    keys += [("phone", phone.value) for phone in contact.phones]
    if contact.name:
        keys.append(("name", " ".join(sorted(contact.name.full.casefold().split()))))
    keys.append(("label", " ".join(contact.label.casefold().split())))
    return tuple(dict.fromkeys((kind, clean(value)) for kind, value in keys if value))


def _row(uid: str, contact: Contact, at: dt.datetime, by: Decider) -> dict[str, object]:
    fields = contact_to_json(contact)
    return {"uid": uid, "label": contact.label, "fields": fields, "changed": at, "decided_by": by.value}


def _uids(wanted: Iterable[object]) -> sa.Select[tuple[str]]:
    return sa.select(contacts.c.uid).where(contacts.c.uid.in_(list(wanted)))


def _batches(held: Iterable[T]) -> Iterator[Sequence[T]]:
    rest = iter(held)
    while some := list(islice(rest, AT_ONCE)):
        yield some
