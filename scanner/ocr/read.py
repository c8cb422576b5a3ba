"""A card read: its lines found, turned upright, cut out, read by every reader, and put in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scanner.model.geometry import Quad
from scanner.model.page import Page, Word
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.consensus import Agreed, consensus
from scanner.ocr.layout import lines_of
from scanner.ocr.reader import Reader
from scanner.ocr.strips import box_of, cut, is_upright, reversed_quad, turned
from scanner.ocr.upright import is_upside_down, quarters_of


def read(card: CardImage, readers: Sequence[Reader]) -> tuple[Page, int]:
    """Read a flat card with every reader, the most trusted first.

    Return the page, in pixels of the card image once turned upright, and how many quarter turns clockwise
    that takes. Raise ReaderError where a reader fails.
    """
    quads = readers[0].find_text(card.pixels)
    quarters = quarters_of(card.pixels, quads, readers[0])
    height, width = card.pixels.shape[:2]
    pixels: Pixels = np.ascontiguousarray(np.rot90(card.pixels, -quarters))
    quads = tuple(turned(quad, quarters, width=width, height=height) for quad in quads)
    quads = tuple(_rightwards(quad, pixels, readers[0]) for quad in quads)
    strips = [cut(pixels, quad) for quad in quads]
    readings = [reader.read_strips(strips) for reader in readers]
    names = [reader.name for reader in readers]
    agreed = [consensus(names, of_strip) for of_strip in zip(*readings, strict=True)]
    words = [_words(quad, strip, a) for quad, strip, a in zip(quads, strips, agreed, strict=True)]
    return Page(lines_of(words), float(pixels.shape[1]), float(pixels.shape[0])), quarters


def _rightwards(quad: Quad, pixels: Pixels, reader: Reader) -> Quad:
    """Let an upright card's line run to the right; one that stands upright runs as it reads better."""
    if is_upright(quad):
        return quad if quad.corners[1][0] >= quad.corners[0][0] else reversed_quad(quad)
    return reversed_quad(quad) if is_upside_down([cut(pixels, quad)], reader) else quad


def _words(quad: Quad, strip: Pixels, agreed: Sequence[Agreed]) -> list[Word]:
    wide = strip.shape[1]
    return [
        Word(
            word.text,
            box_of(quad, min(1.0, word.left / wide), min(1.0, word.right / wide)),
            word.confidence,
            word.votes,
        )
        for word in agreed
    ]
