"""`cardscan retry`: have photos that failed read again."""

from __future__ import annotations

import click

from scanner.actions.keeping.retrying import retry
from scanner.cli.terminal.desk import desk
from scanner.text import harmless, many


@click.command("retry")
@click.argument("names", nargs=-1, metavar="[PHOTO]...")
def command(names: tuple[str, ...]) -> None:
    """Put photos that failed, or those of these names, back where they were dropped, to be read again.

    A running watch takes them; without one, run `cardscan watch --once`. Photos that a scan could not read
    were not moved: scan them again.

    \b
    Examples:
      cardscan retry
      cardscan retry IMG_0815.heic
    """
    with desk().open() as store:
        back = retry(store, names, tell=lambda moved: click.echo(harmless(str(moved))))
    click.echo(f"{many(back, 'photo')} put back, to be read again")
