"""Invented people and interviews, in one line each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scanner.model.contact import Contact, Name, Phone
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, Meeting, State, When

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def person(name: str = "Ann Lee", mail: str = "ann@acme.example", phone: str = "+12025550143") -> Contact:
    return Contact(name=Name(name), org="Acme", emails=(mail,), phones=(Phone(phone, phone),))


def interview(key: str = "7f3a", employer: str = "Acme", **more: Any) -> Interview:
    values: dict[str, Any] = {"when": When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin"), **more}
    return Interview(key, employer, **values)


def full_interview() -> Interview:
    events = (
        Event(EventKind.CREATED, NOON),
        Event(EventKind.DONE, NOON + HOUR, of=FollowUpKind.THANK, about="u1"),
        Event(
            EventKind.SNOOZED, NOON + dt.timedelta(hours=2), of=FollowUpKind.NUDGE, until=dt.date(2026, 12, 9)
        ),
        Event(EventKind.STATE, NOON + 3 * HOUR, state=State.WAITING, text="they called"),
    )
    return interview(
        role="Data Engineer",
        round="second",
        place="Main Street 1",
        link="https://meet.example.com/x",
        people=(Meeting("u1", talk="Rust, and émigrés"),),
        next_step="a talk with the team",
        promised_by=dt.date(2026, 12, 1),
        notes="line one\nline two 🙂",
        state=State.WAITING,
        feedback="none yet",
        language="de",
        history=events,
    )
