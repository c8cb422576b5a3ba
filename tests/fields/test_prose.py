from __future__ import annotations

from scanner.fields.propose import propose
from scanner.fields.prose import is_prose
from scanner.model.page import Page
from tests.fields.cards import page


def is_clutter(card: Page) -> bool:
    return is_prose(card, propose(card))


def test_running_text_is_no_card() -> None:
    assert is_clutter(page("the council met again on monday and", "agreed that most of it may be sold"))


def test_a_card_without_any_way_to_reach_somebody_is_one() -> None:
    assert not is_clutter(page("Ann Lee", "Sales Director", "NORTHWIND", "Software, Automation and Training"))


def test_a_card_all_in_small_letters_is_one() -> None:
    assert not is_clutter(
        page("ann lee", "sales director", "northwind trading and more", "ann@northwind.example")
    )
    assert not is_clutter(page("ann lee", "sales director", "northwind trading"))
