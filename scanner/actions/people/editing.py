"""What a person says of a contact: kept apart from what was read, and true everywhere from then on."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.folders import folder_for_contacts
from scanner.actions.keeping.witnesses import heed_word
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.writing import left, plan, rewrite
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.deed import Deed, DeedKind
from scanner.model.record import Decider, WrittenCard
from scanner.outputs import vdir

if TYPE_CHECKING:
    from scanner.store.store import Records

PEOPLE = uuid.UUID("a3c55d5e-9a0b-5a0e-8f0e-2f9d4c7b1e60")
"""The namespace of people written down by hand: the same person typed twice is one contact."""


def edit(
    records: Records,
    uid: str,
    contact: Contact,
    *,
    at: Desk,
    kind: DeedKind = DeedKind.EDITED,
    told: str = "",
) -> Deed | None:
    """Let a contact say what a person says it does; return what changed, None for nothing.

    Fields that they left as they were stay open to a later reading. Its vCards follow.
    """
    before = records.contacts.of([uid])[uid]
    if contact == before:
        return None
    if replace(contact, note="") == Contact():
        raise UsageError(f"nothing would be left of {before.label}; to put the contact away: people remove")
    is_decided = uid in records.contacts.decided([uid])
    by = Decider.PERSON if is_decided else Decider.READING
    records.contacts.save(uid, contact, at=at.now, by=by)
    deed = noted(records, Deed(kind, at.now, contact=uid, before=before, after=contact, told=told))
    rewrite(records, [uid], at)
    heed_word(records, uid, at)
    return deed


def check(records: Records, uid: str, *, at: Desk) -> Deed | None:
    """Note that a person looked at a contact and found it right; None where there was nothing to look at."""
    contact = records.contacts.of([uid])[uid]
    doubted = doubts_of(records, uid, contact)
    if not doubted:
        return None
    records.contacts.save(uid, contact, at=at.now)
    told = ", ".join(doubted)
    deed = noted(
        records, Deed(DeedKind.CHECKED, at.now, contact=uid, before=contact, after=contact, told=told)
    )
    rewrite(records, [uid], at)
    return deed


def add(records: Records, contact: Contact, *, at: Desk) -> str:
    """Write a contact down without a card, with its vCard; return its UID. The same one twice stays one."""
    if replace(contact, note="").is_empty:
        raise UsageError("what is known of them? Give a name, an e-mail address or a number")
    uid = uid_of(contact)
    if records.contacts.get(uid) is not None:
        raise UsageError(f"{contact.label} is there already, as {uid[:8]}")
    records.contacts.save(uid, contact, at=at.now)
    noted(records, Deed(DeedKind.ADDED, at.now, contact=uid, after=contact))
    write_new(records, uid, contact, at=at)
    return uid


def write_new(records: Records, uid: str, contact: Contact, *, at: Desk) -> None:
    """Have the vCard written of a contact that came by no photo, unless it has one."""
    if records.vcards.of(uid):
        return
    path = vdir.file_of(folder_for_contacts(records, at), uid).absolute()
    said = WrittenCard(str(path), uid, "", at.now, "")
    records.afterwards(partial(left, plan(records, said, contact, at)))


def uid_of(contact: Contact) -> str:
    """Return the UID of somebody written down by hand: by their e-mail address, else by what names them."""
    return str(uuid.uuid5(PEOPLE, (contact.emails[0] if contact.emails else contact.label).casefold()))


def noted(records: Records, deed: Deed) -> Deed:
    """Keep what was done; return it with its number."""
    return replace(deed, number=records.deeds.note(deed))
