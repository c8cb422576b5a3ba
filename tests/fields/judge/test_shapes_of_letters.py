from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.propose import propose
from scanner.model.page import Line
from tests.fields.cards import page

CARD = ("Nordlys Bank AG", "Ann Lee", "Tel. +49 30 5550 1020", "ann.lee@nordlys-bank.de")


@pytest.mark.parametrize(
    ("title", "is_sure"),
    [("Leiter Personalmarketingl Talent Acquisition", False), ("International Sales Manager", True)],
)
def test_a_title_is_not_promised_where_a_bar_may_be_read_as_an_l(title: str, is_sure: bool) -> None:
    guess = propose(page(*CARD[:2], title, *CARD[2:])).title
    assert guess is not None
    assert guess.sure == is_sure


def test_an_address_is_not_promised_where_readers_dispute_an_underscore() -> None:
    card = page(*CARD[:3], "www.nordlys-bank.de", "ann_lee@nordlys-bank.de")
    word = card.lines[-1].words[0]
    votes = (word.votes[0], replace(word.votes[1], text="and_lee@nordlys-bank.de", confidence=0.3))
    disputed = replace(card, lines=(*card.lines[:-1], Line((replace(word, votes=votes),))))
    assert [guess.sure for guess in propose(card).emails] == [True]
    assert [guess.sure for guess in propose(disputed).emails] == [False]
