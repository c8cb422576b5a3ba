"""`cardscan inbox`: what waits for a look, what failed and why; and your answer to it."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.besides import with_besides
from scanner.actions.keeping.waiting import coming, waiting
from scanner.actions.meant import name_of, the_card
from scanner.cli.terminal.card import card_table
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.inbox.doubtful import reasons
from scanner.settings import current_settings
from scanner.text import harmless, many


@click.group("inbox", invoke_without_command=True)
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
        found = waiting(records)
    out = console()
    if found.cards:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for heading in ("card", "who", "look at", "photo"):
            table.add_column(heading, overflow="fold")
        for card in found.cards:
            who, name = card.proposal.contact().label, found.names.get(card.photo, "")
            why = ", ".join(reasons(card.proposal))
            table.add_row(name_of(card), shown(who), shown(why, "yellow"), shown(name))
        out.print(table)
    for seen in found.failed:
        out.print(shown(f"not read  {seen.path or seen.name}: {seen.error}", "red"), soft_wrap=True)
    for path, why in coming(current_settings().inbox):
        out.print(shown(f"not taken  {path}: {why}", "dim"), soft_wrap=True)
    told = f"{many(len(found.cards), 'card')} to look at, {many(len(found.failed), 'photo')} not read"
    out.print(shown(told, "bold"))


@command.command("show")
@click.argument("card")
def show(card: str) -> None:
    """Show all that was read on a card, and where its photo is.

    Example: cardscan inbox show 3fa9c1d2-1
    """
    at = desk()
    with at.open() as store, store.read() as records:
        found = the_card(records, card)
        seen, said = records.photos.get(found.photo), with_besides(records, found, at)
    out = console()
    out.print(card_table(said))
    if seen:
        out.print(shown(f"on {seen.path or seen.name}"), soft_wrap=True)


@command.command("accept")
@click.argument("cards", nargs=-1, required=True)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Folder for the contacts.")
def accept_cards(cards: tuple[str, ...], *, to: Path | None) -> None:
    """Make contacts of cards that wait, as they were read.

    Example: cardscan inbox accept 3fa9c1d2-1 3fa9c1d2-2
    """
    at = desk()
    with at.open() as store:
        for text in cards:
            with store.write() as records:
                uid = accept(records, the_card(records, text), folder=to, at=at)
            with store.read() as records:
                contact, (written, *_) = records.contacts.of([uid])[uid], records.vcards.of(uid)
            where = Path(written.path).parent
            click.echo(f"{harmless(contact.label)} is a contact in {harmless(str(where))}")


@command.command("reject")
@click.argument("cards", nargs=-1, required=True)
def reject_cards(cards: tuple[str, ...]) -> None:
    """Make no contacts of cards that wait; their photos stay.

    Example: cardscan inbox reject 3fa9c1d2-1
    """
    at = desk()
    with at.open() as store:
        for text in cards:
            with store.write() as records:
                found = the_card(records, text)
                refuse(records, found, at=at)
            click.echo(f"{name_of(found)} is no contact")
