"""`cardscan today`: what is due, for whom, why, and how to do it."""

from __future__ import annotations

import json

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk
from scanner.cli.todo import SAID, how, people_of, planned
from scanner.model.follow_up import FollowUpState


@click.command("today", short_help="What is due, for whom and why.")
@click.option("--all", "whole", is_flag=True, help="Also what comes later.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, whole: bool, as_json: bool) -> None:
    """Show what is due and overdue after your interviews, in order, with the command that does it.

    \b
    Examples:
      cardscan today
      cardscan today --all --json
    """
    at = desk()
    wanted = {FollowUpState.DUE, FollowUpState.OVERDUE} | ({FollowUpState.UPCOMING} if whole else set())
    with at.open() as store, store.read() as records:
        follow_ups, interviews = planned(records, at)
        follow_ups = tuple(f for f in follow_ups if f.state in wanted)
        people = people_of(records, follow_ups)
    rows = [
        {
            "due": f"{f.due}",
            "state": f.state.value,
            "what": f.kind.value,
            "interview": f.interview,
            "employer": interviews[f.interview].employer,
            "contact": f.contact,
            "name": people[f.contact].label if f.contact in people else None,
            "why": f.why,
            "command": how(f, people),
        }
        for f in follow_ups
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("Nothing is due today." if not whole else "Nothing is to be done.")
        return
    out = console()
    for follow_up, row in zip(follow_ups, rows, strict=True):
        style = {"overdue": "red", "due": "yellow"}.get(row["state"] or "", "dim")
        whom = f"{SAID[follow_up.kind]}: {row['name'] or 'nobody noted yet'} ({row['employer']})"
        late = " (overdue)" if row["state"] == "overdue" else ""
        out.print(shown(f"{row['due']}", style), shown(whom, "bold"), shown(late, style), soft_wrap=True)
        out.print(shown(f"            {row['why']}", "dim"), soft_wrap=True)
        out.print(shown(f"            {row['command']}", "cyan"), soft_wrap=True)
