"""A card on the terminal: what wants a look is marked, and never as if it were certain."""

from __future__ import annotations

import pytest

from scanner.cli.terminal.card import card_table
from scanner.cli.terminal.console import console
from scanner.model.proposal import Guess, Proposal


@pytest.mark.parametrize(
    ("guess", "mark"),
    [
        (Guess("Acme", 0.999, sure=True), ""),
        (Guess("Acme", 0.999), "? 99%"),
        (Guess("Acme", 0.42), "? 42%"),
    ],
)
def test_what_is_not_sure_is_marked_and_never_with_100_percent(
    capsys: pytest.CaptureFixture[str], guess: Guess[str], mark: str
) -> None:
    console().print(card_table(Proposal(org=guess)))
    assert capsys.readouterr().out.split() == ["company", "Acme", *mark.split()]
