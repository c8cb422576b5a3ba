"""`cardscan unmerge`: two contacts that were made one are two after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import desk, the_person
from scanner.cli.merging import unmerge
from scanner.errors import UsageError
from scanner.model.merge import Merge

if TYPE_CHECKING:
    from scanner.store.store import Records


@click.command("unmerge", short_help="Take a merge back.")
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
        last = _the_merge(records, person)
        done = unmerge(records, last, at)
    out = console()
    both = ((done.contact, last.kept), (last.before.gone, last.gone))
    names = " and ".join(f"{contact.label} ({uid[:8]})" for contact, uid in both)
    told = f"{names} are two again, and not proposed any more; cardscan merge makes them one."
    for line in (told, *done.told):
        out.print(shown(line), soft_wrap=True)


def _the_merge(records: Records, text: str) -> Merge:
    found = records.merges.find(text)
    if len(found) == 1:
        return found[0]
    into = records.merges.into(the_person(records, text))
    if not into:
        raise UsageError(f"nobody was merged into {text!r}")
    return into[0]
