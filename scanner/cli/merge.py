"""`cardscan merge`: two contacts are the same person."""

from __future__ import annotations

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_person, two_people
from scanner.cli.merging import again, merge
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
        earlier = records.merges.find(other)
        into = the_person(records, person) if earlier else None
        before = next((m for m in earlier if m.kept == into), None)
        if before:
            kept, gone, done = before.kept, before.gone, again(records, before, at)
        else:
            kept, gone = two_people(records, person, other)
            done = merge(records, kept=kept, gone=gone, at=at, by=Decider.PERSON, reasons=())
    out = console()
    label = done.contact.label
    stands = f"{label} ({kept[:8]}) stands for both; to take it back: cardscan unmerge {gone[:8]}"
    for line in (stands, *done.told):
        out.print(shown(line), soft_wrap=True)
