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
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, State

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Met:
    """An interview as it is now, and the contact who was met there, or not after all."""

    interview: Interview
    uid: str
    contact: Contact


def link(
    records: Records,
    interview: str,
    person: str,
    *,
    at: Desk,
    part: Part | None = None,
    talk: str | None = None,
) -> Met:
    """Note that a contact was met in an interview, and what they talked about.

    Again, it changes what is given, and only that.
    """
    held = the_interview(records, interview, at)
    uid = the_person(records, person)
    old = held.met(uid)
    before = old or Meeting(uid)
    meeting = Meeting(uid, part or before.part, before.talk if talk is None else talk)
    kept = tuple(meeting if m.contact == uid else m for m in held.people)
    people = kept if old else (*kept, meeting)
    there = _been_there(replace(held, people=people), at)
    return _kept(records, held, there, uid, EventKind.LINKED, at)


def unlink(records: Records, interview: str, person: str, *, at: Desk) -> Met:
    """Take a contact out of an interview; the contact stays."""
    held = the_interview(records, interview, at)
    uid = the_person(records, person, among=tuple(m.contact for m in held.people))
    people = tuple(m for m in held.people if m.contact != uid)
    return _kept(records, held, replace(held, people=people), uid, EventKind.UNLINKED, at)


def _been_there(held: Interview, at: Desk) -> Interview:
    """Return an interview of today without a time as held: who tells whom they met has been there."""
    is_today = held.when.time is None and held.when.day == at.today
    if not is_today or held.state is not State.PLANNED:
        return held
    return held.told(Event(EventKind.STATE, at.now, state=State.HELD))


def _kept(records: Records, held: Interview, changed: Interview, uid: str, kind: EventKind, at: Desk) -> Met:
    told = changed.told(Event(kind, at.now, about=uid))
    records.interviews.save(told)
    contact = records.contacts.of([uid])[uid]
    note_deed(records, DeedKind(kind.value), held, told, at, told=contact.label)
    rewrite(records, [uid], at)
    return Met(told, uid, contact)
