"""The country of an address that prints none."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.address_parts import parsed
from scanner.fields.who.homeland import with_country
from scanner.model.contact import Address, Phone
from scanner.model.proposal import Guess
from tests.fields.cards import page

BERLIN = "Musterstraße 12, 10115 Berlin"


def country(
    full: str, *, phones: tuple[str, ...] = (), hosts: tuple[str, ...] = (), line: str = ""
) -> str | None:
    numbers = [Phone("+" + text.lstrip("+") if text[0] == "+" else "+49" + text[1:], text) for text in phones]
    (guess,) = with_country([Guess(parsed(full), 0.9)], phones=numbers, hosts=hosts, lines=[line])
    assert guess.value.full == full, "the whole address stays as printed"
    return guess.value.country


@pytest.mark.parametrize(
    ("full", "phones", "hosts", "named"),
    [
        (BERLIN, ("+4930901820",), ("acme.de",), "Deutschland"),
        (BERLIN, ("+4930901820",), ("acme.com",), "Deutschland"),
        ("Dorfweg 1, D-01234 Kleinort", ("+4930901820",), ("acme.com",), "Deutschland"),
        ("12 Sample Street, Flat 2, SW1A 1AA", ("+442079460000",), ("acme.com",), "United Kingdom"),
        ("ul. Próbna 3, 00-001 Warszawa", (), ("acme.pl",), "Polska"),
        ("東京都千代田区丸の内1-1-1 100-0005", ("+81332014000",), ("acme.jp",), "日本"),
    ],
)
def test_signs_of_two_kinds_that_agree_tell_it(
    full: str, phones: tuple[str, ...], hosts: tuple[str, ...], named: str
) -> None:
    assert country(full, phones=phones, hosts=hosts) == named


@pytest.mark.parametrize(
    ("full", "phones", "hosts", "line"),
    [
        ("Dorfweg 1, 01234 Kleinort", ("+4930901820",), ("acme.com",), ""),
        ("Dorfweg 1, 01234 Kleinort", ("030901820",), ("acme.com",), ""),
        (BERLIN, ("+4930901820", "+33142685300"), ("acme.de",), ""),
        (BERLIN, ("+4930901820",), ("acme.fr",), ""),
        (BERLIN, ("+4930901820",), ("acme.de",), "Paris, France"),
        ("Dorfweg 1, 1010 Kleinort", ("+4930901820",), ("acme.de",), ""),
        ("Dorfweg 1, Kleinort", ("+4930901820",), ("acme.de",), ""),
        ("Rue de la Paix 2, 75002 Paris", ("+4930901820",), ("acme.de",), ""),
    ],
)
def test_one_sign_or_one_against_it_tells_nothing(
    full: str, phones: tuple[str, ...], hosts: tuple[str, ...], line: str
) -> None:
    assert country(full, phones=phones, hosts=hosts, line=line) is None


def test_what_is_printed_stays() -> None:
    assert country(f"{BERLIN}, Germany", phones=("+4930901820",), hosts=("acme.de",)) == "Germany"


def test_a_card_has_it_beside_what_is_printed() -> None:
    card = page(
        "Hans Meier",
        "Northwind Systems GmbH",
        "Musterstraße 12",
        "10115 Berlin",
        "Tel. +49 30 23125 100",
        "h.meier@northwind.de",
    )
    (address,) = propose(card).addresses
    assert isinstance(address.value, Address)
    assert (address.value.full, address.value.country) == (BERLIN, "Deutschland")
