"""Which way up a card is, decided by its text alone: a wrong EXIF tag does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import Reader, StripReading
from scanner.ocr.strips import cut, flipped, height_of, is_level, length_of, reversed_quad

PROBES = 4
"""So many of the longest lines decide what is up: enough that one logo among them decides nothing."""

ELONGATED = 2.0
"""Only a line so many times longer than high shows its direction."""


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line of text: where it stands and which way it runs, its picture, and what the first reader saw."""

    quad: Quad
    strip: Pixels
    reading: StripReading

    @property
    def length(self) -> float:
        return length_of(self.quad)


def text_lines(pixels: Pixels, quads: Sequence[Quad], reader: Reader) -> tuple[tuple[TextLine, ...], int]:
    """Cut out and read the lines in `quads`, each the way up in which it reads best.

    Return them, quads still in `pixels`, and how many quarter turns clockwise make most of them upright.
    """
    lines = _read(pixels, quads, reader)
    level = are_level(quads)
    along = [line for line in lines if is_level(line.quad) == level]
    across = [line for line in lines if is_level(line.quad) != level]
    is_reversed = _are_reversed(along, reader)
    if is_reversed:
        along = _read(pixels, [reversed_quad(line.quad) for line in along], reader)
    turns = 0 if level else 3  # a line that stands is taken to run downwards
    return (*along, *_best_way(pixels, across, reader)), (turns + 2 * is_reversed) % 4


def merit(readings: Sequence[StripReading]) -> float:
    """How much these readings look like text: the mean confidence of a character, 0 to 1."""
    words = [word for reading in readings for word in reading]
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def _read(pixels: Pixels, quads: Sequence[Quad], reader: Reader) -> list[TextLine]:
    strips = [cut(pixels, quad) for quad in quads]
    readings = reader.read_strips(strips)
    return [TextLine(*of_line) for of_line in zip(quads, strips, readings, strict=True)]


def are_level(quads: Sequence[Quad]) -> bool:
    """Whether more text runs across than up or down."""
    voters = [quad for quad in quads if length_of(quad) > ELONGATED * height_of(quad)] or quads
    return sum(length_of(quad) * (1 if is_level(quad) else -1) for quad in voters) >= 0


def _are_reversed(lines: Sequence[TextLine], reader: Reader) -> bool:
    """Whether the longest of these lines, taken together, read better the other way up."""
    probes = sorted(lines, key=lambda line: line.length)[-PROBES:]
    as_is = merit([line.reading for line in probes])
    if as_is >= reader.reads_well or not probes:
        return False
    return merit(reader.read_strips([flipped(line.strip) for line in probes])) > as_is


def _best_way(pixels: Pixels, lines: Sequence[TextLine], reader: Reader) -> list[TextLine]:
    """Turn those lines round that read better so: what stands at a card's edge runs either way."""
    doubted = [line for line in lines if merit([line.reading]) < reader.reads_well]
    others = _read(pixels, [reversed_quad(line.quad) for line in doubted], reader) if doubted else []
    better = {
        id(line): other
        for line, other in zip(doubted, others, strict=True)
        if merit([other.reading]) > merit([line.reading])
    }
    return [better.get(id(line), line) for line in lines]
