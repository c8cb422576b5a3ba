"""A card read: its lines found, turned upright, cut out, read by every reader, and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.model.geometry import Quad
from scanner.model.page import Page, Word
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.accents import with_accents
from scanner.ocr.again import looked_again
from scanner.ocr.consensus import Agreed, consensus
from scanner.ocr.layout import Placed, lines_of
from scanner.ocr.reader import FoundLine, Reader
from scanner.ocr.scripts import in_other_scripts
from scanner.ocr.strips import box_of, levelled, slope_of, turned
from scanner.ocr.upright import TextLine, text_lines
from scanner.ocr.watermark import without_watermarks

MOST_LINES = 120
"""So many of the largest lines are read: no card has more, a newspaper beneath one must not take minutes."""


def read(card: CardImage, readers: Sequence[Reader], seen: Sequence[Quad] = ()) -> tuple[Page, int]:
    """Read a flat card with every reader, the most trusted first, which may have `seen` its lines already.

    Return the page, in pixels of the card image once turned upright, and how many quarter turns clockwise
    that takes. Raise ReaderError where a reader fails.
    """
    height, width = card.pixels.shape[:2]
    found = _find(card.pixels, readers[0], seen)
    lines, quarters = text_lines(card.pixels, found, readers[0])
    upright = [turned(line.quad, quarters, width=width, height=height) for line in lines]
    slope = slope_of(upright)
    words = [
        _placed(quad, line, agreed, slope)
        for quad, line, agreed in zip(upright, lines, _agreed(lines, readers), strict=True)
    ]
    if quarters % 2:
        width, height = height, width
    return Page(without_watermarks(lines_of(words)), float(width), float(height)), quarters


def _find(pixels: Pixels, reader: Reader, seen: Sequence[Quad]) -> tuple[FoundLine, ...]:
    found = reader.find_lines(pixels, seen)
    return tuple(sorted(found, key=lambda line: line.quad.area, reverse=True)[:MOST_LINES])


def _agreed(lines: Sequence[TextLine], readers: Sequence[Reader]) -> list[tuple[Agreed, ...]]:
    """Return what the readers agree on for each line; the first has read them already."""
    strips = [line.strip for line in lines]
    others = [reader.read_strips(strips) for reader in readers[1:]]
    readings = list(zip((line.reading for line in lines), *others, strict=True))
    names = [reader.name for reader in readers]
    merged = [consensus(names, said) for said in readings]
    in_its_language = in_other_scripts(strips, with_accents(strips, merged, readers), readers)
    return looked_again(strips, in_its_language, readers)


def _placed(quad: Quad, line: TextLine, agreed: Sequence[Agreed], slope: float) -> list[Placed]:
    wide = line.strip.shape[1]
    level = levelled(quad, slope)
    placed = []
    for word in agreed:
        share = min(1.0, word.left / wide), min(1.0, word.right / wide)
        chosen = Word(word.text, box_of(quad, *share), word.confidence, word.votes)
        placed.append(Placed(chosen, box_of(level, *share)))
    return placed
