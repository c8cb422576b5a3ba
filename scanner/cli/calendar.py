"""`cardscan calendar`: what is to be done, as reminders for a calendar."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.desk import desk
from scanner.cli.text import many
from scanner.cli.todo import people_of, planned
from scanner.errors import UsageError
from scanner.interviews.calendar import one_file, reminders, vdir_file
from scanner.model.reminder import Reminder
from scanner.outputs import atomic, vdir


@click.command("calendar", short_help="Write reminders for your calendar.")
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
        follow_ups, interviews = planned(records, at)
        people = people_of(records, follow_ups)
        before = records.letters.reminders()
        held = reminders(follow_ups, interviews, people, before=before, now=at.now, base_url=at.base_url)
        records.letters.hand_out(r for r in held if before.get(r.uid) != r)
        # Inside the transaction: where a file cannot be written, nothing is noted as handed out.
        if folder:
            _write(folder, held, todo=todo)
        if file:
            atomic.write(file, one_file(held, todo=todo))
    open_ = sum(not r.cancelled for r in held)
    click.echo(f"{many(open_, 'reminder')}, {len(held) - open_} cancelled.")


def _write(folder: Path, held: tuple[Reminder, ...], *, todo: bool) -> None:
    for reminder in held:
        item = vdir_file(reminder, todo=todo)
        vdir.write(folder, reminder.uid, item, replace=True, suffix=".ics")
