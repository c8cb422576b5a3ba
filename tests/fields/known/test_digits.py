"""Digits that readers saw as letters, and numbers that colleagues' cards print without their country."""

from __future__ import annotations

import pytest

from scanner.fields.known.digits import as_digits
from scanner.fields.known.informed import informed
from scanner.fields.known.said import company_said
from scanner.model.contact import Phone
from scanner.model.known import Known, KnownCompany
from scanner.model.page import Page
from scanner.model.proposal import Guess
from tests.fields.known.scenes import alone, card

COLLEAGUE = KnownCompany("a colleague's card", numbers=("+442079460018",))
BY_LAND = KnownCompany("a colleague's card", nationals=("+442079460018",))
LONDON = "London SW1A 1AA, United Kingdom"


def phone_with(read: Page, *companies: KnownCompany) -> Guess[Phone]:
    (guess,) = informed(read, alone(read), Known.of(companies=companies)).phones
    return guess


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("T 030 12B4", "T 030 1284"),
        ("g8l 5O", "981 50"),
        ("1T38 61A1", "1738 6141"),
        ("Tel F5 M12", "Tel F5 M12"),
        ("12 Oslo", "12 Oslo"),
    ],
)
def test_letters_within_numbers_are_the_digits_they_are_drawn_like(seen: str, meant: str) -> None:
    assert as_digits(seen) == meant


@pytest.mark.parametrize("other", ["0D13", "00l3"])
def test_letters_that_look_like_the_digits_are_no_dispute_in_the_colleagues_exchange(other: str) -> None:
    read = card("Ann Miller", "+44 20 7946 0013", seen={"0013": ("0013", other)})
    assert not alone(read).phones[0].sure
    guess = phone_with(read, COLLEAGUE)
    assert (guess.value.value, guess.sure) == ("+442079460013", True)


def test_a_number_that_one_reader_saw_whole_in_the_colleagues_exchange_is_shown_as_mended() -> None:
    read = card("Ann Miller", "+44 20 7946 013", seen={"013": ("013", "0013")})
    guess = phone_with(read, COLLEAGUE)
    assert (guess.value.value, guess.sure) == ("+442079460013", False)
    assert guess.repaired is not None


def test_a_national_number_of_colleagues_settles_the_exchange_where_the_card_tells_the_country() -> None:
    seen = {"7946": ("7946", "7948")}
    read = card("Ann Miller", "Tel. 020 7946 0013", LONDON, "ann.miller@kestrel.co.uk", seen=seen)
    assert not alone(read).phones[0].sure
    guess = phone_with(read, BY_LAND)
    assert (guess.value.value, guess.sure) == ("+442079460013", True)


def test_a_national_number_of_colleagues_tells_no_country() -> None:
    read = card("Ann Miller", "020 7946 0013", "ann.miller@kestrel.example")
    assert not phone_with(read, BY_LAND).sure


def test_a_card_says_apart_which_of_its_numbers_print_their_country() -> None:
    read = alone(card("Bob Ray", "Tel. 020 7946 0018", "+44 20 7946 0099", LONDON, "bob.ray@kestrel.co.uk"))
    assert all(guess.sure for guess in read.phones)
    said = company_said(read)
    assert said is not None
    assert (said.numbers, said.nationals) == (("+442079460099",), ("+442079460018",))


def test_colleagues_mobile_numbers_are_no_block_that_settles_a_digit() -> None:
    mobile = KnownCompany("a colleague's card", numbers=("+447400371284",))
    desk = KnownCompany("a colleague's card", numbers=("+442079461284",))
    read = card("Ann Miller", "+44 7400 311 955", seen={"311": ("311", "371")})
    guess = phone_with(read, mobile)
    assert (guess.value.value, guess.sure) == ("+447400311955", False)
    read = card("Ann Miller", "+44 20 7916 1955", seen={"7916": ("7916", "7946")})
    guess = phone_with(read, desk)
    assert (guess.value.value, guess.sure) == ("+442079461955", True)
