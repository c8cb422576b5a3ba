"""What speaks against a value that its shape alone would promise."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.model.proposal import Proposal
from tests.fields.cards import page

REACH = ("Tel +49 711 2048 316",)


def card(*texts: str) -> Proposal:
    return propose(page(*texts, *REACH))


def is_sure(name: str, title: str, email: str) -> bool:
    guess = card(name, title, email).name
    return guess is not None and guess.sure


@pytest.mark.parametrize(
    ("right", "doubted", "title", "email"),
    [
        ("Anna Schmidt", "Hirondelle Anna Schmidt", "Geschäftsführerin", "anna.schmidt@hirondelle.example"),
        ("Anna Schmidt", "Anna Schmidt Hirondelle", "Geschäftsführerin", "anna.schmidt@hirondelle.example"),
        ("Danuše Zemanová", "Danuše Zfmanová", "Ředitelka", "d.zemanova@lipa.example"),
        ("Kalina Graban-Lipska", "Kalina Graban-tipska", "Architekt", "k.grabanlipska@brenol.example"),
    ],
)
def test_a_name_is_looked_at_that_an_address_spells_otherwise(
    right: str, doubted: str, title: str, email: str
) -> None:
    assert is_sure(right, title, email)
    assert not is_sure(doubted, title, email)


def test_a_name_that_begins_as_the_company_does_is_looked_at_where_an_address_has_but_the_given_name() -> (
    None
):
    found = card("BRIXEL Jasonu G. Lundqa", "Director", "BRIXEL TRADERS", "jasonu@brixeltrade.example").name
    assert found is not None
    assert (found.value.full, found.sure) == ("Brixel Jasonu G. Lundqa", False)


def test_a_number_beside_one_that_is_new_is_looked_at() -> None:
    numbers = {p.value.value: p.sure for p in card("Anna Schmidt", "NEUE TEL. +49 711 2048 999").phones}
    assert numbers == {"+497112048316": False, "+497112048999": True}
    others = card("Anna Schmidt", "NEW YORK TEL. +49 711 2048 999").phones
    assert all(phone.sure for phone in others)


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Anna Maria Hirondelle", "hirondelle@hirondelle.example"),
        ("Anna Müller", "anna.mueller@brenol.example"),
        ("Anna Weber", "aweber@brenol.example"),
    ],
)
def test_families_with_companies_umlauts_and_initials_are_no_contradiction(name: str, email: str) -> None:
    assert is_sure(name, "Geschäftsführerin", email)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("T 49 6131 347 034", "+496131347034"), ("Tel. 33 1 42 68 53 07", "+33142685307")],
)
def test_a_country_s_code_without_a_plus_belongs_to_the_number_behind_it(printed: str, value: str) -> None:
    place = "F-75008 Paris" if value.startswith("+33") else "D-55116 Mainz"
    assert [guess.value.value for guess in propose(page("Anna Schmidt", printed, place)).phones] == [value]


@pytest.mark.parametrize("printed", ["T 347 034", "T +49 (0) 30 694-57-159 124"])
def test_digits_that_may_be_another_number_are_never_sure(printed: str) -> None:
    (guess,) = propose(page("Anna Schmidt", "Steuerberaterin", printed, "D-50667 Köln")).phones
    assert not guess.sure
