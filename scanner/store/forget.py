"""Forget a person, a card that is no contact, or a photo that failed: all of theirs in the records."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.record import Forgotten, KeptCard, SeenPhoto
from scanner.model.remnant import Remnant
from scanner.store.codec import proposal_from_text
from scanner.store.page_codec import page_from_text
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

    The SHA-256 of their photos stays, and where their cards stood on these, so that a photo read again makes
    no contact of them; its name, which may be theirs, goes. Notes on an interview are the candidate's own
    words and stay.
    """
    connection = records.connection
    contact = records.contacts.get(uid)
    if contact is None:
        raise UsageError(f"no contact has the id {uid!r}")
    digests = list(connection.scalars(sa.select(cards.c.photo).where(cards.c.contact == uid).distinct()))
    reminded = list(connection.scalars(sa.select(reminders.c.uid).where(reminders.c.contact == uid)))
    merged = records.merges.of(uid)
    left = [w for merge in merged for w in merge.before.vcards]
    written = {w.path: w.contact for w in (*records.vcards.of(uid), *left)}
    traces = traces_of(contact, *_once(records, uid, digests))
    buried = records.remnants.bury(cards.c.contact == uid)
    removed = [
        connection.execute(sa.delete(table).where(column == uid)).rowcount
        for table, column in (
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
    records.afterwards(_let_go)
    return Forgotten(
        contact=uid,
        label=contact.label,
        cards=buried,
        meetings=removed[0],
        letters=removed[1],
        reminders=tuple(sorted(reminded)),
        photos=_blanked(connection, digests),
        vcards=tuple(Remnant(path, mark=whose) for path, whose in written.items()),
        traces=traces,
    )


def _once(records: Records, uid: str, digests: list[str]) -> Iterator[Contact]:
    """Yield what was known of a contact before it was corrected or merged, and what their cards say."""
    merged = records.merges.of(uid)
    for deed in records.deeds.all(contacts=(uid, *(merge.gone for merge in merged))):
        yield from (held for held in (deed.before, deed.after) if isinstance(held, Contact))
    for digest in digests:
        seen = records.photos.cards(photo=digest)
        yield from (card.proposal.contact() for card in seen if card.contact == uid)


def forget_card(records: Records, card: KeptCard) -> Forgotten:
    """Remove what was read on a card that is no contact: it waits, or was refused."""
    which = (cards.c.photo == card.photo) & (cards.c.position == card.position) & cards.c.contact.is_(None)
    contact = card.proposal.contact()
    about = (deeds.c.photo == card.photo) & (deeds.c.position == card.position)
    records.connection.execute(sa.delete(deeds).where(about))
    buried = records.remnants.bury(which)
    blanked = _blanked(records.connection, [card.photo])
    records.afterwards(_let_go)
    return Forgotten(label=contact.label, cards=buried, photos=blanked, traces=traces_of(contact))


def forget_photo(records: Records, photo: SeenPhoto) -> Forgotten:
    """Take the name off a photo that could not be read; it is known by its SHA-256 still."""
    return Forgotten(label=photo.name, photos=_blanked(records.connection, [photo.digest]))


def traces_of(contact: Contact, *once: Contact) -> tuple[str, ...]:
    """Return what tells that a file of ours still holds somebody: their addresses, else their name.

    `once` is what was known of them at other times.
    """
    emails = dict.fromkeys(email for held in (contact, *once) for email in held.emails)
    return tuple(emails) or tuple(filter(None, [contact.label]))


def _let_go() -> None:
    """Have nothing at hand any more of what was read on cards: it would stay as long as a watch runs."""
    proposal_from_text.cache_clear()
    page_from_text.cache_clear()


def _unsay(connection: sa.Connection, uids: list[str]) -> None:
    """Remove what was said of contacts, and what was done with interviews where these were met."""
    held = sa.select(deeds).where(deeds.c.interview.is_not(None))
    told = [
        row["number"]
        for row in connection.execute(held).mappings()
        if any(uid in str(row["before"]) or uid in str(row["after"]) for uid in uids)
    ]
    connection.execute(sa.delete(deeds).where(deeds.c.contact.in_(uids) | deeds.c.number.in_(told)))


def _blanked(connection: sa.Connection, digests: list[str]) -> tuple[Remnant, ...]:
    """Take the names off photos on which nobody else is; return where they lie."""
    shared = set(connection.scalars(sa.select(cards.c.photo).where(cards.c.photo.in_(digests))))
    ours = photos.c.digest.in_([digest for digest in digests if digest not in shared])
    asked = sa.select(photos.c.path, photos.c.digest).where(ours).order_by(photos.c.path)
    lying = [(path, digest) for path, digest in connection.execute(asked) if path]
    connection.execute(sa.update(photos).where(ours).values(name="", path=""))
    return tuple(Remnant(path, digest=digest) for path, digest in lying)
