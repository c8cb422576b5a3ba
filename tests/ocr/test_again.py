"""Numbers and addresses that the readers dispute: seen again by Tesseract, in other views of their line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from scanner.model.page import SECOND_LOOK, Vote
from scanner.model.photo import Pixels
from scanner.ocr.again import looked_again
from scanner.ocr.consensus import Agreed
from scanner.ocr.ppocr import PPOCR
from scanner.ocr.tesseract import Picture, Tesseract
from scanner.ocr.views import VIEWS
from tests.ocr.test_table import HEADER, PAGE

STRIP: Pixels = np.full((48, 240, 3), 255, np.uint8)


def word(text: str, second: str) -> Agreed:
    votes = (Vote("ppocr", text, 0.99), Vote("tesseract", second, 0.8))
    return Agreed(text, 0.0, 200.0, 0.9, votes)


def looked(merged: list[tuple[Agreed, ...]], views: tuple[str, ...], ppocr: PPOCR) -> tuple[Agreed, ...]:
    """Look again at lines of which the first is disputed: each view of it says a text of `views`."""

    def saying(_pictures: Sequence[Picture], _languages: str, _options: str, _seconds: float) -> str:
        rows = (f"5\t1\t1\t1\t1\t1\t8\t{8 + 56 * i}\t200\t48\t90\t{text}\n" for i, text in enumerate(views))
        return "".join((HEADER, PAGE, *rows))

    return looked_again([STRIP] * len(merged), merged, (ppocr, Tesseract(("eng",), run=saying)))[0]


def test_each_view_of_a_disputed_number_has_a_vote(ppocr: PPOCR) -> None:
    (seen,) = looked([(word("020-7946", "O20-7946"),)], ("020-7946", "020-7940"), ppocr)
    assert seen.text == "020-7946"
    assert [(v.reader, v.text) for v in seen.votes[2:]] == [
        (SECOND_LOOK, "020-7946"),
        (SECOND_LOOK, "020-7940"),
    ]


def test_an_address_is_looked_at_too(ppocr: PPOCR) -> None:
    (seen,) = looked([(word("ann@cedar.example", "ann©cedar.example"),)], ("ann@cedar.example",), ppocr)
    assert [v.text for v in seen.votes if v.reader == SECOND_LOOK] == ["ann@cedar.example"]


@pytest.mark.parametrize(("text", "second"), [("020-7946", "020-7946"), ("Ann", "Arm"), ("12", "l2")])
def test_what_is_agreed_on_and_what_is_no_number_costs_no_look(text: str, second: str, ppocr: PPOCR) -> None:
    def failing(_pictures: Sequence[Picture], _languages: str, _options: str, _seconds: float) -> str:
        raise AssertionError("looked again")

    merged = [(word(text, second),)]
    assert looked_again([STRIP], merged, (ppocr, Tesseract(("eng",), run=failing))) == merged


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("(020)7946", "{020)-7946."),
        ("Ann@cedar.example", "ann@cedar.example,"),
        ("E:ann@cedar.example", "€:ann@cedar.example"),
    ],
)
def test_what_readers_dispute_nothing_but_signs_of_costs_no_look(
    text: str, second: str, ppocr: PPOCR
) -> None:
    def failing(_pictures: Sequence[Picture], _languages: str, _options: str, _seconds: float) -> str:
        raise AssertionError("looked again")

    merged = [(word(text, second),)]
    assert looked_again([STRIP], merged, (ppocr, Tesseract(("eng",), run=failing))) == merged


@pytest.mark.parametrize(
    ("text", "second"), [("+497946", "497946"), ("ann.lee@a.example", "annlee@a.example")]
)
def test_a_plus_of_a_number_and_a_dot_of_an_address_count(text: str, second: str, ppocr: PPOCR) -> None:
    (seen,) = looked([(word(text, second),)], (text,), ppocr)
    assert [v.text for v in seen.votes if v.reader == SECOND_LOOK] == [text]


def test_a_view_that_shows_nothing_has_no_vote(ppocr: PPOCR) -> None:
    (seen,) = looked([(word("020-7946", "O20-7946"),)], (), ppocr)
    assert SECOND_LOOK not in [v.reader for v in seen.votes]


def test_tesseract_alone_has_nobody_to_second() -> None:
    merged = [(word("020-7946", "O20-7946"),)]
    assert looked_again([STRIP], merged, (Tesseract(("eng",)),)) == merged


def test_all_views_are_read_in_one_call(ppocr: PPOCR) -> None:
    sizes: list[tuple[int, ...]] = []

    def measuring(pictures: Sequence[Picture], _languages: str, _options: str, _seconds: float) -> str:
        sizes.extend(picture.shape for picture in pictures)
        return HEADER + PAGE

    merged = [(word("020-7946", "O20-7946"),), (word("ann@a.example", "ann@o.example"),)]
    looked_again([STRIP, STRIP], merged, (ppocr, Tesseract(("eng",), run=measuring)))
    assert [height for height, _ in sizes] == [8 + 2 * len(VIEWS) * 56]
