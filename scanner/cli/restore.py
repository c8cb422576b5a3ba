"""`cardscan restore`: records back from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.terminal.desk import desk
from scanner.text import harmless, many


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask.")
def command(file: Path, *, yes: bool) -> None:
    """Put what a backup holds in the place of all records there are now.

    \b
    Example: cardscan restore cardscan-2026-11-20.db
    """
    from scanner.store.backup import check, restore

    check(file)  # before anybody is asked
    with desk().open() as store:
        if not yes:
            click.confirm(f"Replace all records in {store.place}?", abort=True)
        rows = restore(store, file)
    click.echo(f"{many(rows, 'row')} brought back from {harmless(str(file))}")
