"""A name that has an accent wherever it is written at home may have lost it, if it has none."""

from __future__ import annotations

import pytest

from scanner.fields.who.accents import has_open_accents, lacks_accents
from scanner.model.geometry import Box
from scanner.model.page import Page, Vote, Word
from scanner.model.proposal import MARKS_LOST, Guess
from tests.fields.cards import page
from tests.fields.known.scenes import alone


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Serafin Lago", "ES"),
        ("Olga Velasquez", "MX"),
        ("Matej Terlevic", "HR"),
        ("Havali Dumanli", "TR"),
        ("Nevise Yildirim-Akçay", "TR"),
        ("Jonny Sjoblom", "SE"),
        ("GERARD VALLEE", "FR"),
        ("Danuse Zemanova", "CZ"),
    ],
)
def test_a_name_without_the_accent_it_has_at_home_is_told(name: str, region: str) -> None:
    assert lacks_accents(name, region)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Serafin Lago", "DE"),
        ("Serafin Lago", None),
        ("Serafín Lago", "ES"),
        ("Olga Velásquez", "MX"),
        ("Ana Torres", "ES"),
        ("Marek Nowak", "PL"),
        ("Oz Lee", "TR"),
    ],
)
def test_a_name_that_needs_none_is_not(name: str, region: str | None) -> None:
    assert not lacks_accents(name, region)


def name_of(read: Page) -> Guess[object]:
    found = alone(read).name
    assert found is not None
    return found


def test_such_a_name_is_to_be_looked_at_and_says_why() -> None:
    rest = ("Ingeniera", "sl@kestrel.es", "+34 915 550 142", "Calle Mayor 5, 28013 Madrid")
    bare, marked = (name_of(page(name, *rest)) for name in ("Serafin Lago", "Serafín Lago"))
    assert (bare.sure, marked.sure) == (False, True)
    assert MARKS_LOST in bare.evidence
    assert MARKS_LOST not in marked.evidence


def said(text: str, *votes: str) -> Word:
    return Word(text, Box(0, 0, 9, 9), 0.8, tuple(Vote("ppocr", vote, 0.9) for vote in (text, *votes)))


@pytest.mark.parametrize(
    ("text", "other", "name"),
    [
        ("Lago", "Lág0", "lago"),
        ("Lágo", "Lago", "lago"),
        ("Lagó", "Lágo", "lago"),
        ("Łucka", "Lucka", "lucka"),
        ("LESNY,PhD", "LEŚNY,PhD", "lesny"),
        ("LEŚNY,PhD", "LESNY,PhO", "lesny"),
        ("Lago,Ökon.", "Lág0,Ökon.", "lago"),
        ("ÁnnaLago", "AnnaLago", "lago"),
    ],
)
def test_accents_are_open_that_readers_saw_otherwise(text: str, other: str, name: str) -> None:
    assert has_open_accents(said(text, other), [name])


@pytest.mark.parametrize(
    ("text", "other", "name"),
    [
        ("Lago", "Lag0", "lago"),
        ("Lágo", "Lág0", "lago"),
        ("LEŚNY,PhD", "LEŚNY,PhO", "lesny"),
        ("Lago,Ökon.", "Lago,Okon.", "lago"),
        ("Lago,Ökon.", "Lag0,Ökon.", "lago"),
    ],
)
def test_other_letters_and_a_degree_s_accents_open_none(text: str, other: str, name: str) -> None:
    assert not has_open_accents(said(text, other), [name])
