"""A person's word against a later reading: theirs stands, what was read instead is noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scanner.actions.desk import Desk
from scanner.identity.joined import all_of_one
from scanner.model.contact import Contact
from scanner.model.deed import SAYING, Deed, DeedKind
from scanner.model.record import Decider

if TYPE_CHECKING:
    from scanner.store.store import Records


def by_their_word(records: Records, uid: str, read: Contact, at: Desk) -> Contact:
    """Return a contact as it was read now, but for the fields on which a person said something."""
    now = records.contacts.get(uid)
    if now is None:
        return read
    said = sorted(records.deeds.said([uid]).get(uid, ()))
    kept: dict[str, Any] = {name: getattr(now, name) for name in said}
    new = replace(read, **{**kept, "note": now.note})
    if any(_is_new(records, uid, name, getattr(read, name)) for name in said if name != "note"):
        instead: dict[str, Any] = {name: getattr(read, name) for name in said if name != "note"}
        told = replace(new, **instead)
        records.deeds.note(Deed(DeedKind.READ, at.now, contact=uid, before=new, after=told))
    return new


def overrule(records: Records, uid: str, at: Desk) -> None:
    """Let a contact say what was read where its vCard was changed by a person, who asks for that."""
    found = [
        deed
        for deed in records.deeds.all(contacts=[uid])
        if deed.kind is DeedKind.FOUND and deed.undone is None
    ]
    if not found:
        return
    now, cards = records.contacts.of([uid])[uid], records.photos.cards(contact=uid)
    was_read = cards and not records.merges.of(uid)
    read = all_of_one(card.proposal for card in cards).contact() if was_read else found[-1].before
    said = {change.field for deed in found for change in deed.changes}
    by = Decider.PERSON if uid in records.contacts.decided([uid]) else Decider.READING
    back: dict[str, Any] = {name: getattr(read, name) for name in said}
    records.contacts.save(uid, replace(now, **back), at=at.now, by=by)
    for deed in found:
        records.deeds.undone(deed.number, at=at.now)


def _is_new(records: Records, uid: str, name: str, value: object) -> bool:
    """Whether no reading said this of a field before, nor the person does."""
    known: list[object] = []
    for deed in records.deeds.all(contacts=[uid]):
        if deed.undone is None and deed.kind in (*SAYING, DeedKind.READ):
            known += [getattr(deed.before, name, None), getattr(deed.after, name, None)]
    return value not in known
