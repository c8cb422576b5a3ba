"""Which fields of a card a person should look at."""

from __future__ import annotations

from scanner.model.contact import Name, Phone, PhoneKind
from scanner.model.proposal import Guess, Proposal

NAME = Guess(Name("Ann Lee"), 0.97, sure=True)
PHONE = Phone("+12025550123", "202 555 0123", PhoneKind.WORK)


def test_nothing_is_looked_at_where_the_person_can_be_reached_for_sure() -> None:
    card = Proposal(NAME, org=Guess("Northwind", 0.8), emails=(Guess("ann@example.com", 0.99, sure=True),))
    assert card.doubts() == ()


def test_one_number_of_two_that_is_not_sure_is_looked_at() -> None:
    card = Proposal(NAME, phones=(Guess(PHONE, 0.99, sure=True), Guess(PHONE, 0.99)))
    assert card.doubts() == ("phone",)


def test_a_company_is_looked_at_where_it_is_likelier_wrong_than_right() -> None:
    name, org, title = Guess(Name("Ann Lee"), 0.6), Guess("Northwind", 0.4), Guess("Director", 0.6)
    doubtful = Proposal(name, org=org, title=title)
    assert doubtful.doubts() == ("name", "company")
