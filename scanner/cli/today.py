"""`cardscan today`: what is due, for whom, why, and how to do it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import click

from scanner.actions.desk import Desk
from scanner.actions.interviews.days import short
from scanner.actions.interviews.standing import FEW, left_out, name_of
from scanner.actions.interviews.todo import due
from scanner.actions.interviews.words import SAID, told_left_out
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.todo import how
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpState
from scanner.model.interview import Interview
from scanner.text import harmless

INDENT = 12


@click.command("today")
@click.option("--all", "whole", is_flag=True, help="Also what comes later.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, whole: bool, as_json: bool) -> None:
    """Show today's interviews, and what is due and overdue after others, with the command that does it.

    \b
    Examples:
      cardscan today
      cardscan today --all --json
    """
    at = desk()
    with at.look() as records:
        found = due(records, at=at, later=whole)
    people = found.people
    labels = Counter(contact.label for contact in people.values())
    rows = [
        {
            "due": f"{f.due}",
            "state": f.state.value,
            "what": f.kind.value,
            "interview": f.interview,
            "employer": found.interviews[f.interview].employer,
            "contact": f.contact,
            "name": people[f.contact].label if f.contact in people else None,
            "why": f.why,
            "command": how(f, people, labels),
        }
        for f in found.follow_ups
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for interview in found.held_today:
        _show_held(interview, people, at)
    if not rows and found.held_today:
        return
    if not rows:
        later = "" if whole else " What comes later: cardscan today --all"
        click.echo(f"Nothing is due today.{later}" if later else "Nothing is to be done.")
        return
    for follow_up, row in zip(found.follow_ups, rows, strict=True):
        _show(follow_up, row, at.today)


def _show_held(interview: Interview, people: dict[str, Contact], at: Desk) -> None:
    """Print an interview of today: when, with whom, where."""
    here = interview.when.seen_from(at.zone)
    time = f"{here.time:%H:%M}" if here.time else "today"
    there = interview.when
    theirs = f" ({there.time:%H:%M} {there.zone})" if there.time and there.time != here.time else ""
    label = click.style(harmless(f"Interview: {interview.label}{theirs}"), bold=True)
    click.echo(click.style(time.ljust(INDENT), fg="cyan") + label)
    names = ", ".join(name_of(m, people) for m in interview.people[:FEW])
    names += f" and {len(interview.people) - FEW} more" if len(interview.people) > FEW else ""
    others = told_left_out(left_out(interview))
    for line in (names, others, interview.place, interview.link if interview.link != interview.place else ""):
        if line:
            click.echo(" " * INDENT + harmless(line))


def _show(follow_up: FollowUp, row: dict[str, str | None], today: dt.date) -> None:
    """Print when, what, why and how. No tables here: this command is the one that is run every day."""
    colour = {"overdue": "red", "due": "yellow"}.get(follow_up.state.value)
    whom = f"{SAID[follow_up.kind]}: {row['name'] or 'nobody noted yet'} ({row['employer']})"
    until = "today" if follow_up.due == today else short(follow_up.due)
    click.echo(
        f"{click.style(until.ljust(INDENT), fg=colour)}{click.style(harmless(whom), bold=True)}"
        f"{click.style(' late', fg=colour) if follow_up.state is FollowUpState.OVERDUE else ''}"
    )
    click.echo(" " * INDENT + harmless(row["why"] or ""))
    click.echo(" " * INDENT + click.style(harmless(row["command"] or ""), fg="cyan"))
