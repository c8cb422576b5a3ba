"""Invented interviews, in one line each."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from scanner.interviews.letters import Writer
from scanner.model.contact import Contact, Name
from scanner.model.interview import Interview, Meeting, Part, When

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
FRIDAY = dt.date(2026, 11, 20)


def at(day: str, hour: int = 12) -> dt.datetime:
    return dt.datetime.fromisoformat(day).replace(hour=hour, tzinfo=BERLIN)


def interview(day: dt.date = FRIDAY, *people: str, hour: int | None = 14, **more: Any) -> Interview:
    time = dt.time(hour) if hour is not None else None
    met = tuple(Meeting(uid, Part.RECRUITER if uid == "rec" else Part.INTERVIEWER) for uid in people)
    values: dict[str, Any] = {"when": When(day, time, "Europe/Berlin"), "people": met, **more}
    return Interview(**{"id": "7f3a", "employer": "Acme", **values})


def person(name: str = "Ann Lee", mail: str | None = "ann@acme.example") -> Contact:
    return Contact(name=Name(name), emails=(mail,) if mail else ())


def writer(me: str = "Kim Park", *, today: str = "2026-11-23", **more: Any) -> Writer:
    return Writer(dt.date.fromisoformat(today), me, **more)
