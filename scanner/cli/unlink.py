"""`cardscan unlink`: somebody was not met in an interview after all."""

from __future__ import annotations

import click

from scanner.actions.interviews.meeting import unlink
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk


@click.command("unlink")
@click.argument("interview")
@click.argument("person")
def command(interview: str, person: str) -> None:
    """Take a contact out of an interview; the contact stays.

    \b
    Example: cardscan unlink acme "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        met = unlink(records, interview, person, at=at)
    console().print(shown(f"{met.contact.label} is no longer in {met.interview.id} {met.interview.label}."))
