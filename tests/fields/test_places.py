"""Addresses put together from lines, and taken apart into their parts."""

from __future__ import annotations

import pytest

from scanner.fields.places import parsed, unlabelled
from scanner.fields.propose import propose
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("full", "street", "city", "postcode", "country"),
    [
        ("Musterstraße 12, 10115 Berlin, Germany", "Musterstraße 12", "Berlin", "10115", "Germany"),
        ("ul. Przykładowa 3, 00-001 Warszawa", "ul. Przykładowa 3", "Warszawa", "00-001", None),
        ("12 Sample Street, London, SW1A 1AA, UK", "12 Sample Street", "London", "SW1A 1AA", "UK"),
    ],
)
def test_the_parts_of_an_address(
    full: str, street: str, city: str, postcode: str, country: str | None
) -> None:
    address = parsed(full)
    assert (address.street, address.city, address.postcode, address.country) == (
        street,
        city,
        postcode,
        country,
    )


@pytest.mark.parametrize("label", ["Address: ", "Add: ", "Adresse: ", "A: ", "Head Office: "])
def test_labels_are_no_part_of_an_address(label: str) -> None:
    assert unlabelled(label + "12 Sample Street") == "12 Sample Street"


def test_a_place_is_not_mistaken_for_a_label() -> None:
    assert unlabelled("Tower 3: East Wing") == "Tower 3: East Wing"


def test_lines_below_each_other_make_one_address() -> None:
    card = page("Ann Lee", "Sales Director", "ann.lee@example.com", "Musterstraße 12", "10115 Berlin")
    assert [g.value.full for g in propose(card).addresses] == ["Musterstraße 12, 10115 Berlin"]
