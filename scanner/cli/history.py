"""`cardscan history`: what was done lately."""

from __future__ import annotations

import click

from scanner.actions.history import history
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.deeds import deeds_table
from scanner.cli.terminal.desk import desk


@click.command("history")
def command() -> None:
    """Show what you did lately, latest first, with the old values; `cardscan undo NUMBER` takes it back.

    Example: cardscan history
    """
    with desk().open() as store, store.read() as records:
        deeds = history(records)
    out = console()
    out.print(deeds_table(deeds) if deeds else shown("nothing yet"))
