"""A person's answer to a card that waits for their look."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import join, met_at
from scanner.actions.keeping.contacts import contacts_of, note_about
from scanner.actions.keeping.pairing import pair
from scanner.actions.people.writing import leave, plan
from scanner.model.record import CardState, KeptCard, WrittenCard
from scanner.outputs import vcard, vdir

if TYPE_CHECKING:
    from scanner.store.store import Records


def accept(records: Records, card: KeptCard, *, folder: Path, at: Desk) -> str:
    """Make a contact of a card that waits, as a person decided; return what it is called."""
    uid, contact = vcard.contact_uid(card.photo, card.position), card.proposal.contact()
    records.contacts.save(uid, contact, at=at.now)
    records.photos.decide(card.photo, card.position, CardState.KEPT, contact=uid)
    seen = records.photos.get(card.photo)
    assert seen is not None
    interview, _ = met_at(records, Path(seen.path).parent.name, seen.taken, at)
    if interview:
        join(records, interview.id, [uid], at)
    pair(records, card.photo, at)
    (now,) = (c.contact for c in records.photos.cards(photo=card.photo) if c.position == card.position)
    for one in (c for c in contacts_of(records, card.photo) if c.uid == now):
        path = str(vdir.file_of(folder, one.uid).absolute())
        said = WrittenCard(path, one.uid, "", at.now, note_about(records, one.uid, one.doubts))
        records.afterwards(partial(leave, plan(records, said, one.contact, at)))
    return contact.label


def refuse(records: Records, card: KeptCard) -> None:
    """Make no contact of a card that waits, now or when its photo is read again."""
    records.photos.decide(card.photo, card.position, CardState.REFUSED)
