"""`cardscan merge`: two contacts are the same person."""

from __future__ import annotations

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_person
from scanner.cli.merging import Done, clear, merge
from scanner.errors import UsageError
from scanner.model.record import Decider


@click.command("merge", short_help="Make one contact of two.")
@click.argument("person")
@click.argument("other")
def command(person: str, other: str) -> None:
    """Make one contact of PERSON and OTHER: PERSON stays, with everything that either card says.

    What the newer card says comes first, an older job becomes a former one; interviews, cards, photos and
    letters of both are PERSON's now. `cardscan unmerge` takes it back.

    \b
    Example: cardscan merge "Ann Lee" 5f0d1a4e
    """
    at = desk()
    with at.open() as store, store.write() as records:
        kept = the_person(records, person)
        before = next((m for m in records.merges.find(other) if m.kept == kept), None)
        gone = before.gone if before else the_person(records, other)
        if gone == kept:
            raise UsageError(f"{person!r} and {other!r} are the same contact already")
        done = (
            Done(before.made, clear(records, before))  # again, perhaps after a crash
            if before
            else merge(records, kept=kept, gone=gone, at=at, by=Decider.PERSON, reasons=())
        )
    out = console()
    label = done.contact.label
    out.print(shown(f"{label} ({kept[:8]}) stands for both; to take it back: cardscan unmerge {gone[:8]}"))
    for line in done.told:
        out.print(shown(line), soft_wrap=True)
