"""A card as a person reads it on the terminal: every field, and which of them want a look."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from scanner.cli.terminal.console import shown
from scanner.model.known import said_besides
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import Reading
from scanner.outputs.numbers import international

ALMOST = 0.99
"""The most that is shown of what is not sure: "100 %" would say that there is nothing to look at."""


def fields(proposal: Proposal) -> Iterator[tuple[str, str, Guess[object]]]:
    """Yield label, value and guess of every field in the order people look for them."""
    if proposal.name:
        yield "name", _full_name(proposal), proposal.name
    for label, guess in (
        ("title", proposal.title),
        ("dept.", proposal.department),
        ("company", proposal.org),
    ):
        if guess:
            yield label, guess.value, guess
    for email in proposal.emails:
        yield "e-mail", email.value, email
    for phone in proposal.phones:
        yield phone.value.kind.value, international(phone.value), phone
    for url in proposal.urls:
        yield "web", url.value, url
    for address in proposal.addresses:
        yield "address", address.value.full, address


def _full_name(proposal: Proposal) -> str:
    assert proposal.name
    name = proposal.name.value
    full = " ".join(part for part in (name.prefix, name.full) if part)
    full = ", ".join(part for part in (full, name.suffix) if part)
    return f"{full} ({name.other_script})" if name.other_script else full


def card_table(proposal: Proposal) -> Table:
    """Lay one card's fields out as lines: label, value, how sure."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(style="dim", justify="right", min_width=8)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for label, value, guess in fields(proposal):
        table.add_row(label, shown(value, "" if guess.sure else "yellow"), shown(mark(guess), "yellow"))
        if guess.repaired is not None:
            table.add_row("", shown(f"read as {guess.repaired}", "dim"), "")
        for said in (*guess.why_open, *said_besides(guess)):
            table.add_row("", shown(said, "dim"), "")
    return table


def mark(guess: Guess[object]) -> str:
    """Say how likely a value is that wants a look; of one that is sure, nothing."""
    return "" if guess.sure else f"? {min(guess.confidence, ALMOST):.0%}"


def outcome(reading: Reading) -> str:
    """Say in a few words what was found in a photo."""
    if reading.error:
        return f"not read: {reading.error}"
    if not reading.cards:
        return "no card found"
    many = f"{len(reading.cards)} cards, " if len(reading.cards) > 1 else ""
    return f"{many}{reading.seconds:.1f} s"
