"""`cardscan undo`: take back what you did."""

from __future__ import annotations

import click

from scanner.actions.undoing import undo
from scanner.cli.terminal.console import console
from scanner.cli.terminal.deeds import deeds_table
from scanner.cli.terminal.desk import desk


@click.command("undo", short_help="Take back what you did last.")
@click.argument("number", type=int, required=False)
def command(number: int | None) -> None:
    """Take back what you did last, or what has NUMBER in `cardscan history`.

    Corrections, checks, cards accepted or rejected, merges, who was met, what was done, skipped or put off,
    outcomes.

    \b
    Examples:
      cardscan undo
      cardscan undo 12
    """
    at = desk()
    with at.open() as store, store.write() as records:
        deed = undo(records, number, at=at)
    console().print(deeds_table((deed,)))
