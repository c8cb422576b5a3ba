"""Words to lines, lines to reading order: rows are joined, columns are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from scanner.model.geometry import Box
from scanner.model.page import Line, Word

COLUMN_GAP = 1.6
"""Words further apart than this × their height do not belong to one line."""

SAME_ROW = 0.5
"""Two boxes stand in a row if they share this much of the lower one's height."""

COLUMNS = 0.8
"""An empty stripe this × the usual line height wide, from top to bottom, parts two columns."""

SAME_SIZE = 1.6
"""What continues a line is at most this many times as high as what stands before it, or as low."""

OVERLAP = 0.5
"""Boxes are drawn generously, so what continues a line may begin this × its height too early."""

PAIRED = 0.6
"""Columns of which this share stand row beside row are labels and values, read row by row."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and its `box` as if the card's lines lay level: rows and columns are told by that box."""

    word: Word
    box: Box


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong to one line, left to right."""

    words: tuple[Placed, ...]

    @property
    def box(self) -> Box:
        return Box.around(placed.box for placed in self.words)


Split = tuple[list[Run], list[Run]]


def lines_of(strips: Sequence[Sequence[Placed]]) -> tuple[Line, ...]:
    """Form lines of the words of every strip, and put them in the order they are read."""
    runs = ordered(joined([run for words in strips for run in split(words)]))
    return tuple(Line(tuple(placed.word for placed in run.words)) for run in runs)


def split(words: Sequence[Placed]) -> list[Run]:
    """Part one strip's words, left to right, where the gap is as wide as a column's."""
    parts: list[list[Placed]] = []
    for word in words:
        if parts and _gap(parts[-1][-1].box, word.box) <= COLUMN_GAP * _height(parts[-1][-1].box, word.box):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [Run(tuple(part)) for part in parts]


def joined(runs: Sequence[Run]) -> list[Run]:
    """Join runs that continue one another: a detector often cuts a line at a wide blank."""
    done: list[Run] = []
    for run in sorted(runs, key=lambda run: run.box.left):
        before = next((other for other in done if _continues(other, run)), None)
        if before is None:
            done.append(run)
        else:
            done[done.index(before)] = Run(before.words + run.words)
    return done


def ordered(runs: Sequence[Run]) -> list[Run]:
    """Order runs as they are read, by recursive cuts along empty stripes (Nagy and Seth's XY cut, 1984)."""
    rest = list(runs)
    if len(rest) < 2:
        return rest
    height = median(min(run.box.height, run.box.width) for run in rest)
    sides = _cut(rest, lambda box: (box.left, box.right), at_least=COLUMNS * height)
    if sides and all(len(side) > 1 for side in sides) and not _are_pairs(*sides):
        return [*ordered(sides[0]), *ordered(sides[1])]
    bands = _cut(rest, lambda box: (box.top, box.bottom), at_least=-height * (1 - SAME_ROW))
    if bands:
        return [*ordered(bands[0]), *ordered(bands[1])]
    return sorted(rest, key=lambda run: run.box.left)


def in_row(a: Box, b: Box) -> bool:
    """Whether two boxes stand beside each other."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > SAME_ROW * min(a.height, b.height)


def _continues(a: Run, b: Run) -> bool:
    before, after = a.words[-1].box, b.words[0].box
    heights = sorted((before.height, after.height))
    if not in_row(before, after) or heights[1] > SAME_SIZE * heights[0]:
        return False
    height = _height(before, after)
    return -OVERLAP * height < _gap(before, after) <= COLUMN_GAP * height


def _cut(runs: list[Run], extent: Callable[[Box], tuple[float, float]], *, at_least: float) -> Split | None:
    """Part runs at the widest empty stripe across `extent`; None where none is wide enough."""
    order = sorted(runs, key=lambda run: extent(run.box)[0])
    best, place, reached = at_least, 0, extent(order[0].box)[1]
    for i, run in enumerate(order[1:], 1):
        start, end = extent(run.box)
        if start - reached > best:
            best, place = start - reached, i
        reached = max(reached, end)
    return (order[:place], order[place:]) if place else None


def _are_pairs(left: list[Run], right: list[Run]) -> bool:
    """Whether the left column labels the right one: short runs, each with a partner beside it."""
    width, other = (Box.around(run.box for run in side).width for side in (left, right))
    partnered = sum(any(in_row(a.box, b.box) for b in right) for a in left)
    return width < other / 2 and partnered >= PAIRED * len(left)


def _gap(a: Box, b: Box) -> float:
    """Blank between two boxes along the line they stand in, whichever way it runs."""
    return max(b.left - a.right, b.top - a.bottom, a.top - b.bottom)


def _height(a: Box, b: Box) -> float:
    """Height of the line two words stand in; a short word that stands on end is wider than long."""
    return max(min(a.height, a.width), min(b.height, b.width))
