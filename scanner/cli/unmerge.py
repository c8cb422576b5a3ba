"""`cardscan unmerge`: two contacts that were made one are two after all."""

from __future__ import annotations

import click

from scanner.actions.people.doubles import unmerge
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk


@click.command("unmerge")
@click.argument("person")
def command(person: str) -> None:
    """Make two contacts again of one: take back the last merge into PERSON, or that of an id that went away.

    Both are as they were, with their interviews, cards and files; what was changed since stays with PERSON,
    and is named. From now on the two are known to be two.

    \b
    Example: cardscan unmerge "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        two = unmerge(records, person, at=at)
    out = console()
    both = zip(two.contacts, (two.one, two.other), strict=True)
    names = " and ".join(f"{contact.label} ({uid[:8]})" for contact, uid in both)
    told = f"{names} are two again, and not proposed any more; cardscan merge makes them one."
    for line in (told, *two.told):
        out.print(shown(line), soft_wrap=True)
