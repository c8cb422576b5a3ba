from __future__ import annotations

import numpy as np
import pytest

from scanner.model.geometry import Quad
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.look import find_text, on_card
from scanner.ocr.reader import StripReading


def rectangle(left: float, top: float, right: float, bottom: float) -> Quad:
    return Quad(((left, top), (right, top), (right, bottom), (left, bottom)))


class Nearsighted:
    """Sees marks as one blob each in a large picture, and as a line each in a smaller one."""

    name = "nearsighted"
    reads_well = 0.5

    def __init__(self) -> None:
        self.looks = 0

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        self.looks += 1
        y, x = np.nonzero(pixels[:, :, 0])
        half = (120, 120) if pixels.shape[1] > 2000 else (120, 10)
        return tuple(
            rectangle(a - half[0], b - half[1], a + half[0], b + half[1]) for a, b in zip(x, y, strict=True)
        )

    def read_strips(self, strips: object) -> tuple[StripReading, ...]:
        raise AssertionError("nothing is read yet")


def marked(width: int, *marks: tuple[int, int]) -> Pixels:
    pixels = np.zeros((width * 3 // 4, width, 3), np.uint8)
    for x, y in marks:
        pixels[y, x] = 255
    return pixels


MARKS = ((300, 300), (1480, 400), (2600, 300), (1520, 1130), (2700, 1900))


def test_small_cards_are_looked_at_nearer_and_each_line_comes_once() -> None:
    reader = Nearsighted()
    found = find_text(marked(3000, *MARKS), reader)
    assert reader.looks == 5
    assert sorted(quad.center for quad in found) == sorted(MARKS)
    assert all(quad.area < 240 * 21 for quad in found)


def test_one_look_is_enough_for_a_small_photo() -> None:
    reader = Nearsighted()
    find_text(marked(1600, (300, 300), (900, 500)), reader)
    assert reader.looks == 1


def test_a_logo_alone_asks_for_no_nearer_look() -> None:
    reader = Nearsighted()
    find_text(marked(3000, (300, 300)), reader)
    assert reader.looks == 1


def test_one_blob_as_large_as_a_card_is_looked_at_nearer() -> None:
    reader = Nearsighted()
    pixels = marked(2000, (1000, 700))
    seen = reader.find_text
    reader.find_text = lambda part: (  # type: ignore[method-assign]
        (rectangle(400, 300, 1600, 1000),) if part is pixels else seen(part)
    )
    assert [quad.center for quad in find_text(pixels, reader)] == [(1000, 700)]
    assert reader.looks == 4


def test_lines_are_followed_onto_a_card_that_fills_its_photo_and_those_beside_it_are_left() -> None:
    flat = CardImage(
        np.zeros((600, 1000, 3), np.uint8), None, np.array([[0, -1.0, 600], [1.0, 0, 100], [0, 0, 1]])
    )
    seen = (rectangle(480, 200, 520, 600), rectangle(10, 10, 300, 40))
    (line,) = on_card(seen, flat, np.zeros((1050, 600, 3), np.uint8))
    (left, top), (right, _), (_, bottom), _ = line.corners
    assert (left, top, right, bottom) == pytest.approx((100, 80, 500, 120))


def test_a_card_that_is_small_in_its_photo_is_looked_at_again() -> None:
    flat = CardImage(np.zeros((600, 1000, 3), np.uint8), None, np.diag([0.5, 0.5, 1.0]))
    assert on_card((rectangle(50, 50, 200, 80),), flat, np.zeros((900, 1000, 3), np.uint8)) == ()
