"""Each missed value is counted where it was lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from scanner.fields.propose import propose
from scanner.model.page import Line, Page, Vote
from scanner.model.reading import ReadCard, Reading
from tests.bench.errors import errors, table
from tests.fields.cards import line, page

CARD: dict[str, Any] = {
    "name": "Ann Lee",
    "org": None,
    "title": None,
    "emails": ["ann.lee@example.com"],
    "phones": [{"raw": "+1 202 555 0123", "e164": "+12025550123", "type": "work"}],
    "urls": [],
    "address": None,
}


def lost(card: Page, **truth: Any) -> list[tuple[str, str]]:
    reading = Reading("x.jpg", "0", 0.0, (ReadCard(None, card, propose(card)),))
    return sorted(errors({"file": "x.jpg", "cards": [CARD | truth]}, reading))


def seen(text: str, votes: tuple[str, str], row: int) -> Line:
    """Make a line of one word that the readers saw differently."""
    (word,) = line(text, row).words
    first, second = (Vote(name, v, 0.9) for name, v in zip(("ppocr", "tesseract"), votes, strict=True))
    return Line((replace(word, votes=(first, second)),))


GOOD = ("Ann Lee", "ann.lee@example.com", "Tel. +1 202 555 0123")


def test_a_card_read_right_has_no_errors() -> None:
    assert lost(page(*GOOD)) == []


def test_a_photo_without_the_card_loses_every_value() -> None:
    found = list(errors({"file": "x.jpg", "cards": [CARD]}, Reading("x.jpg", "0", 0.0)))
    assert Counter(kind for _, kind in found) == {"card not found": 3}


def test_a_line_that_nobody_read_is_not_found() -> None:
    assert lost(page("Ann Lee", "Tel. +1 202 555 0123")) == [("email", "line not found")]


def test_what_one_reader_has_is_told_from_what_none_has() -> None:
    good = page("Ann Lee", "Tel. +1 202 555 0123").lines
    for votes, kind in (
        (("desk7@example.com", "desk1@example.com"), "misread by one"),
        (("desk7@example.com", "desk7@example.com"), "misread by both"),
    ):
        card = Page((*good, seen("desk7@example.com", votes, 2)), 1000.0, 90.0)
        assert ("email", kind) in lost(card, emails=["desk1@example.com"])


def test_a_number_of_another_country_is_normalised_wrongly() -> None:
    phones = [{"raw": "+1 202 555 0123", "e164": "+992025550123", "type": "work"}]
    assert lost(page(*GOOD), phones=phones) == [("phone", "normalised wrongly")]


def test_what_the_card_has_not_is_spurious() -> None:
    assert lost(page(*GOOD), phones=[]) == [("phone", "spurious")]


def test_the_table_counts_by_kind_and_field() -> None:
    shown = table(Counter([("name", "spurious"), ("name", "spurious"), ("org", "spurious")]))
    assert shown.splitlines()[-1] == "| spurious | 2 | 1 |  |  |  |  |  | 3 |"
