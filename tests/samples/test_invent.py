"""Invented cards: the same seed, the same card; numbers that can be dialled; strangers kept apart."""

from __future__ import annotations

from random import Random

import phonenumbers
import pytest

from samples.heldout import is_held_out
from samples.press import invent, locales, numbers, phones, wording
from samples.press.companies import ascii_letters

PLACES = sorted(locales.locales())


def card(seed: int, place: str, *, held_out: bool = False, reserved: bool = False) -> invent.Card:
    return invent.invent(Random(seed), locales.locales()[place], held_out=held_out, reserved=reserved)


def test_there_are_many_locales_and_most_write_diacritics() -> None:
    assert len(PLACES) >= 17
    marked = {
        p for p in PLACES if any(not c.isascii() for t in locales.locales()[p].language.titles for c in t)
    }
    assert len(marked) >= 8


@pytest.mark.parametrize("place", PLACES)
def test_the_same_seed_invents_the_same_card(place: str) -> None:
    assert card(7, place) == card(7, place)
    assert card(7, place) != card(8, place)


@pytest.mark.parametrize("place", PLACES)
def test_every_number_can_be_dialled(place: str) -> None:
    for seed in range(12):
        for phone in card(seed, place, reserved=bool(seed % 2)).phones:
            assert phone.e164 is not None
            assert phonenumbers.is_valid_number(phonenumbers.parse(phone.e164)), phone


@pytest.mark.parametrize("country", ["US", "DE", "FR", "GB", "SE", "AU"])
def test_reserved_numbers_lie_in_ranges_kept_for_fiction(country: str) -> None:
    plan = phones.dial(country)
    number = phones.invent(Random(3), country, "work", fiction=True)
    starts = [p.replace(" ", "").rstrip("#") for p in plan.fiction_fixed]
    assert any((number.area + number.subscriber).startswith(s) for s in starts)


@pytest.mark.parametrize("place", PLACES)
def test_reserved_cards_use_domains_nobody_can_own(place: str) -> None:
    for seed in range(8):
        drawn = card(seed, place, reserved=True)
        hosts = [e.partition("@")[2].lower() for e in drawn.emails]
        assert all(h.endswith((".example", "example.com", "example.org", "example.net")) for h in hosts)


@pytest.mark.parametrize("place", ["en_US", "de_DE", "pl_PL", "ja_JP", "vi_VN"])
def test_names_keep_to_their_side_of_the_hold_out(place: str) -> None:
    for seed in range(10):
        for held_out in (True, False):
            person = card(seed, place, held_out=held_out).person
            words = person.family.replace("-", " ").split() if person else []
            assert all(is_held_out(w) == held_out for w in words if len(w) > 2)


def test_a_number_printed_as_a_rest_completes_the_one_before() -> None:
    first = phones.Number("AU", "2", "55500141")
    rest = numbers._rest_of(
        first, phones.Number("AU", "2", "55500188"), numbers.PrintedPhone("02 5550 0141", None, "work")
    )
    assert rest.raw == "0188"
    assert rest.e164 == "+61255500188"


def test_domains_are_made_of_plain_letters() -> None:
    assert ascii_letters("Müller & Søn Łódź", german=True) == "mueller-son-lodz"
    assert ascii_letters("Işık Köprü") == "isik-kopru"


@pytest.mark.parametrize("place", PLACES)
def test_wording_prints_every_value_of_the_card(place: str) -> None:
    drawn = card(11, place)
    copy = wording.word(Random(1), drawn)
    blocks = (copy.identity, copy.logo, copy.company, copy.contact, copy.offices, copy.extras)
    printed = " ".join(s.text for block in blocks for row in block for s in row).casefold()
    values = [
        *drawn.emails,
        *drawn.urls,
        *(p.raw for p in drawn.phones),
        *(line for a in drawn.addresses for line in a),
    ]
    for value in values:
        assert value.casefold() in printed
