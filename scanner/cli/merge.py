"""`cardscan merge`: two contacts are the same person."""

from __future__ import annotations

import click

from scanner.actions.people.doubles import merge
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk


@click.command("merge")
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
        done = merge(records, person, other, at=at)
    out = console()
    stays = f"{done.contact.label} ({done.kept[:8]}) stands for both"
    for line in (f"{stays}; to take it back: cardscan unmerge {done.gone[:8]}", *done.told):
        out.print(shown(line), soft_wrap=True)
