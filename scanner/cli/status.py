"""`cardscan status`: the whole search on one screen."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import click
from rich.table import Table
from rich.text import Text

from scanner.cli.console import console, shown
from scanner.cli.desk import desk
from scanner.cli.interview_view import STYLES, said, state_at
from scanner.cli.todo import planned
from scanner.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from scanner.model.interview import Interview, State

WEEKS_BACK, WEEKS_AHEAD = 5, 4
OPEN_SHOWN = 20
MARKS = {
    FollowUpKind.THANK: "t",
    FollowUpKind.NUDGE: "n",
    FollowUpKind.NUDGE_AGAIN: "N",
    FollowUpKind.ASK_FEEDBACK: "f",
}


@click.command("status", short_help="Your search on one screen.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, as_json: bool) -> None:
    """Show the interviews by state with their next dates, what is open, what is late, and a timeline.

    \b
    Example: cardscan status
    """
    at = desk()
    with at.open() as store, store.read() as records:
        follow_ups, interviews = planned(records, at)
        states = Counter(records.interviews.counts())
    # Loaded are all that are open, so that what was planned and is over by now can be told.
    passed = sum(i.state is State.PLANNED and i.is_over(at.now) for i in interviews.values())
    states = states - Counter({State.PLANNED: passed}) + Counter({State.HELD: passed})
    now = [f for f in follow_ups if f.state in (FollowUpState.DUE, FollowUpState.OVERDUE)]
    figures = {
        "interviews": {s.value: states[s] for s in State},
        "thank_yous_open": sum(f.kind is FollowUpKind.THANK for f in now),
        "answers_late": sum(f.kind in (FollowUpKind.NUDGE, FollowUpKind.NUDGE_AGAIN) for f in now),
        "overdue": sum(f.state is FollowUpState.OVERDUE for f in now),
    }
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    out = console()
    counts = (Text.assemble((str(states[s]), "bold"), f" {said(s)}") for s in State if states[s])
    out.print(Text(", ").join(counts) if states else "No interviews are written down yet.")
    out.print(
        f"Thank-yous open: {figures['thank_yous_open']}.  Answers late: {figures['answers_late']}."
        f"  Overdue: {figures['overdue']}.  See: cardscan today"
    )
    out.print()
    open_ = [i for i in interviews.values() if i.state.is_open]
    latest = sorted(open_, key=lambda i: i.when.day)[-OPEN_SHOWN:]
    if latest:
        out.print(_timeline(latest, follow_ups, at.now))
        out.print(
            "● interview   t thank   n, N ask how it stands   f ask for feedback   │ today", style="dim"
        )
    if len(open_) > len(latest):
        out.print(f"... and {len(open_) - len(latest)} earlier ones: cardscan interview list", style="dim")


def _timeline(held: list[Interview], follow_ups: tuple[FollowUp, ...], now: dt.datetime) -> Table:
    """Draw a line an interview, a character a business day or weekend."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(2):
        table.add_column(no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    for interview in held:
        ours = [f for f in follow_ups if f.interview == interview.id and f.state.is_open]
        following = min((f.due for f in ours), default=None)
        table.add_row(
            interview.id,
            shown(interview.label, STYLES.get(state_at(interview, now).value, "")),
            shown(_line(interview, ours, now.date())),
            f"next {following:%d %b}" if following else "",
        )
    return table


def _line(interview: Interview, follow_ups: list[FollowUp], today: dt.date) -> str:
    """Return one character for two days, from some weeks back to some weeks ahead."""
    start = today - dt.timedelta(weeks=WEEKS_BACK)
    length = (WEEKS_BACK + WEEKS_AHEAD) * 7 // 2

    def place(day: dt.date) -> int:
        return min(max((day - start).days // 2, 0), length - 1)

    line = ["·"] * length
    line[place(today)] = "│"
    for follow_up in follow_ups:
        line[place(follow_up.due)] = MARKS[follow_up.kind]
    line[place(interview.when.day)] = "●"
    return "".join(line)
