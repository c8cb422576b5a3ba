"""Interviews in the store, each with its people and its history."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa

from scanner.errors import StoreError, UsageError
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import (
    EventKind,
    Interview,
    State,
    When,
    interview_id,
)
from scanner.model.occasion import Occasion
from scanner.store.batches import batches
from scanner.store.rows import PLAIN, interview_of
from scanner.store.soundness import sound
from scanner.store.tables import events, interviews, meetings

Named = TypeVar("Named", Interview, Occasion)
LONGEST_ID = 16


class Interviews:
    """The interviews, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def new_id(self, employer: str, role: str, when: When, *, round_: str = "") -> str:
        """Return an id that no interview has yet."""
        for length in range(4, LONGEST_ID + 1):
            wanted = interview_id(employer, role, when, round_=round_, length=length)
            if not self._rows(_GET, {"of": wanted}):
                return wanted
        raise StoreError(f"the interview {employer}, {role}, {when} is there already")

    def save(self, interview: Interview) -> None:
        """Keep an interview with its people and history, over the one of the same id."""
        connection, row, it = self._connection, _row(interview), {"of": interview.id}
        if connection.execute(_CHANGED, it | row).rowcount == 0:
            connection.execute(_NEW, row)
        connection.execute(_WITHOUT_MEETINGS, it)
        connection.execute(_WITHOUT_EVENTS, it)
        if interview.people:
            connection.execute(_NEW_MEETINGS, _meetings(interview))
        if interview.history:
            connection.execute(_NEW_EVENTS, _events(interview))

    def remove(self, key: str) -> None:
        """Remove an interview with its people's parts, its history and its letters; contacts stay."""
        self._connection.execute(_WITHOUT, {"of": key})

    def get(self, key: str) -> Interview:
        """Return the interview of an id; UsageError where there is none."""
        found = self._built(self._rows(_GET, {"of": key}))
        if not found:
            raise UsageError(f"no interview has the id {key!r}; see `cardscan interview list`")
        return found[0]

    def all(self, states: Iterable[State] | None = None) -> tuple[Interview, ...]:
        """Return all interviews, or those in these states, in order of days."""
        if states is None:
            return self._built(self._rows(_ROWS), whole=True)
        return self._built(self._rows(_ROWS.where(interviews.c.state.in_([s.value for s in states]))))

    def unsettled(self) -> tuple[Interview, ...]:
        """Return the interviews after which something may be to be done: not those ended with all said."""
        told = sa.select(events.c.interview).where(
            events.c.of == FollowUpKind.ASK_FEEDBACK.value,
            events.c.kind.in_((EventKind.DONE.value, EventKind.SKIPPED.value)),
        )
        open_ = interviews.c.state.in_([s.value for s in State if s.is_unsettled])
        rejected = (interviews.c.state == State.REJECTED.value) & interviews.c.id.not_in(told)
        return self._built(self._rows(_ROWS.where(open_ | rejected)))

    def rounds(self) -> tuple[tuple[str, str, dt.date], ...]:
        """Return employer, role and day of every interview."""
        asked = sa.select(interviews.c.employer, interviews.c.role, interviews.c.day)
        return tuple((employer, role, day) for employer, role, day in self._connection.execute(asked))

    def counts(self) -> dict[State, int]:
        """Return how many interviews are in each state."""
        asked = sa.select(interviews.c.state, sa.func.count()).group_by(interviews.c.state)
        return {
            sound("an interview")(State)(state): count for state, count in self._connection.execute(asked)
        }

    def on(self, day: dt.date) -> tuple[Interview, ...]:
        """Return the interviews of a day."""
        return self._built(self._rows(_ROWS.where(interviews.c.day == day)))

    def of_contact(self, uid: str) -> tuple[Interview, ...]:
        """Return the interviews in which somebody was met."""
        met = sa.select(meetings.c.interview).where(meetings.c.contact == uid)
        return self._built(self._rows(_ROWS.where(interviews.c.id.in_(met))))

    def same(self, employer: str, role: str, day: dt.date) -> tuple[Interview, ...]:
        """Return the interviews with this employer for this role on this day, however they are spelt.

        Where there is none, those for a role that is not known here or there.
        """
        return same_of(self.on(day), employer, role)

    def _rows(
        self, asked: sa.Select[Any], told: Mapping[str, str] = MappingProxyType({})
    ) -> list[dict[str, Any]]:
        return [dict(row) for row in self._connection.execute(asked, told).mappings()]

    def _built(self, rows: list[dict[str, Any]], *, whole: bool = False) -> tuple[Interview, ...]:
        ids = None if whole else [row["id"] for row in rows]
        people, history = self._of(_MEETINGS, ids), self._of(_EVENTS, ids)
        return tuple(interview_of(row, people[row["id"]], history[row["id"]]) for row in rows)

    def _of(self, asked: _Asked, ids: list[str] | None) -> dict[str, list[sa.RowMapping]]:
        found: dict[str, list[sa.RowMapping]] = defaultdict(list)
        parts = [(asked.all, {})] if ids is None else [(asked.of, {"some": some}) for some in batches(ids)]
        for part, told in parts:
            for row in self._connection.execute(part, told).mappings():
                found[row["interview"]].append(row)
        return found


