from __future__ import annotations

from time import process_time

import pytest

from scanner.fields.limits import MAX_LETTERS, MAX_LINES, MAX_WORD, MAX_WORDS, within
from scanner.fields.propose import propose
from scanner.fields.reach.codes import read_code
from scanner.fields.reach.region import fading
from scanner.model.page import Page
from tests.fields.cards import page

PATTERNS = (
    *("1-", "1 ", "(0) ", "a, ", "ann@x.com ", "@", "a.", "-", "(", "+1 ", "+", "0491 570 156 ", "1/", "1,"),
    *("12345678", "www.", "http://", "{a,b}@", "{a,", "a@+b@", "_", "東京", "カ", "Ann ", "Tel ", "F A X "),
    *("a.com.", "India ", "Boise ", "9-17 Uhr ", "8.00-16.30 ", "3. OG ", "47.756891, ", "Fax -1 ", "x1 "),
    *("18/07/2026 11:25 ", "12 Main Street, ", "a at b dot c ", "jan.ottQ", "|a", "A", "١٢", "e\u0301"),
)
SPARE, MOST = 0.5, 1.5
"""Seconds of the processor's time that differ by chance, and that five lines take at most."""


def spent(card: Page) -> float:
    begun = process_time()
    propose(card)
    return process_time() - begun


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_does_not_outgrow_the_length_of_a_line(pattern: str) -> None:
    short, long = (page("www.acme.example", (pattern * size)[:size]) for size in (2_500, 10_000))
    assert spent(long) <= 6 * spent(short) + SPARE


@pytest.mark.parametrize("text", ["1-1-1-1", "ann@x.com bob@x.com"])
def test_time_is_bounded_however_many_lines_there_are(text: str) -> None:
    few, many = (page(*[text] * count) for count in (MAX_LINES, 8 * MAX_LINES))
    assert spent(many) <= 3 * spent(few) + SPARE


@pytest.mark.parametrize("text", ["a, ", "Ann Lee, Acme Sales | "])
def test_lists_in_every_line_take_no_more_time_a_line(text: str) -> None:
    few, many = (page("www.acme.example", *[(text * 80)[:240]] * count) for count in (5, 20))
    assert spent(few) <= MOST
    assert spent(many) <= 6 * spent(few) + SPARE


def test_a_page_is_cut_to_what_a_card_has() -> None:
    card = within(page(*["word " * 200] * 200, "x" * 1000))
    assert len(card.lines) == MAX_LINES
    assert {len(line.words) for line in card.lines} == {MAX_WORDS}
    (line,) = within(page("x" * 1000)).lines
    assert [len(word.text) for word in line.words] == [MAX_WORD]
    (line,) = within(page(" ".join(["x" * 150, "y" * 150, "z" * 150, "late"]))).lines
    assert sum(len(word.text) for word in line.words) == MAX_LETTERS


def test_a_card_is_left_as_it_is() -> None:
    card = page("Ann Lee", "ann@acme.example", "Tel. +49 30 23125 017")
    assert within(card) == card


def test_a_thousand_signs_for_one_country_add_up() -> None:
    assert fading([3.0] * 5000) == pytest.approx(6.0, abs=0.01)


def test_a_code_of_digits_without_end_is_read_in_no_time() -> None:
    begun = process_time()
    for pattern in PATTERNS:
        read_code(f"MECARD:TEL:{pattern * 2000};;", "US")
    assert process_time() - begun < 10
