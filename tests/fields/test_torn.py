from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.propose import propose
from scanner.fields.torn import whole
from scanner.model.page import Line, Page
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("printed", "mail", "read"),
    [
        ("Edward Henri k sson", "e.henriksson@acme.example", "Edward Henriksson"),
        ("Edward Henri k sson", "ehenriksson@acme.example", "Edward Henriksson"),
        ("ANNA SCHMI DT", "anna.schmidt@acme.example", "ANNA SCHMIDT"),
        ("ANNA SCHMI DT", "info@acme.example", "ANNA SCHMI DT"),
        ("Anna de Souza", "anna.desouza@acme.example", "Anna de Souza"),
        ("ANNA DE SOUZA", "anna.desouza@acme.example", "ANNA DE SOUZA"),
        ("Anna De Souza", "anna.desouza@acme.example", "Anna De Souza"),
        ("ANNA MARIA LEE", "annamaria.lee@acme.example", "ANNA MARIA LEE"),
        ("Anna-M aria Lee", "annamaria.lee@acme.example", "Anna-Maria Lee"),
        ("Anna- Maria Lee", "lee@acme.example", "Anna-Maria Lee"),
        ("Anna Lee- Director", "lee@acme.example", "Anna Lee- Director"),
        ("Anna Santos und partner", "anna@santosund.example", "Anna Santos und partner"),
    ],
)
def test_a_word_that_an_address_spells_is_joined_where_no_name_is_two(
    printed: str, mail: str, read: str
) -> None:
    assert whole(page(printed, mail)).lines[0].text == read


def test_pieces_far_apart_stay_so() -> None:
    card = page("Edward Henri ksson", "e.henriksson@acme.example")
    first, second, third = card.lines[0].words
    far = replace(third, box=replace(third.box, left=third.box.left + 90, right=third.box.right + 90))
    apart = Page((Line((first, second, far)), card.lines[1]), card.width, card.height)

    assert whole(apart) == apart


def test_a_torn_name_is_understood_as_it_is_printed() -> None:
    name = propose(
        page("Edward Henri k sson", "Professor", "Tel. 030 23125 017", "e.henriksson@acme.example")
    ).name

    assert name is not None
    assert name.value.full == "Edward Henriksson"
