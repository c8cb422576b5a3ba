"""`cardscan link`: somebody was met in an interview."""

from __future__ import annotations

import click

from scanner.actions.interviews.meeting import link
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.model.interview import Part


@click.command("link")
@click.argument("interview")
@click.argument("person")
@click.option(
    "--as", "part", type=click.Choice([p.value for p in Part]), help="Their part. [default: interviewer]"
)
@click.option("--talk", help="What you talked about, for their letter.")
def command(interview: str, person: str, *, part: str | None, talk: str | None) -> None:
    """Say that a contact was met in an interview, and what you talked about.

    Again, it changes what is given, and only that.

    \b
    Example: cardscan link acme "Ann Lee" --as recruiter --talk "the move to Rust"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        met = link(records, interview, person, part=Part(part) if part else None, talk=talk, at=at)
    meeting = met.interview.met(met.uid)
    told = f"{met.contact.label} was met in {met.interview.id} {met.interview.label}"
    console().print(shown(f"{told}, as {meeting.part.value}." if meeting else f"{told}."))
