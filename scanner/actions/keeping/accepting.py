"""A person's answer to a card that waits for their look."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import join, met_at
from scanner.actions.keeping.contacts import contacts_of, note_about
from scanner.actions.keeping.pairing import pair
from scanner.actions.keeping.witnesses import silenced
from scanner.actions.meant import name_of
from scanner.actions.people.writing import left, plan
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.deed import Deed, DeedKind
from scanner.model.record import CardState, KeptCard, WrittenCard
from scanner.outputs import vcard, vdir

if TYPE_CHECKING:
    from scanner.store.store import Records


def accept(
    records: Records, card: KeptCard, *, at: Desk, contact: Contact | None = None, folder: Path | None = None
) -> str:
    """Make a contact of a card that waits, as it was read or as the person says it is; return its UID.

    Its vCard goes to `folder`, else to where the contacts of its photo go.
    """
    read = card.proposal.contact()
    said = contact if contact is not None else read
    if said.is_empty:
        raise UsageError(f"nothing is left of {name_of(card)}; to make no contact of it, reject it")
    uid = vcard.contact_uid(card.photo, card.position)
    records.contacts.save(uid, said, at=at.now)
    records.contacts.put_away(uid, at=None)
    records.photos.decide(card.photo, card.position, CardState.KEPT, contact=uid)
    told = name_of(card)
    deed = Deed(DeedKind.ACCEPTED, at.now, contact=uid, card=_place(card), before=read, after=said, told=told)
    records.deeds.note(deed)
    seen = records.photos.get(card.photo)
    assert seen is not None
    interview, _ = met_at(records, Path(seen.path).parent.name, seen.taken, at)
    if interview:
        join(records, interview.id, [uid], at)
    pair(records, card.photo, at, interview)
    (now,) = (c.contact for c in records.photos.cards(photo=card.photo) if c.position == card.position)
    where = folder or (Path(seen.folder) if seen.folder else at.contacts)
    for one in (c for c in contacts_of(records, card.photo) if c.uid == now):
        path = str(vdir.file_of(where, one.uid).absolute())
        written = WrittenCard(path, one.uid, "", at.now, note_about(records, one.uid, one.doubts))
        records.afterwards(partial(left, plan(records, written, one.contact, at)))
    return str(now)


def refuse(records: Records, card: KeptCard, *, at: Desk) -> None:
    """Make no contact of a card that waits, now or when its photo is read again."""
    with silenced(records, [card], at):
        records.photos.decide(card.photo, card.position, CardState.REFUSED)
    records.deeds.note(Deed(DeedKind.REFUSED, at.now, card=_place(card), told=name_of(card)))


def _place(card: KeptCard) -> tuple[str, int]:
    return card.photo, card.position
