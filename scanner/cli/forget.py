"""`cardscan forget`: remove a person everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.keeping.witnesses import silenced
from scanner.actions.people.forgetting import cards_of, finish, forget, holding, label_of, the_forgettable
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.errors import UsageError
from scanner.settings import current_settings
from scanner.text import many


@click.command("forget")
@click.argument("person", required=False)
@click.option("--contacts", type=click.Path(file_okay=False, path_type=Path), help="Folder of the vCards.")
@click.option("--calendar", type=click.Path(file_okay=False, path_type=Path), help="Folder of the reminders.")
@click.option("--photos", is_flag=True, help="Also delete the photos that show nobody else.")
@click.option("--finish", "is_to_finish", is_flag=True, help="Only finish what was broken off.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def command(
    person: str | None,
    *,
    contacts: Path | None,
    calendar: Path | None,
    photos: bool,
    is_to_finish: bool,
    yes: bool,
) -> None:
    """Remove a person from the records, the contacts' folder and the calendar's, and say what was removed.

    PERSON may also be a card that waits or was rejected, by the name that `cardscan inbox` gives it, or a
    photo that could not be read. They do not come back when a photo is read again. Backups, phones and
    address books that were given the contact keep it; drafts, tables and exports that hold it are named.

    \b
    Examples:
      cardscan forget "Ann Lee" --photos
      cardscan forget 3fa9c1d2-1
    """
    if (person is None) != is_to_finish:
        raise UsageError("say whom to forget: cardscan forget PERSON")
    out = console()
    at = desk()
    with at.open() as store:
        traces: tuple[str, ...] = ()
        names: tuple[str, ...] = ()
        if person is not None:
            with store.read() as records:
                what = the_forgettable(records, person)
                label = label_of(records, what)
            if not yes:
                click.confirm(f"Remove {label} everywhere?", abort=True)
            with store.write() as records, silenced(records, cards_of(records, what), at):
                folder = contacts or current_settings().to
                gone = forget(records, what, contacts=folder, calendar=calendar, photos=photos)
            traces, names = gone.traces, tuple(filter(None, [gone.label]))
            out.print(shown(f"Forgotten: {gone.label}"))
            counts = {"card": gone.cards, "meeting": gone.meetings, "letter": gone.letters}
            counts["reminder"] = len(gone.reminders)
            out.print(", ".join(many(count, of) for of, count in counts.items()))
            for kept in gone.photos if not photos else ():
                out.print(shown(f"kept the photo {kept.path}"), soft_wrap=True)
        for file in finish(store, traces):
            out.print(shown(f"deleted {file}"), soft_wrap=True)
        with store.write() as records:
            left = holding(records, (*traces, *names))
        for file in left:
            out.print(
                shown(f"still holds them: {file}; delete it, or write it anew", "yellow"), soft_wrap=True
            )
