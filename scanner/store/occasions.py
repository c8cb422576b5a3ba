"""Interviews by what names them, and who was met there, asked and added to without loading all the others.

Joining one more contact costs the same with ten people there and with ten thousand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.model.interview import Event, EventKind, Meeting, State, When
from scanner.model.occasion import Occasion
from scanner.store.interviews import Interviews, folded, same_of
from scanner.store.soundness import sound
from scanner.store.tables import events, interviews, meetings

BEHIND = 1_000_000
"""Added to the place of who joins, so that it comes behind all who were written down before."""

NAMING = (interviews.c.id, interviews.c.employer, interviews.c.role, interviews.c.round)
WHEN = (interviews.c.day, interviews.c.time, interviews.c.zone)


@dataclass(frozen=True, slots=True)
class Past:
    """Whether an interview is known from an invitation, and its former names: "employer, role, day"."""

    is_invited: bool
    names: tuple[str, ...]


class Occasions:
    """The occasions, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Occasion:
        """Return the occasion of an id; UsageError where there is none."""
        found = self._of(_GET, {"key": key})
        if not found:
            raise UsageError(f"no interview has the id {key!r}; see `cardscan interview list`")
        return found[0]

    def all(self) -> tuple[Occasion, ...]:
        """Return all occasions, in order of days."""
        return self._of(_OCCASIONS)

    def on(self, day: dt.date) -> tuple[Occasion, ...]:
        """Return the occasions of a day."""
        return self.between(day, day)

    def between(self, first: dt.date, last: dt.date) -> tuple[Occasion, ...]:
        """Return the occasions of some days, in their order."""
        return self._of(_BETWEEN, {"first": first, "last": last})

    def same(self, employer: str, role: str, day: dt.date) -> tuple[Occasion, ...]:
        """Return those with this employer for this role on this day, as `Interviews.same` does."""
        return same_of(self.on(day), employer, role)

    def once_called(self, employer: str, role: str, day: dt.date) -> tuple[Occasion, ...]:
        """Return those that this named before somebody edited them: a folder keeps its name."""
        edited = events.c.kind == EventKind.EDITED.value
        asked = sa.select(events.c.interview, events.c.text).where(edited, events.c.text.endswith(f", {day}"))
        wanted = {folded(", ".join(p for p in (employer, r, f"{day}") if p)) for r in (role, "")}
        ids = {key for key, text in self._connection.execute(asked) if folded(text) in wanted}
        return self._of(_OCCASIONS.where(interviews.c.id.in_(ids)))

    def of_contact(self, uid: str) -> tuple[Occasion, ...]:
        """Return the occasions at which somebody was met."""
        return self._of(_OF_CONTACT, {"of": uid})

    def everybody(self) -> Iterator[tuple[str, str, str]]:
        """Yield an interview's id, the UID of somebody met there, and what was noted about the talk."""
        asked = sa.select(meetings.c.interview, meetings.c.contact, meetings.c.talk).join(interviews)
        asked = asked.order_by(interviews.c.day, interviews.c.id, meetings.c.position)
        yield from ((key, uid, talk) for key, uid, talk in self._connection.execute(asked))

    def talks(self, uid: str) -> dict[str, str]:
        """Return what was noted about the talk with somebody, by interview."""
        return {key: talk for key, talk in self._connection.execute(_TALKS, {"of": uid})}

    def met(self, key: str, uids: Iterable[str]) -> frozenset[str]:
        """Return which of these contacts were met there."""
        return frozenset(self._connection.scalars(_MET, {"key": key, "some": list(uids)}))

    def people(self, key: str, *, most: int) -> tuple[str, ...]:
        """Return the UIDs of so many people met in an interview at the most."""
        return tuple(self._connection.scalars(_PEOPLE, {"key": key, "most": most}))

    def past(self, key: str) -> Past:
        """Return what an interview is known from, and what it was called before."""
        told = self._connection.execute(_PAST, {"key": key}).all()
        former = (text for kind, text in told if kind == EventKind.EDITED.value)
        return Past(any(kind == EventKind.INVITED.value for kind, _ in told), tuple(former))

    def was_unlinked(self, key: str, uid: str) -> bool:
        """Tell whether somebody took this contact out, and nobody put it back."""
        told = self._connection.scalars(_TOLD_ABOUT, {"key": key, "of": uid}).all()
        return EventKind.UNLINKED.value in told and not self.met(key, [uid])

    def hold(self, key: str, *, today: dt.date, at: dt.datetime) -> None:
        """Note that an interview of which only the day is known was held, where that day has come."""
        if self._connection.execute(_HOLD, {"key": key, "today": today}).rowcount == 0:
            return
        last = self._connection.execute(_LAST, {"key": key}).first()
        told = {
            "interview": key,
            "position": last.position + 1 if last else 0,
            "kind": EventKind.STATE.value,
            "at": max(at, last.at) if last else at,
            "state": State.HELD.value,
        }
        self._connection.execute(_NEW_EVENT, told)

    def meet(self, key: str, uids: Iterable[str], *, at: dt.datetime) -> None:
        """Note that these contacts, who are not there yet, were met."""
        found = self._connection.execute(_LAST, {"key": key}).first()
        if found is not None and found.at > at:  # a clock was set back: what happened is told in order
            self._meet_before(key, uids, at)
            return
        first = found.position + 1 if found else 0
        for place, uid in enumerate(uids, first):
            row = {"interview": key, "contact": uid, "position": BEHIND + place, "talk": ""}
            self._connection.execute(_NEW_MEETING, {**row, "part": Meeting(uid).part.value})
            told = {
                "interview": key,
                "position": place,
                "kind": EventKind.LINKED.value,
                "at": at,
                "about": uid,
            }
            self._connection.execute(_NEW_EVENT, told)

    def _meet_before(self, key: str, uids: Iterable[str], at: dt.datetime) -> None:
        whole = Interviews(self._connection)
        interview = whole.get(key)
        for uid in uids:
            interview = replace(interview, people=(*interview.people, Meeting(uid))).told(
                Event(EventKind.LINKED, at, about=uid)
            )
        whole.save(interview)

    def _of(
        self, asked: sa.Select[Any], told: Mapping[str, object] = MappingProxyType({})
    ) -> tuple[Occasion, ...]:
        return tuple(map(_occasion, self._connection.execute(asked, told).mappings()))


