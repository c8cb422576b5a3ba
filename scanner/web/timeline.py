"""Interviews and what comes after them along the days, as places in a drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from scanner.actions.interviews.days import short
from scanner.actions.interviews.words import SAID
from scanner.model.follow_up import FollowUp
from scanner.model.interview import Interview

BEFORE, AFTER = 21, 21
"""Days shown before and after today."""
DAY, ROW, HEAD = 16, 34, 26
"""Units of the drawing: the width of a day, the height of a row and of the days above."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: an interview or something to do, in which state, and what it says to who looks closer."""

    x: int
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """An interview with its points; `y` is the middle of its row."""

    interview: Interview
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing; `days` are the first of each week with their place."""

    width: int
    height: int
    today: int
    days: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]


def timeline(held: Iterable[Interview], follow_ups: Iterable[FollowUp], *, today: dt.date) -> Timeline:
    """Return the drawing; what lies beyond its ends stands at its ends."""
    first = today - dt.timedelta(days=BEFORE)
    comes = tuple(f for f in follow_ups if f.state.is_open)

    def place(day: dt.date) -> int:
        return (min(max((day - first).days, 0), BEFORE + AFTER) * DAY) + DAY // 2

    rows = []
    for number, i in enumerate(held):
        marks = [Mark(place(i.when.day), "held", f"Interview on {short(i.when.day)}")]
        if i.promised_by and i.state.is_open:
            marks.append(Mark(place(i.promised_by), "promised", f"Answer promised by {short(i.promised_by)}"))
        ours = (f for f in comes if f.interview == i.id)
        marks += [Mark(place(f.due), f.state.value, f"{SAID[f.kind]} by {short(f.due)}") for f in ours]
        rows.append(Row(i, HEAD + number * ROW + ROW // 2, tuple(marks)))
    weeks = (first + dt.timedelta(days=n) for n in range(BEFORE + AFTER + 1))
    days = tuple((place(day), short(day)[4:].strip()) for day in weeks if day.weekday() == 0)
    width = (BEFORE + AFTER + 1) * DAY
    return Timeline(width, HEAD + len(rows) * ROW, place(today), days, tuple(rows))
