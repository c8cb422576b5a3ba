"""`cardscan status`: the whole search on one screen."""

from __future__ import annotations

import json
import shutil
from collections import Counter

import click

from scanner.actions.interviews.todo import planned
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.interviews import COLOURS, said
from scanner.cli.terminal.timeline import drawn, rows
from scanner.model.follow_up import FollowUpKind, FollowUpState
from scanner.model.interview import State
from scanner.text import many

SHOWN = 14
"""Interviews on the time line: with the lines around them and a heading a state, a screen of 24 lines."""
NUDGES = (FollowUpKind.NUDGE, FollowUpKind.NUDGE_AGAIN)


@click.command("status", short_help="Your search on one screen.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, as_json: bool) -> None:
    """Show the interviews by state with their next dates, what is open, what is late, and a timeline.

    \b
    Example: cardscan status
    """
    at = desk()
    with at.look() as records:
        follow_ups, interviews = planned(records, at)
        states = Counter(records.interviews.counts())
    # Loaded are all that are open, so that what was planned and is over by now can be told.
    passed = sum(i.state is State.PLANNED and i.is_over(at.now) for i in interviews.values())
    states = states - Counter({State.PLANNED: passed}) + Counter({State.HELD: passed})
    now = [f for f in follow_ups if f.state in (FollowUpState.DUE, FollowUpState.OVERDUE)]
    figures = {
        "interviews": {s.value: states[s] for s in State},
        "thank_yous_open": sum(f.kind is FollowUpKind.THANK for f in now),
        "answers_late": sum(f.kind in NUDGES for f in now),
        "overdue": sum(f.state is FollowUpState.OVERDUE for f in now),
    }
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    if not states:
        click.echo("No interviews are written down yet. Begin with: cardscan interview add EMPLOYER --on DAY")
        return
    counts = (f"{click.style(states[s], bold=True)} {_coloured(s)}" for s in State if states[s])
    click.echo(f"{many(states.total(), 'interview')}: {', '.join(counts)}")
    told = (
        f"Thank-yous open: {figures['thank_yous_open']}.  Answers late: {figures['answers_late']}."
        f"  Overdue: {figures['overdue']}."
    )
    click.echo(told + ("  See: cardscan today" if now else ""))
    held = rows(interviews.values(), follow_ups, at.now)
    if held:
        click.echo()
        for line in drawn(held[:SHOWN], at.today, width=shutil.get_terminal_size().columns):
            click.echo(line)
    if len(held) > SHOWN:
        click.echo(f"... and {len(held) - SHOWN} more: cardscan interview list")


def _coloured(state: State) -> str:
    return click.style(said(state), fg=COLOURS.get(state))
