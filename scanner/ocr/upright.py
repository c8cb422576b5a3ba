"""Which way up a card is, decided by its text alone: a wrong EXIF tag does not matter."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import Reader, StripReading
from scanner.ocr.strips import cut, flipped, height_of, is_upright, length_of

PROBES = 4
"""So many of the longest lines are read both ways up: enough that one logo among them decides nothing."""

ELONGATED = 2.0
"""Only a line so many times longer than high shows its direction."""

READS_WELL = 0.9
"""Text is read upside down with less confidence than this, so no second look is needed above it."""


def quarters_of(pixels: Pixels, quads: Sequence[Quad], reader: Reader) -> int:
    """Return how many quarter turns clockwise make the text upright, 0 where there is none."""
    if not quads:
        return 0
    voters = [quad for quad in quads if length_of(quad) > ELONGATED * height_of(quad)] or list(quads)
    lying = sum(length_of(q) for q in voters if is_upright(q))
    standing = sum(length_of(q) for q in voters if not is_upright(q))
    lines = [q for q in voters if is_upright(q) == (lying >= standing)]
    turns = 0 if lying >= standing else 3  # a standing line is taken to run downwards
    probes = sorted(lines, key=length_of)[-PROBES:]
    return (turns + 2) % 4 if is_upside_down([cut(pixels, quad) for quad in probes], reader) else turns


def is_upside_down(strips: Sequence[Pixels], reader: Reader) -> bool:
    """Whether these lines read better the other way up."""
    as_is = merit(reader.read_strips(strips))
    return as_is < READS_WELL and merit(reader.read_strips([flipped(s) for s in strips])) > as_is


def merit(readings: Sequence[StripReading]) -> float:
    """How much these readings look like text: the mean confidence of a character, 0 to 1."""
    words = [word for reading in readings for word in reading]
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0
