"""`cardscan keep-both`: two contacts are two people."""

from __future__ import annotations

import click

from scanner.actions.people.doubles import keep_both
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk


@click.command("keep-both")
@click.argument("person")
@click.argument("other")
def command(person: str, other: str) -> None:
    """Remember that PERSON and OTHER are two people: they are not proposed again, nor ever merged unasked.

    \b
    Example: cardscan keep-both "Ann Lee" 5f0d1a4e
    """
    with desk().open() as store, store.write() as records:
        two = keep_both(records, person, other)
    both = zip(two.contacts, (two.one, two.other), strict=True)
    names = " and ".join(f"{contact.label} ({uid[:8]})" for contact, uid in both)
    console().print(shown(f"Remembered: {names} are two."), soft_wrap=True)
