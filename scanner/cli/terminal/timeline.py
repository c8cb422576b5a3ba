"""Interviews on a line each: where they lie in time, and what comes next."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from scanner.actions.interviews.days import short
from scanner.actions.interviews.standing import state_at, zone_of
from scanner.actions.interviews.words import said
from scanner.cli.terminal.interviews import COLOURS
from scanner.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from scanner.model.interview import Interview, State
from scanner.text import harmless

MARKS = {
    FollowUpKind.THANK: "t",
    FollowUpKind.NUDGE: "n",
    FollowUpKind.NUDGE_AGAIN: "N",
    FollowUpKind.ASK_FEEDBACK: "f",
    FollowUpKind.ANSWER_OFFER: "o",
}
LEGEND = "● interview  t thank  n, N ask how it stands  f feedback  o offer  │ today"
NEXT = {
    FollowUpKind.THANK: "thank",
    FollowUpKind.NUDGE: "ask",
    FollowUpKind.NUDGE_AGAIN: "ask again",
    FollowUpKind.ASK_FEEDBACK: "feedback",
    FollowUpKind.ANSWER_OFFER: "offer",
}
FOLLOW_UP_COLOURS = {FollowUpState.OVERDUE: "red", FollowUpState.DUE: "yellow"}
DAYS_A_CELL = 2
CELLS, CELLS_AT_MOST = 25, 43
LONGEST_LABEL = 44
LONGEST_NEXT = 23


@dataclass(frozen=True, slots=True)
class Row:
    """An interview with its open follow-ups, and what comes next after it on which day, in which colour."""

    interview: Interview
    state: State
    follow_ups: tuple[FollowUp, ...]
    following: dt.date
    told: str
    colour: str | None


def rows(
    interviews: Iterable[Interview], follow_ups: Iterable[FollowUp], now: dt.datetime
) -> tuple[Row, ...]:
    """Return the interviews after which something comes, what comes first in front."""
    open_: dict[str, list[FollowUp]] = {}
    for follow_up in follow_ups:
        if follow_up.state.is_open:
            open_.setdefault(follow_up.interview, []).append(follow_up)
    held = (_row(i, tuple(open_.get(i.id, ())), now) for i in interviews if i.state.is_open or i.id in open_)
    return tuple(sorted(held, key=lambda row: (row.following, row.interview.id)))


def _row(interview: Interview, ours: tuple[FollowUp, ...], now: dt.datetime) -> Row:
    state = state_at(interview, now)
    comes: list[tuple[dt.date, str, str | None]] = []
    if not interview.is_over(now):
        here = interview.when.seen_from(zone_of(now))
        at = f" {here.time:%H:%M}" if here.time else ""
        comes.append((here.day, f"on {short(here.day)}{at}", COLOURS.get(state)))
    if interview.promised_by and interview.promised_by >= now.date() and interview.state.is_open:
        comes.append((interview.promised_by, f"answer by {short(interview.promised_by)}", None))
    for f in ours:
        by = "since" if f.state is FollowUpState.OVERDUE else "by"
        comes.append((f.due, f"{NEXT[f.kind]} {by} {short(f.due)}", FOLLOW_UP_COLOURS.get(f.state)))
    first = min(comes, key=lambda each: each[0], default=(dt.date.max, "", None))
    return Row(interview, state, ours, *first)


def drawn(held: Iterable[Row], today: dt.date, *, width: int) -> Iterator[str]:
    """Yield the lines for a terminal of this width: the days, the rows by state with their line, a legend."""
    cells = min(max(CELLS, CELLS + (width - 80) // 2), CELLS_AT_MOST)
    begins = today - dt.timedelta(days=cells * 4 // 7 * DAYS_A_CELL)
    found = tuple(held)
    ids = max(len(row.interview.id) for row in found)
    label = max(12, min(LONGEST_LABEL, width - ids - cells - LONGEST_NEXT - 6))
    yield " " * (ids + label + 4) + click.style(_days(begins, today, cells), dim=True)
    for state in State:
        ours = [row for row in found if row.state is state]
        if ours:
            yield click.style(said(state), fg=COLOURS.get(state), bold=True)
        for row in ours:
            line = _line(row, begins, today, cells)
            name = _fitted(harmless(row.interview.label), label)
            told = click.style(row.told, fg=row.colour)
            yield f"{row.interview.id.ljust(ids)}  {name}  {line}  {told}".rstrip()
    yield click.style(LEGEND, dim=True)


def _days(begins: dt.date, today: dt.date, cells: int) -> str:
    """Return the first day, today and the last day, each above its place."""
    ends = begins + dt.timedelta(days=cells * DAYS_A_CELL - 1)
    first, last = short(begins)[4:].strip(), short(ends)[4:].strip()
    now = "today".rjust((today - begins).days // DAYS_A_CELL - len(first) + 3)
    return f"{first}{now}{last.rjust(cells - len(first) - len(now))}"


def _line(row: Row, begins: dt.date, today: dt.date, cells: int) -> str:
    """Return a character for every two days."""

    def place(day: dt.date) -> int:
        return min(max((day - begins).days // DAYS_A_CELL, 0), cells - 1)

    line = ["·"] * cells
    line[place(today)] = "│"
    day = row.interview.when.day
    line[place(day)] = "●" if begins <= day < begins + dt.timedelta(days=cells * DAYS_A_CELL) else "◦"
    for follow_up in row.follow_ups:
        at = place(follow_up.due)
        line[min(at + (line[at] in "●◦"), cells - 1)] = MARKS[follow_up.kind]
    return "".join(line)


def _fitted(text: str, width: int) -> str:
    """Return `text` cut or filled up to so many columns of a terminal; some letters take two."""
    kept, taken = "", 0
    for character in text:
        step = _columns(character)
        if taken + step > width:
            while kept and taken > width - 1:
                taken -= _columns(kept[-1])
                kept = kept[:-1]
            return f"{kept}…{' ' * (width - taken - 1)}"
        kept, taken = kept + character, taken + step
    return kept + " " * (width - taken)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