def same_of(held: Iterable[Named], employer: str, role: str) -> tuple[Named, ...]:
    """Return those with this employer for this role; where there is none, those for a role not known."""
    theirs = [i for i in held if folded(i.employer) == folded(employer)]
    exact = [i for i in theirs if folded(i.role) == folded(role)]
    return tuple(exact or (i for i in theirs if not i.role or not folded(role)))


def folded(text: str) -> str:
    """Return text as it is compared: without capitals and odd blanks."""
    return " ".join(text.casefold().split())


def _row(interview: Interview) -> dict[str, Any]:
    when = interview.when
    same = (interview.employer, interview.role, interview.round, str(when.day), str(when.time or ""))
    return {
        **{name: getattr(interview, name) for name in PLAIN},
        "same": "\n".join(folded(part) for part in same),
        "day": when.day,
        "time": when.time.isoformat() if when.time else None,
        "zone": when.zone,
        "state": interview.state.value,
        "language": interview.language,
    }


def _meetings(interview: Interview) -> list[dict[str, Any]]:
    return [
        {
            "interview": interview.id,
            "position": position,
            "contact": m.contact,
            "part": m.part.value,
            "talk": m.talk,
        }
        for position, m in enumerate(interview.people)
    ]


def _events(interview: Interview) -> list[dict[str, Any]]:
    return [
        {
            "interview": interview.id,
            "position": position,
            "kind": e.kind.value,
            "at": e.at,
            "of": e.of.value if e.of else None,
            "about": e.about,
            "until": e.until,
            "state": e.state.value if e.state else None,
            "text": e.text,
        }
        for position, e in enumerate(interview.history)
    ]


class _Asked(NamedTuple):
    """What asks for the rows of a table in their order: for all, and for those `of` some interviews."""

    all: sa.Select[Any]
    of: sa.Select[Any]


def _asked(table: sa.Table) -> _Asked:
    rows = sa.select(table).order_by(table.c.interview, table.c.position)
    return _Asked(rows, rows.where(table.c.interview.in_(sa.bindparam("some", expanding=True))))


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_IT: sa.BindParameter[str] = sa.bindparam("of")
_ROWS = sa.select(interviews).order_by(interviews.c.day, interviews.c.id)
_GET = _ROWS.where(interviews.c.id == _IT)
_MEETINGS, _EVENTS = _asked(meetings), _asked(events)
_NEW, _NEW_MEETINGS, _NEW_EVENTS = map(sa.insert, (interviews, meetings, events))
_CHANGED = sa.update(interviews).where(interviews.c.id == _IT)
_WITHOUT = sa.delete(interviews).where(interviews.c.id == _IT)
_WITHOUT_MEETINGS = sa.delete(meetings).where(meetings.c.interview == _IT)
_WITHOUT_EVENTS = sa.delete(events).where(events.c.interview == _IT)
