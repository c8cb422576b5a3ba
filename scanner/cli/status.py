"""`cardscan status`: the whole search on one screen."""

from __future__ import annotations

import json
import shutil

import click

from scanner.actions.interviews.status import status
from scanner.actions.interviews.words import said
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.interviews import COLOURS
from scanner.cli.terminal.timeline import drawn, rows
from scanner.model.interview import State
from scanner.text import many

SHOWN = 14
"""Interviews on the time line: with the lines around them and a heading a state, a screen of 24 lines."""


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, as_json: bool) -> None:
    """Show the interviews by state with their next dates, what is open, what is late, and a timeline.

    \b
    Example: cardscan status
    """
    at = desk()
    with at.look() as records:
        now = status(records, at=at)
    figures = {
        "interviews": {s.value: now.states[s] for s in State},
        "thank_yous_open": now.thank_yous_open,
        "answers_late": now.answers_late,
        "overdue": now.overdue,
    }
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    if not now.states:
        click.echo("No interviews are written down yet. Begin with: cardscan interview add EMPLOYER --on DAY")
        return
    counts = (f"{click.style(now.states[s], bold=True)} {_coloured(s)}" for s in State if now.states[s])
    click.echo(f"{many(now.states.total(), 'interview')}: {', '.join(counts)}")
    told = (
        f"Thank-yous open: {now.thank_yous_open}.  Answers late: {now.answers_late}.  Overdue: {now.overdue}."
    )
    click.echo(told + ("  See: cardscan today" if now.is_anything_due else ""))
    held = rows(now.interviews, now.follow_ups, at.now)
    if held:
        click.echo()
        for line in drawn(held[:SHOWN], at.today, width=shutil.get_terminal_size().columns):
            click.echo(line)
    if len(held) > SHOWN:
        click.echo(f"... and {len(held) - SHOWN} more: cardscan interview list")


def _coloured(state: State) -> str:
    return click.style(said(state), fg=COLOURS.get(state))
