"""`cardscan unlink`: somebody was not met in an interview after all."""

from __future__ import annotations

from dataclasses import replace

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_interview, the_person
from scanner.cli.writing import rewrite
from scanner.model.interview import Event, EventKind


@click.command("unlink", short_help="Take somebody out of an interview.")
@click.argument("interview")
@click.argument("person")
def command(interview: str, person: str) -> None:
    """Take a contact out of an interview; the contact stays.

    \b
    Example: cardscan unlink acme "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        held = the_interview(records, interview, at)
        uid = the_person(records, person, among=tuple(m.contact for m in held.people))
        people = tuple(m for m in held.people if m.contact != uid)
        event = Event(EventKind.UNLINKED, at.now, about=uid)
        records.interviews.save(replace(held, people=people).told(event))
        contact = records.contacts.of([uid])[uid]
        rewrite(records, [uid], at)
    console().print(shown(f"{contact.label} is no longer in {held.id} {held.label}."))
