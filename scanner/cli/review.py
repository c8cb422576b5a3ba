"""`cardscan review`: go through the cards that wait for a look, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click
from rich.console import Console
from rich.table import Table

from scanner.actions.desk import Desk
from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.besides import with_besides
from scanner.actions.keeping.pictures import decoded, flat, photo_of
from scanner.actions.keeping.waiting import waiting
from scanner.actions.meant import name_of
from scanner.cli.terminal.card import card_table
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.picture import show_picture
from scanner.cli.terminal.review import Answer, Doubt, Person, chosen, decide
from scanner.errors import PhotoError, UsageError
from scanner.inbox.doubtful import reasons
from scanner.model.photo import Pixels
from scanner.model.record import CardState, KeptCard
from scanner.store.store import Store
from scanner.text import harmless, many

LARGE, STRIP = 1000, 900
"""Pixels of the longer side of a card that is shown, and of a strip of it."""


@dataclass(frozen=True, slots=True)
class Typist:
    """Whoever sits at the terminal."""

    out: Console

    def ask(self, question: str, before: str = "") -> str:
        """Return what is typed; `before` where nothing is, and nothing for a single blank."""
        typed: str = click.prompt(harmless(question), default=harmless(before), show_default=bool(before))
        return "" if typed.isspace() else before if typed == harmless(before) else typed

    def tell(self, text: str) -> None:
        """Show a line."""
        self.out.print(shown(text), soft_wrap=True)


@click.command("review")
def command() -> None:
    """Go through the cards that wait: each with its picture where your terminal can show one (kitty, iTerm2
    and others with sixel), what each reader read, and why it is doubtful.

    Keys: a accepts a card as it stands, f corrects what is doubtful (a blank takes a value away), o takes
    what another reader read, s leaves the card for later, r makes no contact of it, q ends. `cardscan undo`
    takes an answer back.

    Example: cardscan review
    """
    at, out = desk(), console()
    with at.open() as store:
        with store.read() as records:
            cards = waiting(records).cards
        if not cards:
            out.print(shown("no card waits for a look"))
            return
        done = review(store, cards, Typist(out), at=at, out=out)
    told = ", ".join(f"{count} {what}" for what, count in done.items() if count)
    out.print(shown(f"{many(len(cards), 'card')}: {told or 'none decided'}", "bold"))


def review(
    store: Store, cards: Sequence[KeptCard], person: Person, *, at: Desk, out: Console
) -> dict[str, int]:
    """Ask about each card, and do what is answered at once; return how many were accepted and so on."""
    done = {"accepted": 0, "rejected": 0}
    several = _several(cards, person, out) if len(cards) > 1 else ()
    for place in several:
        with store.write() as records:
            accept(records, cards[place], at=at)
        done["accepted"] += 1
    rest = [card for place, card in enumerate(cards) if place not in several]
    for number, card in enumerate(rest, 1):
        with store.read() as records:
            still = records.photos.cards(photo=card.photo, state=CardState.WAITING)
            said = with_besides(records, card, at)
        if card not in still:
            continue  # it was decided elsewhere meanwhile
        pixels = _pixels(store, card)
        out.print()
        out.print(shown(f"{number} of {len(rest)}  {name_of(card)}", "bold"))
        if not _show(out, pixels, longest=LARGE):
            out.print(shown(_where(store, card), "dim"), soft_wrap=True)
        out.print(card_table(said))

        def strip(doubt: Doubt, pixels: Pixels | None = pixels) -> None:
            if pixels is not None and doubt.guess.boxes:
                from scanner.vision.picture import strip as cut_out

                _show(out, cut_out(pixels, doubt.guess.boxes), longest=STRIP)

        answer, contact = decide(said, person, region=at.country, show=strip)
        match answer:
            case Answer.QUIT:
                break
            case Answer.ACCEPT:
                with store.write() as records:
                    accept(records, card, at=at, contact=contact)
                done["accepted"] += 1
            case Answer.REJECT:
                with store.write() as records:
                    refuse(records, card, at=at)
                done["rejected"] += 1
            case Answer.SKIP:
                pass
    return done


def _several(cards: Sequence[KeptCard], person: Person, out: Console) -> tuple[int, ...]:
    """Show all cards, and ask which are right at first sight."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("", "who", "company", "e-mail", "phone", "look at"):
        table.add_column(heading, overflow="fold")
    for number, card in enumerate(cards, 1):
        contact = card.proposal.contact()
        email, phone = next(iter(contact.emails), ""), next((p.value for p in contact.phones), "")
        cells = (contact.label, contact.org or "", email, phone, ", ".join(reasons(card.proposal)))
        table.add_row(f"{number}", *map(shown, cells))
    out.print(table)
    while True:
        try:
            asked = "accept several at once, such as 1-3 5 (Enter looks at each)"
            return chosen(person.ask(asked), len(cards))
        except UsageError as error:
            person.tell(str(error))


def _pixels(store: Store, card: KeptCard) -> Pixels | None:
    try:
        with store.read() as records:
            seen = photo_of(records, card.photo)
        return flat(decoded(seen, sheet=card.sheet), card)
    except PhotoError:
        return None


def _where(store: Store, card: KeptCard) -> str:
    with store.read() as records:
        seen = records.photos.get(card.photo)
    return f"on {seen.path or seen.name}" if seen else ""


def _show(out: Console, pixels: Pixels | None, *, longest: int) -> bool:
    if pixels is None or not out.is_terminal:
        return False
    from scanner.vision.picture import jpeg

    return show_picture(out, jpeg(pixels, longest=longest))
