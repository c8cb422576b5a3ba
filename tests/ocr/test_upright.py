"""Lines cut out and read the right way up, with no more readings than that takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import FoundLine, StripReading, StripWord
from scanner.ocr.upright import text_lines

CARD = np.full((600, 1000, 3), 255, np.uint8)
KNOWN = (StripWord("Kestrel", 0.1, 0.9, 0.95),)


class Doubtful:
    """Reads every strip the same, and badly."""

    name = "doubtful"
    reads_well = 0.6

    def __init__(self) -> None:
        self.asked: list[int] = []

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        raise AssertionError("lines are found already")

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        raise AssertionError("lines are found already")

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        if strips:
            self.asked.append(len(strips))
        return tuple((StripWord("?", 0.0, 10.0, 0.1),) for _ in strips)


def line(
    left: float, top: float, width: float, height: float, reading: StripReading | None = None
) -> FoundLine:
    right, bottom = left + width, top + height
    return FoundLine(Quad(((left, top), (right, top), (right, bottom), (left, bottom))), reading)


def standing(left: float, top: float, length: float) -> FoundLine:
    right, bottom = left + 40, top + length
    return FoundLine(Quad(((right, top), (right, bottom), (left, bottom), (left, top))))


def test_what_was_read_when_it_was_found_is_not_read_again_and_says_what_is_up() -> None:
    reader = Doubtful()
    found = [line(50, 50, 400, 40, KNOWN), line(50, 150, 300, 40, KNOWN), line(50, 250, 500, 40)]
    lines, quarters = text_lines(CARD, found, reader)
    assert quarters == 0
    assert reader.asked == [1]
    known = next(line for line in lines if line.quad == found[0].quad)
    assert [(word.text, word.left) for word in known.reading] == [("Kestrel", 0.1 * known.strip.shape[1])]


def test_both_doubts_are_settled_in_one_reading_and_specks_are_not_turned() -> None:
    reader = Doubtful()
    found = [line(50, 50, 600, 40), standing(800, 50, 300), standing(900, 50, 60)]
    text_lines(CARD, found, reader)
    assert reader.asked == [3, 2]
