"""`cardscan link`: somebody was met in an interview."""

from __future__ import annotations

from dataclasses import replace

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_interview, the_person
from scanner.cli.writing import rewrite
from scanner.model.interview import Event, EventKind, Meeting, Part


@click.command("link", short_help="Say whom you met in an interview.")
@click.argument("interview")
@click.argument("person")
@click.option(
    "--as", "part", type=click.Choice([p.value for p in Part]), default="interviewer", help="Their part."
)
@click.option("--talk", default="", help="What you talked about, for their letter.")
def command(interview: str, person: str, *, part: str, talk: str) -> None:
    """Say that a contact was met in an interview, and what you talked about; again, it changes that.

    \b
    Example: cardscan link acme "Ann Lee" --as recruiter --talk "the move to Rust"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        held = the_interview(records, interview, at)
        uid = the_person(records, person)
        old = held.met(uid)
        meeting = Meeting(uid, Part(part), talk or (old.talk if old else ""))
        kept = tuple(meeting if m.contact == uid else m for m in held.people)
        people = kept if old else (*kept, meeting)
        records.interviews.save(replace(held, people=people).told(Event(EventKind.LINKED, at.now, about=uid)))
        contact = records.contacts.of([uid])[uid]
        rewrite(records, [uid], at)
    console().print(shown(f"{contact.label} was met in {held.id} {held.label}, as {part}."))
