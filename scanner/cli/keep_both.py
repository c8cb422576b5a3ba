"""`cardscan keep-both`: two contacts are two people."""

from __future__ import annotations

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, two_people


@click.command("keep-both", short_help="Say that two contacts are two people.")
@click.argument("person")
@click.argument("other")
def command(person: str, other: str) -> None:
    """Remember that PERSON and OTHER are two people: they are not proposed again, nor ever merged unasked.

    \b
    Example: cardscan keep-both "Ann Lee" 5f0d1a4e
    """
    with desk().open() as store, store.write() as records:
        both = two_people(records, person, other)
        records.merges.keep_apart(*both)
        people = records.contacts.of(both)
    one, two = (f"{people[uid].label} ({uid[:8]})" for uid in both)
    console().print(shown(f"Remembered: {one} and {two} are two."), soft_wrap=True)
