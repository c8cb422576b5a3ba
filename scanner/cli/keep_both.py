"""`cardscan keep-both`: two contacts are two people."""

from __future__ import annotations

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_person
from scanner.errors import UsageError


@click.command("keep-both", short_help="Say that two contacts are two people.")
@click.argument("person")
@click.argument("other")
def command(person: str, other: str) -> None:
    """Remember that PERSON and OTHER are two people: they are not proposed again, nor ever merged unasked.

    \b
    Example: cardscan keep-both "Ann Lee" 5f0d1a4e
    """
    with desk().open() as store, store.write() as records:
        one, two = the_person(records, person), the_person(records, other)
        if one == two:
            raise UsageError(f"{person!r} and {other!r} are the same contact")
        records.merges.keep_apart(one, two)
        labels = [contact.label for contact in records.contacts.of((one, two)).values()]
    console().print(shown(f"Remembered: {labels[0]} and {labels[1]} are two."))
