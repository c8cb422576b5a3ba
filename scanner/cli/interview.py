"""`cardscan interview`: write interviews down, look at them, say how they went."""

from __future__ import annotations

import json

import click

from scanner.actions.desk import Desk
from scanner.actions.interviews.details import Details
from scanner.actions.interviews.editing import edit, note, outcome, remove
from scanner.actions.interviews.standing import as_json
from scanner.actions.interviews.ticking import day_to_come
from scanner.actions.interviews.whole import Whole, whole
from scanner.actions.meant import the_interview
from scanner.cli import interview_add
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.details import details_options, show_understood
from scanner.cli.terminal.interviews import interview_table, overview
from scanner.errors import UsageError
from scanner.model.interview import State
from scanner.text import many


@click.group("interview")
def command() -> None:
    """Interviews: with whom, when, what comes next, and how they went.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
      cardscan interview edit acme --promised "within two weeks"
      cardscan interview outcome acme rejected
    """


command.add_command(interview_add.command)


@command.command("list")
@click.option("--all", "whole", is_flag=True, help="Also those that have ended.")
@click.option("--json", "json_", is_flag=True, help="Print JSON, for other programs.")
def list_(*, whole: bool, json_: bool) -> None:
    """List the interviews.

    \b
    Example: cardscan interview list --all
    """
    at = desk()
    with at.open() as store, store.read() as records:
        found = records.interviews.all(None if whole else [s for s in State if s.is_unsettled])
        people = records.contacts.of(m.contact for i in found for m in i.people)
        ended = sum(records.interviews.counts().values()) - len(found)
    if json_:
        click.echo(json.dumps([as_json(i, people, at.now) for i in found], ensure_ascii=False, indent=2))
        return
    if found:
        console().print(overview(found, people, at.now))
    elif ended:
        click.echo(f"No interview is open; {many(ended, 'interview')} ended: cardscan interview list --all")
    else:
        click.echo("No interviews are written down; add one with: cardscan interview add EMPLOYER --on DAY")


@command.command("show")
@click.argument("interview")
@click.option("--json", "json_", is_flag=True, help="Print JSON, for other programs.")
def show(interview: str, *, json_: bool) -> None:
    """Show all that is known of an interview.

    \b
    Example: cardscan interview show acme
    """
    at = desk()
    with at.open() as store, store.read() as records:
        found = whole(records, the_interview(records, interview, at), at=at)
    if json_:
        told = as_json(found.interview, found.people, at.now)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show(found, at)


def _show(found: Whole, at: Desk) -> None:
    console().print(interview_table(found.interview, found.people, at.now, plan=found.plan))


@command.command("edit")
@click.argument("interview")
@click.option("--employer", help="The employer.")
@details_options
def edit_(
    interview: str,
    *,
    employer: str | None,
    when: str | None,
    met: tuple[str, ...],
    **details: str | None,
) -> None:
    """Change what is written down.

    \b
    Example: cardscan interview edit acme --promised "by next Friday" --next "a talk with the team"
    """
    if met:
        raise UsageError("people are added with: cardscan link INTERVIEW PERSON")
    at, said = desk(), Details(**details)
    with at.open() as store, store.write() as records:
        new = edit(records, interview, employer=employer, when=when, details=said, at=at)
        show_understood(new, said.promised)
        changed = whole(records, new, at=at)
    _show(changed, at)


@command.command("note")
@click.argument("interview")
@click.argument("text")
@click.option("--about", metavar="PERSON", help="Note it of the talk with this person, for their letter.")
def note_(interview: str, text: str, *, about: str | None) -> None:
    """Note something, of the interview or of the talk with one person.

    \b
    Example: cardscan interview note acme "the move to Rust" --about "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        new = note(records, interview, text=text, about=about, at=at)
    console().print(shown(f"Noted of {new.id} {new.label}."))


@command.command("outcome")
@click.argument("interview")
@click.argument("state", type=click.Choice([*(s.value for s in State), "heard"]))
@click.option("--feedback", help="What they told you.")
@click.option("--by", metavar="DAY", help='By when they want an answer to their offer: "next Friday".')
def outcome_(interview: str, state: str, *, feedback: str | None, by: str | None) -> None:
    """Say how it went: held, waiting, offer, rejected, accepted, ...; or "heard" for a sign of life.

    \b
    Examples:
      cardscan interview outcome acme rejected --feedback "too little Rust"
      cardscan interview outcome acme offer --by "next Friday"
    """
    at = desk()
    until = day_to_come(by, at=at) if by else None
    if by:
        click.echo(f"Understood {by!r} as {until:%A, %d %B %Y}.")
    with at.open() as store, store.write() as records:
        reached = None if state == "heard" else State(state)
        new = outcome(records, interview, state=reached, feedback=feedback, until=until, at=at)
        changed = whole(records, new, at=at)
    _show(changed, at)


@command.command("remove")
@click.argument("interview")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove_(interview: str, *, yes: bool) -> None:
    """Remove an interview with its history and letters; the people stay.

    \b
    Example: cardscan interview remove 7f3a
    """
    at = desk()
    with at.open() as store:
        with store.read() as records:
            found = the_interview(records, interview, at)
        if not yes:
            click.confirm(f"Remove {found.id} {found.label}, {found.when}?", abort=True)
        with store.write() as records:
            remove(records, found.id, at=at)
    console().print(shown(f"Removed {found.id} {found.label}."))
