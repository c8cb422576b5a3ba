"""A card on the terminal: what wants a look is marked, and never as if it were certain."""

from __future__ import annotations

import pytest

from scanner.cli.terminal.card import card_table
from scanner.cli.terminal.console import console
from scanner.model.contact import Name
from scanner.model.known import evidence
from scanner.model.proposal import MARKS_LOST, Guess, Proposal


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


def test_where_a_value_is_known_from_stands_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    guess = Guess("Acme", 0.999, sure=True, evidence=(evidence("a colleague's card", 4.0),))
    console().print(card_table(Proposal(org=guess)))
    assert "known from a colleague's card" in capsys.readouterr().out


def test_a_name_read_alike_that_may_lack_accents_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    for sure in (False, True):
        guess = Guess(Name("Cesar Lago"), 0.999, sure=sure, evidence=(MARKS_LOST,))
        console().print(card_table(Proposal(name=guess)))
        assert ("may lack accents" in capsys.readouterr().out) is not sure
