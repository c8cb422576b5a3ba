"""Tick off what is to be done after an interview: done, left out, or put off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.history import note_deed
from scanner.actions.interviews.todo import people_of, whole_plan
from scanner.actions.meant import the_interview, the_person
from scanner.errors import UsageError
from scanner.interviews.dates import understand
from scanner.interviews.plan import CLOSING
from scanner.model.contact import Contact
from scanner.model.deed import DeedKind
from scanner.model.follow_up import FollowUp, FollowUpKind
from scanner.model.interview import Event, EventKind, Interview

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was noted of which follow-ups of an interview, and the people that these are about, by UID.

    With `before`, it was noted already, on that day, and nothing was changed.
    """

    kind: EventKind
    interview: Interview
    follow_ups: tuple[FollowUp, ...]
    people: dict[str, Contact]
    before: dt.date | None = None


def done(
    records: Records, interview: str, *, at: Desk, what: FollowUpKind | None = None, to: str | None = None
) -> Ticked:
    """Note that what is due for an interview was done: only of a kind, only about a person where given."""
    return _tick(records, interview, kind=EventKind.DONE, what=what, to=to, at=at)


def skip(
    records: Records, interview: str, *, at: Desk, what: FollowUpKind | None = None, to: str | None = None
) -> Ticked:
    """Note that what is due for an interview is left out, for good."""
    return _tick(records, interview, kind=EventKind.SKIPPED, what=what, to=to, at=at)


def snooze(
    records: Records,
    interview: str,
    *,
    until: dt.date,
    at: Desk,
    what: FollowUpKind | None = None,
    to: str | None = None,
) -> Ticked:
    """Put off what is due for an interview to a day that comes."""
    _check(until, f"{until}", at)
    return _tick(records, interview, kind=EventKind.SNOOZED, what=what, to=to, at=at, until=until)


def day_to_come(text: str, *, at: Desk) -> dt.date:
    """Return the day that words mean, to put something off to. Raises UsageError."""
    day = understand(text, at.today, workdays=at.workdays)
    _check(day, text, at)
    return day


def _check(day: dt.date, text: str, at: Desk) -> None:
    if day <= at.today:
        raise UsageError(f"{text!r} is {day}: put it off to a day that comes")


def _tick(
    records: Records,
    interview: str,
    *,
    kind: EventKind,
    what: FollowUpKind | None,
    to: str | None,
    at: Desk,
    until: dt.date | None = None,
) -> Ticked:
    held = before = the_interview(records, interview, at)
    ours = [f for f in whole_plan(records, held, at) if what in (None, f.kind)]
    if to:
        uid = the_person(records, to, among=tuple(m.contact for m in held.people))
        ours = [f for f in ours if f.contact == uid]
    open_ = [f for f in ours if f.state.is_open]
    if again := _already(kind, held, open_, ours, at, named=what is not None or to is not None):
        return Ticked(kind, held, again, people_of(records, again), _noted_on(kind, held, again, at))
    chosen = _the_next(open_, at, held, named=what is not None)
    if kind is EventKind.DONE and any(f.kind is FollowUpKind.ANSWER_OFFER for f in chosen):
        said = f"cardscan interview outcome {held.id}"
        raise UsageError(f"accepted or declined? Say: {said} accepted, or: {said} declined")
    for follow_up in chosen:
        event = Event(kind, at.now, of=follow_up.kind, about=follow_up.contact, until=until)
        held = held.told(event)
    records.interviews.save(held)
    told = ", ".join(dict.fromkeys(follow_up.kind.value for follow_up in chosen))
    note_deed(records, DeedKind(kind.value), before, held, at, told=told)
    return Ticked(kind, held, tuple(chosen), people_of(records, tuple(chosen)))


def _already(
    kind: EventKind, held: Interview, open_: list[FollowUp], ours: list[FollowUp], at: Desk, *, named: bool
) -> tuple[FollowUp, ...]:
    """Return what was done or left out before, where nothing else can be meant by doing it now."""
    if kind is EventKind.SNOOZED or any(named or f.since <= at.today for f in open_):
        return ()
    ended = {f: _noted_on(kind, held, (f,), at) for f in ours if f.state is CLOSING[kind]}
    return tuple(f for f, day in ended.items() if day == max(ended.values()))


def _noted_on(kind: EventKind, held: Interview, follow_ups: tuple[FollowUp, ...], at: Desk) -> dt.date:
    """Return on which day it was noted of the last of these."""
    told = [
        e.at.astimezone(at.zone).date()
        for e in held.history
        for f in follow_ups
        if e.kind is kind and e.of is f.kind and (f.kind is not FollowUpKind.THANK or e.about == f.contact)
    ]
    return told[-1]


def _the_next(open_: list[FollowUp], at: Desk, held: Interview, *, named: bool) -> list[FollowUp]:
    """Return what is meant: all of the kind that comes first, of what can be done now.

    What was `named` may be done before its day: who wrote early has written.
    """
    now = [f for f in open_ if (named or f.since <= at.today) and held.is_over(at.now)]
    if not now:
        raise UsageError(f"nothing is to be done now for {held.id} {held.label}; see `cardscan today --all`")
    return [f for f in now if f.kind is now[0].kind]
