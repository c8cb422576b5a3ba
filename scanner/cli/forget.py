"""`cardscan forget`: remove a person everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.meant import the_person
from scanner.actions.people.forgetting import forget
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.settings import current_settings
from scanner.text import many


@click.command("forget", short_help="Remove a person everywhere.")
@click.argument("person")
@click.option("--contacts", type=click.Path(file_okay=False, path_type=Path), help="Folder of the vCards.")
@click.option("--calendar", type=click.Path(file_okay=False, path_type=Path), help="Folder of the reminders.")
@click.option("--photos", is_flag=True, help="Also delete the photos that show nobody else.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def command(person: str, *, contacts: Path | None, calendar: Path | None, photos: bool, yes: bool) -> None:
    """Remove a person from the records, the contacts' folder and the calendar's, and say what was removed.

    Backups, phones and address books that were given the contact keep it.

    \b
    Example: cardscan forget "Ann Lee" --photos
    """
    with desk().open() as store:
        with store.read() as records:
            uid = the_person(records, person)
            contact = records.contacts.of([uid])[uid]
        if not yes:
            click.confirm(f"Remove {contact.label} everywhere?", abort=True)
        folder = contacts or current_settings().to
        with store.write() as records:
            left = forget(records, uid, contacts=folder, calendar=calendar, photos=photos)
    gone, out = left.gone, console()
    out.print(shown(f"Forgotten: {gone.label}"))
    counts = {
        "card": gone.cards,
        "meeting": gone.meetings,
        "letter": gone.letters,
        "reminder": len(gone.reminders),
    }
    out.print(", ".join(many(count, what) for what, count in counts.items()))
    for file in left.delete():
        out.print(shown(f"deleted {file}"), soft_wrap=True)
    for path in gone.photos if not photos else ():
        out.print(shown(f"kept the photo {path}"), soft_wrap=True)
