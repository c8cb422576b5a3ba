"""Forget a person everywhere, and say what was removed."""

from __future__ import annotations

import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.model.record import Forgotten
from scanner.store.store import Records
from scanner.store.tables import (
    cards,
    contact_keys,
    contacts,
    deeds,
    events,
    letters,
    meetings,
    photos,
    reminders,
    vcards,
)


def forget(records: Records, uid: str) -> Forgotten:
    """Remove a contact, what was read on their cards, their meetings, letters and reminders.

    The SHA-256 of their photos stays, so that a photo dropped again is not read again; its name, which may
    be theirs, goes. Notes on an interview are the candidate's own words and stay.
    """
    connection = records.connection
    contact = records.contacts.get(uid)
    if contact is None:
        raise UsageError(f"no contact has the id {uid!r}")
    digests = list(connection.scalars(sa.select(cards.c.photo).where(cards.c.contact == uid).distinct()))
    reminded = list(connection.scalars(sa.select(reminders.c.uid).where(reminders.c.contact == uid)))
    merged = records.merges.of(uid)
    left = [w for merge in merged for w in merge.before.vcards]
    files = tuple(dict.fromkeys(written.path for written in (*records.vcards.of(uid), *left)))
    removed = [
        connection.execute(sa.delete(table).where(column == uid)).rowcount
        for table, column in (
            (cards, cards.c.contact),
            (meetings, meetings.c.contact),
            (letters, letters.c.contact),
            (reminders, reminders.c.contact),
            (events, events.c.about),
            (vcards, vcards.c.contact),
            (contact_keys, contact_keys.c.contact),
            (contacts, contacts.c.uid),
        )
    ]
    _unsay(connection, [uid, *(merge.gone for merge in merged)])
    return Forgotten(
        contact=uid,
        label=contact.label,
        cards=removed[0],
        meetings=removed[1],
        letters=removed[2],
        reminders=tuple(sorted(reminded)),
        photos=_blanked(connection, digests),
        vcards=files,
    )


def _unsay(connection: sa.Connection, uids: list[str]) -> None:
    """Remove what was said of contacts, and what was done with interviews where these were met."""
    held = sa.select(deeds).where(deeds.c.interview.is_not(None))
    told = [
        row["number"]
        for row in connection.execute(held).mappings()
        if any(uid in str(row["before"]) or uid in str(row["after"]) for uid in uids)
    ]
    connection.execute(sa.delete(deeds).where(deeds.c.contact.in_(uids) | deeds.c.number.in_(told)))


def _blanked(connection: sa.Connection, digests: list[str]) -> tuple[str, ...]:
    """Take the names off photos on which nobody else is; return where they lie."""
    shared = set(connection.scalars(sa.select(cards.c.photo).where(cards.c.photo.in_(digests))))
    alone = [digest for digest in digests if digest not in shared]
    ours = photos.c.digest.in_(alone)
    paths = sorted(path for path in connection.scalars(sa.select(photos.c.path).where(ours)) if path)
    connection.execute(sa.update(photos).where(ours).values(name="", path=""))
    return tuple(paths)
