"""Change what is written down of an interview, and say how it went."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.history import note_deed
from scanner.actions.interviews.details import Details, with_details
from scanner.actions.meant import the_interview, the_person
from scanner.actions.people.writing import rewrite
from scanner.errors import UsageError
from scanner.interviews.dates import moment
from scanner.interviews.plain import one_line
from scanner.model.deed import DeedKind
from scanner.model.interview import Event, EventKind, Interview, State

if TYPE_CHECKING:
    from scanner.store.store import Records

UNCHANGED = Details()


def edit(
    records: Records,
    interview: str,
    *,
    at: Desk,
    employer: str | None = None,
    when: str | None = None,
    details: Details = UNCHANGED,
) -> Interview:
    """Change what is written down of an interview; what named it before stays in its history."""
    old = the_interview(records, interview, at)
    new = replace(old, employer=one_line(employer)) if employer else old
    if when:
        try:
            new = replace(new, when=moment(when, at.today, old.when.zone))
        except ValueError as error:
            raise UsageError(f"{error}; change --promised too") from error
    new = with_details(new, details, at=at)
    former = old.reference if old.reference != new.reference else ""
    return _kept(records, new.told(Event(EventKind.EDITED, at.now, text=former)), at)


def outcome(
    records: Records,
    interview: str,
    *,
    state: State | None,
    at: Desk,
    feedback: str | None = None,
    until: dt.date | None = None,
) -> Interview:
    """Note which state an interview has reached, or with None that they gave a sign of life.

    `until` is by when they want an answer to their offer.
    """
    if until and state is not State.OFFER:
        raise UsageError("by when they want an answer is said of an offer")
    event = Event(EventKind.STATE if state else EventKind.HEARD, at.now, state=state, until=until)
    old = the_interview(records, interview, at)
    new = replace(old.told(event), feedback=feedback or old.feedback)
    note_deed(records, DeedKind.OUTCOME, old, new, at, told=state.value if state else "heard")
    return _kept(records, new, at)


def note(records: Records, interview: str, *, text: str, at: Desk, about: str | None = None) -> Interview:
    """Note something of an interview, or of the talk with one person there."""
    old = the_interview(records, interview, at)
    uid = the_person(records, about, among=tuple(m.contact for m in old.people)) if about else None
    if uid:
        talks = (replace(m, talk=_below(m.talk, text)) if m.contact == uid else m for m in old.people)
        new = replace(old, people=tuple(talks))
    else:
        new = replace(old, notes=_below(old.notes, text))
    new = new.told(Event(EventKind.NOTED, at.now, about=uid, text=text))
    records.interviews.save(new)
    return new


def remove(records: Records, interview: str, *, at: Desk) -> Interview:
    """Remove an interview with its history and letters, and return it; its people stay."""
    found = the_interview(records, interview, at)
    records.interviews.remove(found.id)
    rewrite(records, [m.contact for m in found.people], at)
    return found


def _kept(records: Records, changed: Interview, at: Desk) -> Interview:
    """Keep an interview, and have the vCards of its people say what it is called now."""
    records.interviews.save(changed)
    rewrite(records, [m.contact for m in changed.people], at)
    return changed


def _below(before: str, text: str) -> str:
    return "\n".join(line for line in (before, text) if line)
