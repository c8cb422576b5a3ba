"""`cardscan link`: somebody was met in an interview."""

from __future__ import annotations

import click

from scanner.actions.interviews.meeting import link
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.model.interview import Part


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
        met = link(records, interview, person, part=Part(part), talk=talk, at=at)
    told = f"{met.contact.label} was met in {met.interview.id} {met.interview.label}, as {part}."
    console().print(shown(told))
