"""Who was met in an interview: noted, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.history import note_deed
from scanner.actions.meant import the_interview, the_person
from scanner.actions.people.writing import rewrite
from scanner.model.contact import Contact
from scanner.model.deed import DeedKind
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Met:
    """An interview as it is now, and the contact who was met there, or not after all."""

    interview: Interview
    uid: str
    contact: Contact


def link(records: Records, interview: str, person: str, *, part: Part, at: Desk, talk: str = "") -> Met:
    """Note that a contact was met in an interview, and what they talked about; again, it changes that."""
    held = the_interview(records, interview, at)
    uid = the_person(records, person)
    old = held.met(uid)
    meeting = Meeting(uid, part, talk or (old.talk if old else ""))
    kept = tuple(meeting if m.contact == uid else m for m in held.people)
    people = kept if old else (*kept, meeting)
    return _kept(records, held, people, uid, EventKind.LINKED, at)


def unlink(records: Records, interview: str, person: str, *, at: Desk) -> Met:
    """Take a contact out of an interview; the contact stays."""
    held = the_interview(records, interview, at)
    uid = the_person(records, person, among=tuple(m.contact for m in held.people))
    people = tuple(m for m in held.people if m.contact != uid)
    return _kept(records, held, people, uid, EventKind.UNLINKED, at)


def _kept(
    records: Records, held: Interview, people: tuple[Meeting, ...], uid: str, kind: EventKind, at: Desk
) -> Met:
    told = replace(held, people=people).told(Event(kind, at.now, about=uid))
    records.interviews.save(told)
    contact = records.contacts.of([uid])[uid]
    note_deed(records, DeedKind(kind.value), held, told, at, told=contact.label)
    rewrite(records, [uid], at)
    return Met(told, uid, contact)
