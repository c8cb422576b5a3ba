"""`cardscan inbox`: what waits for a look, what failed and why; and your answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from scanner.cli.accepting import accept, refuse
from scanner.cli.card import card_table
from scanner.cli.console import console, shown
from scanner.cli.desk import desk
from scanner.cli.options import settings
from scanner.cli.text import harmless, many
from scanner.errors import UsageError
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.doubtful import reasons
from scanner.model.record import CardState, KeptCard, PhotoState

if TYPE_CHECKING:
    from scanner.store.store import Records

SHORT = 8
"""Letters of a photo's SHA-256 in the name of a card: two photos hardly ever share them."""


@click.group("inbox", invoke_without_command=True, short_help="Show what waits for a look.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show which cards wait for a look, which photos failed and why, and what is still arriving.

    \b
    Examples:
      cardscan inbox
      cardscan inbox show 3fa9c1d2-1
      cardscan inbox accept 3fa9c1d2-1
      cardscan inbox reject 3fa9c1d2-1
    """
    if ctx.invoked_subcommand is None:
        _list()


def _list() -> None:
    with desk().open() as store, store.read() as records:
        waiting = records.photos.cards(state=CardState.WAITING)
        failed = records.photos.all(PhotoState.FAILED)
        names = {card.photo: seen.name for card in waiting if (seen := records.photos.get(card.photo))}
    out = console()
    if waiting:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for heading in ("card", "who", "look at", "photo"):
            table.add_column(heading, overflow="fold")
        for card in waiting:
            who = card.proposal.contact().label
            why = ", ".join(reasons(card.proposal))
            table.add_row(name_of(card), shown(who), shown(why, "yellow"), shown(names.get(card.photo, "")))
        out.print(table)
    for seen in failed:
        out.print(shown(f"not read  {seen.path or seen.name}: {seen.error}", "red"), soft_wrap=True)
    for path, why in _coming():
        out.print(shown(f"not taken  {path}: {why}", "dim"), soft_wrap=True)
    out.print(
        shown(f"{many(len(waiting), 'card')} to look at, {many(len(failed), 'photo')} not read", "bold")
    )


def _coming() -> Iterator[tuple[str, str]]:
    """Yield what lies in the inbox and is not taken at once, and why."""
    arrivals = Arrivals(settings().inbox.absolute(), quiet=0.0)
    try:
        arrivals.look(0.0)
    except OSError:
        return
    yield from ((path, str(why)) for path, why in arrivals.coming.items())


@command.command("show")
@click.argument("card")
def show(card: str) -> None:
    """Show all that was read on a card, and where its photo is.

    Example: cardscan inbox show 3fa9c1d2-1
    """
    with desk().open() as store, store.read() as records:
        found = _the_card(records, card)
        seen = records.photos.get(found.photo)
    out = console()
    out.print(card_table(found.proposal))
    if seen:
        out.print(shown(f"on {seen.path or seen.name}"), soft_wrap=True)


@command.command("accept")
@click.argument("cards", nargs=-1, required=True)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Folder for the contacts.")
def accept_cards(cards: tuple[str, ...], *, to: Path | None) -> None:
    """Make contacts of cards that wait, as they were read.

    Example: cardscan inbox accept 3fa9c1d2-1 3fa9c1d2-2
    """
    at, folder = desk(), to or settings().to
    with at.open() as store:
        for text in cards:
            with store.write() as records:
                label = accept(records, _the_card(records, text), folder, at)
            click.echo(f"{harmless(label)} is a contact in {harmless(str(folder))}")


@command.command("reject")
@click.argument("cards", nargs=-1, required=True)
def reject_cards(cards: tuple[str, ...]) -> None:
    """Make no contacts of cards that wait; their photos stay.

    Example: cardscan inbox reject 3fa9c1d2-1
    """
    with desk().open() as store:
        for text in cards:
            with store.write() as records:
                found = _the_card(records, text)
                refuse(records, found)
            click.echo(f"{name_of(found)} is no contact")


def name_of(card: KeptCard) -> str:
    """Return the name under which a card is shown: its photo's, and which of its cards it is."""
    return f"{card.photo[:SHORT]}-{card.position + 1}"


def _the_card(records: Records, text: str) -> KeptCard:
    """Return the card that waits under a name, or its beginning; UsageError for none or several."""
    wanted = text.strip().casefold()
    waiting = records.photos.cards(state=CardState.WAITING)
    found = [card for card in waiting if wanted and f"{card.photo}-{card.position + 1}".startswith(wanted)]
    found = [card for card in waiting if name_of(card) == wanted] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no card that waits is called {text!r}; see `cardscan inbox`")
    raise UsageError(f"{text!r} can mean {len(found)} cards: {', '.join(map(name_of, found[:5]))}")