@sound("an interview")
def _occasion(row: sa.RowMapping) -> Occasion:
    time = dt.time.fromisoformat(row["time"]) if row["time"] else None
    when = When(row["day"], time, row["zone"])
    return Occasion(row["id"], row["employer"], when, row["role"], row["round"])


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_KEY: sa.BindParameter[str] = sa.bindparam("key")
_OCCASIONS = sa.select(*NAMING, *WHEN).order_by(interviews.c.day, interviews.c.id)
_GET = _OCCASIONS.where(interviews.c.id == _KEY)
_BETWEEN = _OCCASIONS.where(interviews.c.day.between(sa.bindparam("first"), sa.bindparam("last")))
_OF = meetings.c.contact == sa.bindparam("of")
_OF_CONTACT = _OCCASIONS.where(interviews.c.id.in_(sa.select(meetings.c.interview).where(_OF)))
_TALKS = sa.select(meetings.c.interview, meetings.c.talk).where(_OF)
_MET = sa.select(meetings.c.contact).where(
    meetings.c.interview == _KEY, meetings.c.contact.in_(sa.bindparam("some", expanding=True))
)
_TOLD_ABOUT = sa.select(events.c.kind).where(events.c.about == sa.bindparam("of"), events.c.interview == _KEY)
_LAST = (
    sa.select(events.c.position, events.c.at)
    .where(events.c.interview == _KEY)
    .order_by(events.c.position.desc())
    .limit(1)
)
_HOLD = (
    sa.update(interviews)
    .where(interviews.c.id == _KEY, interviews.c.state == State.PLANNED.value)
    .where(interviews.c.time.is_(None), interviews.c.day <= sa.bindparam("today"))
    .values(state=State.HELD.value)
)
_NEW_EVENT, _NEW_MEETING = sa.insert(events), sa.insert(meetings)
_PEOPLE = (
    sa.select(meetings.c.contact)
    .where(meetings.c.interview == _KEY)
    .order_by(meetings.c.contact)
    .limit(sa.bindparam("most"))
)
_PAST = sa.select(events.c.kind, events.c.text).where(
    events.c.interview == _KEY, events.c.kind.in_((EventKind.INVITED.value, EventKind.EDITED.value))
)
