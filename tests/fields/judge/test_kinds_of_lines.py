from __future__ import annotations

import pytest

from scanner.fields.judge.relations import is_endorsed
from scanner.fields.propose import propose
from scanner.fields.who.lexicon import company_kind, key
from scanner.fields.who.pieces import spans
from scanner.fields.who.title_words import title_kind
from tests.fields.cards import page

PARTS = ("name", "org", "title")


def told(*texts: str) -> dict[str, str | None]:
    found = propose(page(*texts), region=None)
    values = (found.name and found.name.value.full, found.org and found.org.value)
    return dict(zip(PARTS, (*values, found.title and found.title.value), strict=True))


def test_an_institution_of_a_state_is_the_company_and_not_the_state() -> None:
    card = (
        "RÉPUBLIQUE DU SÉNÉGAL",
        "Ministère des Pêches et des Ports",
        "Awa NDIAYE",
        "Conseillère technique",
    )
    assert told(*card)["org"] == "Ministère des Pêches et des Ports"


def test_an_institution_written_with_hyphens_is_no_name() -> None:
    assert company_kind("karl-lenz-universitat") == "trade"
    assert company_kind("smith-church") is None


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        (("ZENDOLI", "a Marula Capital company"), True),
        (("ZENDOLI", "Marula Capital Company"), False),
        (("A Company",), False),
    ],
)
def test_a_row_may_say_whose_a_company_is(rows: tuple[str, ...], is_told: bool) -> None:
    printed = spans(page(*rows), frozenset())
    whole = max(printed, key=lambda span: len(span.tokens))
    assert is_endorsed(whole) is is_told


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Inhaber: Ingo Krahn", "Ingo Krahn", "Inhaber"),
        ("Anne LEGRAND, conseillère immobilier", "Anne Legrand", "conseillère immobilier"),
    ],
)
def test_a_title_and_a_person_on_one_line_are_what_they_are(text: str, name: str, title: str) -> None:
    found = told("Kleiderwerk Nord", "Herrenausstatter · Maßkonfektion", text, "Hafenstraße 2, 26789 Leer")
    assert (found["name"], found["title"]) == (name, title)


def test_a_courtesy_may_stand_between_family_and_given_names() -> None:
    found = told(
        "UNIVERSIDAD DEL ALTO", "Quispe Condori, Dra. Rosa Elena", "Directora", "rquispe@unalto.edu.pe"
    )
    assert found["name"] == "Rosa Elena Quispe Condori"


def test_the_first_of_two_titles_is_the_title() -> None:
    rows = ("Schreinermeister & gepr. Restaurator i. H.", "Bestatter", "Werkstatt 07634 / 55 21")
    assert told("Kolb, Hansjörg", *rows)["title"] == rows[0]


@pytest.mark.parametrize(
    "word", ["sogneprest", "indehaver", "endurskoðandi", "kirjansitojamestari", "Dekanin"]
)
def test_more_titles_are_known(word: str) -> None:
    assert title_kind(key(word)) == "head"
