"""Lines of text in a photo of cards: in one look, or in four nearer ones where the cards are small."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.detection import as_quad
from scanner.ocr.reader import Reader
from scanner.ocr.strips import height_of, length_of

BLOB = 2.2
"""What is less long than so many heights is no line, but a letter, a logo, or a small card's whole text."""

TEXTS = 0.05
"""Of the photo's long side: a blob so large is a text, not a letter on a key."""

WHOLE = 0.25
"""Of the photo's long side: a lone blob so large is a card's whole text rather than a logo."""

LARGE = 1800
"""Pixels of a photo's long side from which a nearer look shows more."""

OVERLAP = 0.15
"""Of a quarter's side, that it reaches into its neighbours: a word on the border is whole in one of them."""

NEAR = 880
"""Pixels of a card's long side, as readers look at a photo, from which a look at the card shows no more."""

SEEN = 960
"""Pixels of its long side to which readers make a photo smaller, to look for text in it."""


def find_text(pixels: Pixels, reader: Reader) -> tuple[Quad, ...]:
    """Find lines of text in a photo; look nearer where most of them are the blurred texts of small cards."""
    found = reader.find_text(pixels)
    side = max(pixels.shape[:2])
    blobs = [q for q in found if height_of(q) > TEXTS * side and length_of(q) < BLOB * height_of(q)]
    is_lone_logo = len(blobs) == 1 and height_of(blobs[0]) < WHOLE * side
    if side < LARGE or 2 * len(blobs) < len(found) or not blobs or is_lone_logo:
        return found
    return tuple(quad for quarter in _quarters(pixels) for quad in _within(quarter, pixels, reader))


def _quarters(pixels: Pixels) -> Iterator[tuple[slice, slice]]:
    height, width = pixels.shape[:2]
    rows, columns = _halves(height), _halves(width)
    yield from ((row, column) for row in rows for column in columns)


def _halves(length: int) -> tuple[slice, slice]:
    reach = round(length * (0.5 + OVERLAP / 2))
    return slice(0, reach), slice(length - reach, length)


def _within(quarter: tuple[slice, slice], pixels: Pixels, reader: Reader) -> Iterator[Quad]:
    """Yield the lines whose middle lies in this quarter, so that none comes twice."""
    (height, width), (rows, columns) = pixels.shape[:2], quarter
    for found in reader.find_text(np.ascontiguousarray(pixels[quarter])):
        a, b, c, d = ((x + columns.start, y + rows.start) for x, y in found.corners)
        moved = Quad((a, b, c, d))
        x, y = moved.center
        if (x < width / 2) == (columns.start == 0) and (y < height / 2) == (rows.start == 0):
            yield moved


def on_card(text: Sequence[Quad], card: CardImage, photo: Pixels) -> tuple[Quad, ...]:
    """Follow lines of text found in a photo onto a card in it, in pixels of the card's image.

    Return none where the card is so small in the photo that a look at it alone finds them better.
    """
    height, width = card.pixels.shape[:2]
    scale = math.sqrt(abs(np.linalg.det(card.to_photo[:2, :2]))) * min(1.0, SEEN / max(photo.shape[:2]))
    if max(height, width) * scale < NEAR or not text:
        return ()
    corners = np.array([quad.corners for quad in text], np.float64)
    moved = cv2.perspectiveTransform(corners, np.linalg.inv(card.to_photo))
    middle = moved.mean(axis=1)
    is_on_it = ((middle > 0) & (middle < (width, height))).all(axis=1)
    return tuple(as_quad(np.asarray(line, np.float64)) for line in moved[is_on_it])
