"""`cardscan undo`: take back what you did."""

from __future__ import annotations

import click

from scanner.actions.desk import Desk
from scanner.actions.keeping.readers import reader_of
from scanner.actions.keeping.rereading import read_anew
from scanner.actions.undoing import undo
from scanner.cli.terminal.console import console
from scanner.cli.terminal.deeds import deeds_table
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.warning import warn
from scanner.model.deed import Deed, DeedKind
from scanner.settings import current_settings
from scanner.store.store import Store


@click.command("undo")
@click.argument("number", type=int, required=False)
def command(number: int | None) -> None:
    """Take back what you did last, or what has NUMBER in `cardscan history`.

    Corrections, checks, cards accepted or rejected, merges, who was met, what was done, skipped or put off,
    outcomes. Nothing is kept of a card that was rejected: its photo is read again.

    \b
    Examples:
      cardscan undo
      cardscan undo 12
    """
    at = desk()
    with at.open() as store:
        with store.write() as records:
            deed = undo(records, number, at=at)
        console().print(deeds_table((deed,)))
        if deed.kind is DeedKind.REFUSED and deed.card:
            _read_again(store, deed, at)


def _read_again(store: Store, deed: Deed, at: Desk) -> None:
    """Have a card wait again whose rejection was taken back."""
    photo, _ = deed.card or ("", 0)
    result = read_anew(store, photo, reader_of(current_settings(), photos=1, tell=warn), at=at)
    click.echo(f"its photo was read again: {result.waiting} to look at (cardscan review)")
