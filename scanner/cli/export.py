"""`cardscan export`: everything, in forms that any program reads."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.exporting import export
from scanner.cli.terminal.desk import desk
from scanner.text import harmless, many


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write all interviews, people, letters and photos to FOLDER, as JSON, and the tables as CSV too.

    \b
    Example: cardscan export ~/cardscan-export
    """
    at = desk()
    with at.open() as store, store.write() as records:
        counts = export(records, folder, at=at)
    click.echo(f"{', '.join(many(count, what) for what, count in counts.items())} in {harmless(str(folder))}")
