"""`cardscan forget`: remove a person everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_person
from scanner.cli.text import many
from scanner.errors import OutputError
from scanner.settings import current_settings


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
    from scanner.store.forget import forget

    with desk().open() as store:
        with store.read() as records:
            uid = the_person(records, person)
            contact = records.contacts.of([uid])[uid]
        if not yes:
            click.confirm(f"Remove {contact.label} everywhere?", abort=True)
        with store.write() as records:
            gone = forget(records, uid)
    files = [*map(Path, gone.vcards), (contacts or current_settings().to) / f"{uid}.vcf"]
    files += [calendar / f"{reminder}.ics" for reminder in gone.reminders] if calendar else []
    files += [Path(path) for path in gone.photos] if photos else []
    out = console()
    out.print(shown(f"Forgotten: {gone.label}"))
    counts = {
        "card": gone.cards,
        "meeting": gone.meetings,
        "letter": gone.letters,
        "reminder": len(gone.reminders),
    }
    out.print(", ".join(many(count, what) for what, count in counts.items()))
    for file in files:
        if _deleted(file):
            out.print(shown(f"deleted {file}"), soft_wrap=True)
    for path in gone.photos if not photos else ():
        out.print(shown(f"kept the photo {path}"), soft_wrap=True)


def _deleted(file: Path) -> bool:
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(f"{file} cannot be deleted: {error.strerror}; delete it by hand") from error
    return True
