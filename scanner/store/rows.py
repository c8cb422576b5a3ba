"""Interviews from the rows of the tables, however these were asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, State, When
from scanner.store.soundness import sound

Row = Mapping[Any, Any]
"""By the names of the columns; days are dates, moments aware."""

PLAIN = ("id", "employer", "role", "round", "place", "link", "next_step", "promised_by", "notes", "feedback")


def interview_of(row: Row, people: Iterable[Row], history: Iterable[Row]) -> Interview:
    """Return the interview, or a StoreError that names it where another program wrote what cannot be."""
    return sound(f"the interview {row['id']}")(_interview)(row, people, history)


def _interview(row: Row, people: Iterable[Row], history: Iterable[Row]) -> Interview:
    time = dt.time.fromisoformat(row["time"]) if row["time"] else None
    return Interview(
        **{name: row[name] for name in PLAIN},
        when=When(row["day"], time, row["zone"]),
        state=State(row["state"]),
        language=row["language"],
        people=tuple(Meeting(m["contact"], Part(m["part"]), m["talk"]) for m in people),
        history=tuple(_event(e) for e in history),
    )


def _event(row: Row) -> Event:
    return Event(
        kind=EventKind(row["kind"]),
        at=row["at"],
        of=FollowUpKind(row["of"]) if row["of"] else None,
        about=row["about"],
        until=row["until"],
        state=State(row["state"]) if row["state"] else None,
        text=row["text"],
    )
