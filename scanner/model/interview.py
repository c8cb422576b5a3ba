"""An interview: with whom, about what, when, what was promised, and what was done about it since."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zoneinfo
from dataclasses import dataclass, replace
from enum import StrEnum

from scanner.model.follow_up import FollowUpKind

ID_FORM = re.compile(r"[0-9a-z]{4,16}")
LANGUAGES = ("en", "de", "fr", "es", "pt")

YEARS = range(1970, 2200)
"""Years there are interviews in; far from the ends of the calendar, so that every day has one after it."""


class State(StrEnum):
    """How an interview stands."""

    PLANNED = "planned"
    HELD = "held"
    WAITING = "waiting"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether an answer may still come."""
        return self in (State.PLANNED, State.HELD, State.WAITING)

    @property
    def is_unsettled(self) -> bool:
        """Whether it is not over: an answer may come, from them or to their offer."""
        return self.is_open or self is State.OFFER


class Part(StrEnum):
    """What somebody did in an interview."""

    INTERVIEWER = "interviewer"
    RECRUITER = "recruiter"
    HOST = "host"
    OTHER = "other"


class EventKind(StrEnum):
    """What can happen to an interview after it was written down."""

    CREATED = "created"
    INVITED = "invited"
    EDITED = "edited"
    NOTED = "noted"
    LINKED = "linked"
    UNLINKED = "unlinked"
    STATE = "state"
    HEARD = "heard"
    DRAFTED = "drafted"
    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class When:
    """A day, perhaps a time on it, in a named zone (IANA). An hour that comes twice means the first one."""

    day: dt.date
    time: dt.time | None
    zone: str

    def __post_init__(self) -> None:
        if isinstance(self.day, dt.datetime):
            raise ValueError("the day of an interview is a date, its time stands apart")
        _check_year(self.day)
        zone = zone_named(self.zone)
        if self.time is None:
            return
        if self.time.tzinfo is not None:
            raise ValueError("the time of an interview is local, its zone stands apart")
        local = dt.datetime.combine(self.day, self.time, tzinfo=zone)
        if local.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            raise ValueError(f"there is no {self.time:%H:%M} on {self.day} in {self.zone}: clocks go forward")

    @property
    def instant(self) -> dt.datetime | None:
        """The moment itself, aware; None where only the day is known."""
        if self.time is None:
            return None
        return dt.datetime.combine(self.day, self.time, tzinfo=zone_named(self.zone))

    @property
    def end_of_day(self) -> dt.datetime:
        """The first moment of the day after, in this zone."""
        return dt.datetime.combine(self.day + dt.timedelta(days=1), dt.time(), tzinfo=zone_named(self.zone))

    def seen_from(self, zone: zoneinfo.ZoneInfo) -> When:
        """Return the same moment by the clocks of another zone; a day without a time stays that day."""
        if self.instant is None:
            return self
        there = self.instant.astimezone(zone)
        return When(there.date(), there.time().replace(tzinfo=None), zone.key)

    def told_in(self, zone: zoneinfo.ZoneInfo) -> str:
        """Write it by the clocks of a zone, and in brackets by its own, where these differ."""
        here = self.seen_from(zone)
        if self.time is None or here.time is None or (here.day, here.time) == (self.day, self.time):
            return f"{self.day}" if self.time is None else f"{self.day} {self.time:%H:%M}"
        day = "" if here.day == self.day else f"{self.day} "
        return f"{here.day} {here.time:%H:%M} ({day}{self.time:%H:%M} {self.zone})"

    def __str__(self) -> str:
        return f"{self.day}" if self.time is None else f"{self.day} {self.time:%H:%M} {self.zone}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody met: the contact's UID, their part, and what the candidate noted about the talk with them."""

    contact: str
    part: Part = Part.INTERVIEWER
    talk: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when. `of` and `about` (a contact's UID) name the follow-up that was done or put off.

    `until` is the day a follow-up was put off to, or by which an offer wants an answer; `state` the state
    that was reached. The `text` of an edit is what named the interview before, where that was changed; that
    of an invitation names the event in the calendar it came from, how new it is, and how many people were
    left out where it names a crowd.
    """

    kind: EventKind
    at: dt.datetime
    of: FollowUpKind | None = None
    about: str | None = None
    until: dt.date | None = None
    state: State | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an event's time has a zone")
        if self.kind in (EventKind.DONE, EventKind.SNOOZED, EventKind.SKIPPED) and self.of is None:
            raise ValueError(f"{self.kind} says of which follow-up")
        if self.kind is EventKind.SNOOZED and self.until is None:
            raise ValueError("what is put off is put off to a day")
        if self.until is not None:
            _check_year(self.until)
        if self.kind is EventKind.STATE and self.state is None:
            raise ValueError("a change of state says which state was reached")


@dataclass(frozen=True, slots=True)
class Interview:
    """One round with one employer. `role` and `round` may be empty; `history` is in order of time."""

    id: str
    employer: str
    when: When
    role: str = ""
    round: str = ""
    place: str = ""
    link: str = ""
    people: tuple[Meeting, ...] = ()
    next_step: str = ""
    promised_by: dt.date | None = None
    notes: str = ""
    state: State = State.PLANNED
    feedback: str = ""
    language: str = "en"
    history: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        if not ID_FORM.fullmatch(self.id):
            raise ValueError(f"an interview's id is 4 to 16 small letters and digits, not {self.id!r}")
        if not self.employer.strip():
            raise ValueError("an interview has an employer")
        if self.language not in LANGUAGES:
            raise ValueError(f"letters are written in {', '.join(LANGUAGES)}, not {self.language!r}")
        if self.promised_by is not None:
            _check_year(self.promised_by)
        if self.promised_by is not None and self.promised_by < self.when.day:
            raise ValueError(
                f"an answer by {self.promised_by} was due before the interview on {self.when.day}"
            )
        if len({m.contact for m in self.people}) < len(self.people):
            raise ValueError("the same person was met only once in an interview")
        if any(a.at > b.at for a, b in zip(self.history, self.history[1:], strict=False)):
            raise ValueError("history is told in order")

    @property
    def label(self) -> str:
        """What to call this interview in a list."""
        return ", ".join(part for part in (self.employer, self.role, self.round) if part)

    @property
    def answer_offer_by(self) -> dt.date | None:
        """The day by which they want an answer to their offer, None where none was named."""
        offers = [e for e in self.history if e.state is State.OFFER]
        return offers[-1].until if offers else None

    @property
    def reference(self) -> str:
        """What names it where it has no id yet: "Acme, Data Engineer, 2026-11-20"."""
        return ", ".join(part for part in (self.employer, self.role, f"{self.when.day}") if part)

    def is_over(self, now: dt.datetime) -> bool:
        """Whether it has begun; where only the day is known: that day is over, or it was marked held."""
        instant = self.when.instant
        if instant is not None:
            return now >= instant
        if self.state is not State.PLANNED:
            return now.astimezone(zone_named(self.when.zone)).date() >= self.when.day
        return now >= self.when.end_of_day

    def told(self, event: Event) -> Interview:
        """Return this interview with one more event in its history, and in the state it led to."""
        history = tuple(sorted((*self.history, event), key=lambda e: e.at))
        reached = [e.state for e in history if e.kind is EventKind.STATE and e.state]
        return replace(self, history=history, state=reached[-1] if reached else self.state)

    def met(self, contact: str) -> Meeting | None:
        """Return the meeting with this contact, None where they were not there."""
        return next((m for m in self.people if m.contact == contact), None)

    def moment_of(self, kind: EventKind, state: State | None = None) -> dt.datetime | None:
        """Return when an event of this kind (that led to this state) happened last, None for never."""
        found = [e.at for e in self.history if e.kind is kind and state in (None, e.state)]
        return found[-1] if found else None


def _check_year(day: dt.date) -> None:
    if day.year not in YEARS:
        raise ValueError(f"{day} is too far off: years go from {YEARS[0]} to {YEARS[-1]}")


def zone_named(key: str) -> zoneinfo.ZoneInfo:
    """Return the time zone of an IANA name; ValueError where there is none."""
    try:
        return zoneinfo.ZoneInfo(key)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {key!r}; write it like Europe/Berlin") from error


def interview_id(employer: str, role: str, when: When, *, round_: str = "", length: int = 4) -> str:
    """Return the id of a new interview: the same for the same words, `length` hexadecimal digits.

    The store asks for a longer one where another interview has it already.
    """
    parts = [" ".join(p.casefold().split()) for p in (employer, role, round_)]
    words = "\n".join([*parts, when.day.isoformat(), f"{when.time or ''}"])
    return hashlib.sha256(words.encode()).hexdigest()[:length]
