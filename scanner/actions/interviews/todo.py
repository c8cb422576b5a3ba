"""What is to be done after interviews, read from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.interviews.plan import agenda
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpState
from scanner.model.interview import Interview

if TYPE_CHECKING:
    from scanner.store.glance import Glance
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done, in order, with its interviews by id and the people to write to by UID.

    `held_today` are the interviews of the day, in order of time, and their people are among the people.
    """

    follow_ups: tuple[FollowUp, ...]
    interviews: dict[str, Interview]
    people: dict[str, Contact]
    held_today: tuple[Interview, ...] = ()


def planned(records: Records | Glance, at: Desk) -> tuple[tuple[FollowUp, ...], dict[str, Interview]]:
    """Return what is to be done in order, and the interviews by id after which something may be."""
    held = records.interviews.unsettled()
    rounds = records.interviews.rounds()
    planned = agenda(held, at.now, rules=at.rules, workdays=at.workdays, rounds=rounds)
    return planned, {i.id: i for i in held}


def whole_plan(records: Records, interview: Interview, at: Desk) -> tuple[FollowUp, ...]:
    """Return what is and was to be done after one interview, a later round with the employer counted in."""
    rounds = records.interviews.rounds()
    return agenda([interview], at.now, rules=at.rules, workdays=at.workdays, rounds=rounds)


def planned_after(records: Records, interview: Interview, at: Desk) -> tuple[FollowUp, ...]:
    """Return what is still to be done after one interview."""
    return tuple(f for f in whole_plan(records, interview, at) if f.state.is_open)


def due(records: Records | Glance, *, at: Desk, later: bool = False) -> Due:
    """Return what is due and overdue, where asked what comes `later` too, with whom it concerns."""
    wanted = {FollowUpState.DUE, FollowUpState.OVERDUE} | ({FollowUpState.UPCOMING} if later else set())
    whole, interviews = planned(records, at)
    follow_ups = tuple(f for f in whole if f.state in wanted)
    held = [i for i in interviews.values() if i.when.seen_from(at.zone).day == at.today]
    whom = (m.contact for i in held for m in i.people)
    people = records.contacts.of((*(f.contact for f in follow_ups if f.contact), *whom))
    in_order = sorted(held, key=lambda i: (i.when.instant or i.when.end_of_day, i.id))
    return Due(follow_ups, interviews, people, tuple(in_order))


def people_of(records: Records | Glance, follow_ups: tuple[FollowUp, ...]) -> dict[str, Contact]:
    """Return the people to write to."""
    return records.contacts.of(f.contact for f in follow_ups if f.contact)
