"""`cardscan interview`: write interviews down, look at them, say how they went."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click
from rich.table import Table

from scanner.cli.console import console, shown
from scanner.cli.desk import Desk, desk, the_interview
from scanner.cli.interview_add import add
from scanner.cli.interview_details import details_options, show_understood, with_details
from scanner.cli.interview_view import as_json, interview_table, overview, whom
from scanner.cli.text import many
from scanner.cli.todo import planned_after
from scanner.cli.writing import rewrite
from scanner.errors import UsageError
from scanner.interviews.dates import moment
from scanner.interviews.plain import one_line
from scanner.model.interview import Event, EventKind, Interview, State


@click.group("interview", short_help="Write interviews down and say how they went.")
def command() -> None:
    """Interviews: with whom, when, what comes next, and how they went.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
      cardscan interview edit acme --promised "within two weeks"
      cardscan interview outcome acme rejected
    """


command.add_command(add)


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
        found = records.interviews.all(None if whole else [s for s in State if s.is_open])
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
        found = the_interview(records, interview, at)
        people = records.contacts.of(whom(found))
        comes = planned_after(records, found, at)
    if json_:
        click.echo(json.dumps(as_json(found, people, at.now), ensure_ascii=False, indent=2))
    else:
        console().print(interview_table(found, people, at.now, plan=comes))


def _change(text: str, change: Callable[[Interview, Desk], Interview]) -> Table:
    """Change an interview in one transaction; return it as it is shown then."""
    at = desk()
    with at.open() as store, store.write() as records:
        changed = change(the_interview(records, text, at), at)
        records.interviews.save(changed)
        rewrite(records, [m.contact for m in changed.people], at)
        people = records.contacts.of(whom(changed))
        comes = planned_after(records, changed, at)
        return interview_table(changed, people, at.now, plan=comes)


@command.command("edit")
@click.argument("interview")
@click.option("--employer", help="The employer.")
@details_options
def edit(
    interview: str, *, employer: str | None, when: str | None, met: tuple[str, ...], **details: Any
) -> None:
    """Change what is written down.

    \b
    Example: cardscan interview edit acme --promised "by next Friday" --next "a talk with the team"
    """
    if met:
        raise UsageError("people are added with: cardscan link INTERVIEW PERSON")

    def change(old: Interview, at: Desk) -> Interview:
        new = replace(old, employer=one_line(employer)) if employer else old
        if when:
            try:
                new = replace(new, when=moment(when, at.today, old.when.zone))
            except ValueError as error:
                raise UsageError(f"{error}; change --promised too") from error
        new = with_details(new, at, details)
        show_understood(new, details["promised"])
        former = old.reference if old.reference != new.reference else ""
        return new.told(Event(EventKind.EDITED, at.now, text=former))

    console().print(_change(interview, change))


@command.command("note")
@click.argument("interview")
@click.argument("text")
@click.option("--about", metavar="PERSON", help="Note it of the talk with this person, for their letter.")
def note(interview: str, text: str, *, about: str | None) -> None:
    """Note something, of the interview or of the talk with one person.

    \b
    Example: cardscan interview note acme "the move to Rust" --about "Ann Lee"
    """
    from scanner.cli.desk import the_person

    at = desk()
    with at.open() as store, store.write() as records:
        old = the_interview(records, interview, at)
        uid = None
        if about:
            uid = the_person(records, about, among=tuple(m.contact for m in old.people))
            people = tuple(
                replace(m, talk="\n".join(t for t in (m.talk, text) if t)) if m.contact == uid else m
                for m in old.people
            )
            new = replace(old, people=people)
        else:
            new = replace(old, notes="\n".join(t for t in (old.notes, text) if t))
        records.interviews.save(new.told(Event(EventKind.NOTED, at.now, about=uid, text=text)))
    console().print(shown(f"Noted of {new.id} {new.label}."))


@command.command("outcome")
@click.argument("interview")
@click.argument("state", type=click.Choice([*(s.value for s in State), "heard"]))
@click.option("--feedback", help="What they told you.")
def outcome(interview: str, state: str, *, feedback: str | None) -> None:
    """Say how it went: held, waiting, offer, rejected, withdrawn, no_answer; or "heard" for a sign of life.

    \b
    Example: cardscan interview outcome acme rejected --feedback "too little Rust"
    """

    def change(old: Interview, at: Desk) -> Interview:
        event = (
            Event(EventKind.HEARD, at.now)
            if state == "heard"
            else Event(EventKind.STATE, at.now, state=State(state))
        )
        new = old.told(event)
        return replace(new, feedback=feedback) if feedback else new

    console().print(_change(interview, change))


@command.command("remove")
@click.argument("interview")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove(interview: str, *, yes: bool) -> None:
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
            records.interviews.remove(found.id)
            rewrite(records, [m.contact for m in found.people], at)
    console().print(shown(f"Removed {found.id} {found.label}."))
