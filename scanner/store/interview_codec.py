"""Interviews as JSON values and back, with their people and their history."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, State, When
from scanner.store.codec import Json
from scanner.store.soundness import sound


def interview_to_json(interview: Interview) -> Json:
    """Return an interview as JSON objects, lists and texts."""
    told: Json = plain(asdict(interview))
    return told


@sound("an interview")
def interview_from_json(data: Json) -> Interview:
    """Return the interview that `interview_to_json` wrote."""
    when, promised = data["when"], data["promised_by"]
    time = dt.time.fromisoformat(when["time"]) if when["time"] else None
    parts = {
        "when": When(dt.date.fromisoformat(when["day"]), time, when["zone"]),
        "promised_by": dt.date.fromisoformat(promised) if promised else None,
        "state": State(data["state"]),
        "people": tuple(filter(None, map(meeting_from_json, data["people"]))),
        "history": tuple(map(event_from_json, data["history"])),
    }
    return Interview(**{**data, **parts})


def meeting_from_json(data: Json | None) -> Meeting | None:
    """Return somebody met, None for nobody."""
    return Meeting(data["contact"], Part(data["part"]), data["talk"]) if data else None


def event_from_json(data: Json) -> Event:
    """Return what happened."""
    return Event(
        kind=EventKind(data["kind"]),
        at=dt.datetime.fromisoformat(data["at"]),
        of=FollowUpKind(data["of"]) if data["of"] else None,
        about=data["about"],
        until=dt.date.fromisoformat(data["until"]) if data["until"] else None,
        state=State(data["state"]) if data["state"] else None,
        text=data["text"],
    )


def plain(value: Any) -> Any:
    """Return a value with days, times and moments as texts."""
    match value:
        case dict():
            return {key: plain(held) for key, held in value.items()}
        case list() | tuple():
            return [plain(held) for held in value]
        case dt.date() | dt.time():  # a moment too
            return value.isoformat()
        case _:
            return value
