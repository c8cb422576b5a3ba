"""`cardscan calendar`: what is to be done, as reminders for a calendar."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.reminding import remind
from scanner.cli.terminal.desk import desk
from scanner.errors import UsageError
from scanner.text import many


@click.command("calendar")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A vdir folder: UID.ics.",
)
@click.option(
    "--file",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="All in one file, to import.",
)
@click.option("--todo", is_flag=True, help="Tasks instead of events, for Nextcloud Tasks and Thunderbird.")
def command(*, folder: Path | None, file: Path | None, todo: bool) -> None:
    """Write what is to be done as reminders; run again, it changes the same ones and cancels what is done.

    \b
    Examples:
      cardscan calendar --to ~/.calendars/interviews
      cardscan calendar --file reminders.ics
    """
    if folder is None and file is None:
        raise UsageError("where to? Write: cardscan calendar --to DIR, or --file FILE")
    at = desk()
    with at.open() as store, store.write() as records:
        held = remind(records, folder=folder, file=file, todo=todo, at=at)
    open_ = sum(not r.cancelled for r in held)
    click.echo(f"{many(open_, 'reminder')}, {len(held) - open_} cancelled.")
