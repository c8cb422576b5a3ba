"""Titles: what goes on with them, what somebody has besides, and degrees in a line."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from tests.fields.cards import page

CARD = ("Brenol Handels AG", "", "Anna Schmidt")
REACH = ("", "anna.schmidt@brenol.example", "+41 31 300 40 50")


def title_on(*rows: str) -> tuple[str | None, bool]:
    guess = propose(page(*CARD, *rows, *REACH)).title
    return (guess.value, guess.sure) if guess else (None, False)


def test_what_somebody_has_besides_is_no_part_of_the_title() -> None:
    assert title_on("Versicherungsberaterin", "mit eidg. Diplom")[0] == "Versicherungsberaterin"


def test_a_title_with_its_region_behind_a_comma_is_not_promised_without_it() -> None:
    title, is_sure = title_on("Sales Manager, West Africa")
    assert title == "Sales Manager, West Africa" or not is_sure


def test_the_university_is_no_part_of_a_title() -> None:
    assert title_on("Abogada (U.N.R.)")[0] == "Abogada"


def test_a_line_with_degrees_is_no_title_beside_another_one() -> None:
    assert title_on("FT, dosentti | PhD, Docent", "Yliopistonlehtori, kemia")[0] == "Yliopistonlehtori, kemia"


@pytest.mark.parametrize(
    "rows",
    [
        ("Начальник цеху переробки", "та якості молока"),
        ("Kierownik wydziału", "ds. remontów dróg"),
        ("Leiterin Einkauf", "und Logistik"),
    ],
)
def test_a_title_goes_on_in_the_next_row(rows: tuple[str, ...]) -> None:
    assert title_on(*rows)[0] == " ".join(rows)


def test_a_degree_at_the_end_of_a_row_is_no_part_of_the_title() -> None:
    assert title_on("psykolog, cand.psych.", "ekstern lektor")[0] == "psykolog"


@pytest.mark.parametrize("title", ["取締役 CTO", "華東區銷售經理"])
def test_east_asian_titles_are_whole(title: str) -> None:
    found = propose(
        page("株式会社ミナトラボ", "三浦 健太", title, "092 707 5510", "miura@minato.example")
    ).title
    assert found is not None
    assert (found.value == title) or not found.sure
