"""`cardscan backup`: all records into one file."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.terminal.desk import desk
from scanner.text import harmless, many


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write all records into one new file, whatever database they are in; nothing is overwritten.

    Whom you forget later it still holds: `cardscan forget` names it then.

    \b
    Example: cardscan backup cardscan-2026-11-20.db
    """
    from scanner.store.backup import backup

    at = desk()
    with at.open() as store:
        rows = backup(store, file)
        with store.write() as records:
            records.handed_out.note([file], at=at.now)  # so that it can be named where it holds somebody
    click.echo(f"All records, {many(rows, 'row')}, are in {harmless(str(file))}")
