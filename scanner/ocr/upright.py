"""Which way up a card is, decided by its text alone: a wrong EXIF tag does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import FoundLine, Reader, StripReading
from scanner.ocr.strips import cut, flipped, height_of, is_level, length_of, reversed_quad

PROBES = 4
"""So many of the longest lines decide what is up: enough that one logo among them decides nothing."""

ENOUGH = 2
"""Lines that were read well when they were found: they stand upright, and no other is asked."""

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


def text_lines(
    pixels: Pixels, found: Sequence[FoundLine], reader: Reader
) -> tuple[tuple[TextLine, ...], int]:
    """Cut out and read the lines found, each the way up in which it reads best.

    Return them, quads still in `pixels`, and how many quarter turns clockwise make most of them upright.
    """
    lines = _read(pixels, found, reader)
    level = are_level([line.quad for line in lines])
    along = [line for line in lines if is_level(line.quad) == level]
    across = [line for line in lines if is_level(line.quad) != level]
    known = sum(line.reading is not None and is_level(line.quad) == level for line in found)
    probes, others = _other_way(_longest(along) if known < ENOUGH else [], across, reader)
    is_reversed = merit(probes) > merit([line.reading for line in _longest(along)])
    if is_reversed:
        along = _read(pixels, [FoundLine(reversed_quad(line.quad)) for line in along], reader)
    turns = 0 if level else 3  # a line that stands is taken to run downwards
    return (*along, *_best(across, others)), (turns + 2 * is_reversed) % 4


def merit(readings: Sequence[StripReading]) -> float:
    """How much these readings look like text: the mean confidence of a character, 0 to 1."""
    words = [word for reading in readings for word in reading]
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def _read(pixels: Pixels, found: Sequence[FoundLine], reader: Reader) -> list[TextLine]:
    strips = [cut(pixels, line.quad) for line in found]
    unread = [strip for line, strip in zip(found, strips, strict=True) if line.reading is None]
    said = iter(reader.read_strips(unread))
    return [
        TextLine(line.quad, strip, next(said) if line.reading is None else _along(line.reading, strip))
        for line, strip in zip(found, strips, strict=True)
    ]


def _along(reading: StripReading, strip: Pixels) -> StripReading:
    """Bring a reading in shares of its line's length to pixels of the strip."""
    wide = strip.shape[1]
    return tuple(replace(word, left=word.left * wide, right=word.right * wide) for word in reading)


def are_level(quads: Sequence[Quad]) -> bool:
    """Whether more text runs across than up or down."""
    voters = [quad for quad in quads if _is_long(quad)] or quads
    return sum(length_of(quad) * (1 if is_level(quad) else -1) for quad in voters) >= 0


def _is_long(quad: Quad) -> bool:
    return length_of(quad) > ELONGATED * height_of(quad)


def _other_way(
    probes: Sequence[TextLine], across: Sequence[TextLine], reader: Reader
) -> tuple[list[StripReading], list[TextLine]]:
    """Read the other way up, in one call, what does not read well as it is.

    Return what `probes` of the lines along the card say then, nothing where they read well together; and the
    doubted ones across it: what stands at a card's edge runs either way.
    """
    if merit([line.reading for line in probes]) >= reader.reads_well:
        probes = []
    doubted = [line for line in across if _is_long(line.quad) and merit([line.reading]) < reader.reads_well]
    strips = [flipped(line.strip) for line in (*probes, *doubted)]
    said = list(reader.read_strips(strips))
    turned = zip(doubted, strips[len(probes) :], said[len(probes) :], strict=True)
    others = [TextLine(reversed_quad(line.quad), strip, reading) for line, strip, reading in turned]
    return said[: len(probes)], others


def _longest(lines: Sequence[TextLine]) -> list[TextLine]:
    return sorted(lines, key=lambda line: line.length)[-PROBES:]


def _best(lines: Sequence[TextLine], others: Sequence[TextLine]) -> list[TextLine]:
    """Take those of the `others`, the same lines turned round, that read better so."""
    better = {reversed_quad(other.quad): other for other in others}
    pairs = ((line, better.get(line.quad, line)) for line in lines)
    return [max(pair, key=lambda line: merit([line.reading])) for pair in pairs]
