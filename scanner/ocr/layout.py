"""Words to lines, lines to reading order: rows are joined, columns are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from scanner.model.geometry import Box
from scanner.model.page import Line, Word

COLUMN_GAP = 1.6
"""Words further apart than this × their height do not belong to one line."""

SAME_ROW = 0.5
"""Two boxes stand in a row if they share this much of the lower one's height."""

COLUMNS = 0.8
"""An empty stripe this × the usual line height wide, from top to bottom, parts two columns."""

PAIRED = 0.6
"""Columns of which this share stand row beside row are labels and values, read row by row."""

Split = tuple[list[Line], list[Line]]


def lines_of(strips: Sequence[Sequence[Word]]) -> tuple[Line, ...]:
    """Form lines of the words of every strip, and put them in the order they are read."""
    parts = [Line(part) for words in strips for part in split(words)]
    return tuple(ordered(joined(parts)))


def split(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Part one strip's words, left to right, where the gap is as wide as a column's."""
    parts: list[list[Word]] = []
    for word in words:
        if parts and _gap(parts[-1][-1].box, word.box) <= COLUMN_GAP * _thickness(
            word.box, parts[-1][-1].box
        ):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [tuple(part) for part in parts]


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join lines that continue one another: a detector often cuts a line at a wide blank."""
    done: list[Line] = []
    for line in sorted(lines, key=lambda line: line.box.left):
        before = next((other for other in done if _continues(other, line)), None)
        if before is None:
            done.append(line)
        else:
            done[done.index(before)] = Line(before.words + line.words)
    return done


def ordered(lines: Sequence[Line]) -> list[Line]:
    """Order lines as they are read, after Nagy's recursive cuts along empty stripes."""
    rest = list(lines)
    if len(rest) < 2:
        return rest
    height = median(min(line.box.height, line.box.width) for line in rest)
    sides = _cut(rest, lambda box: (box.left, box.right), at_least=COLUMNS * height)
    if sides and all(len(side) > 1 for side in sides) and not _are_pairs(*sides):
        return [*ordered(sides[0]), *ordered(sides[1])]
    bands = _cut(rest, lambda box: (box.top, box.bottom), at_least=-height * (1 - SAME_ROW))
    if bands:
        return [*ordered(bands[0]), *ordered(bands[1])]
    return sorted(rest, key=lambda line: line.box.left)


def in_row(a: Box, b: Box) -> bool:
    """Whether two boxes stand beside each other."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > SAME_ROW * min(a.height, b.height)


def _continues(a: Line, b: Line) -> bool:
    before, after = a.words[-1].box, b.words[0].box
    if not in_row(before, after) or before.height > 1.6 * after.height or after.height > 1.6 * before.height:
        return False
    gap = _gap(before, after)
    height = _thickness(before, after)
    return -0.5 * height < gap <= COLUMN_GAP * height and a.box.height < 3 * height


def _cut(lines: list[Line], extent: Callable[[Box], tuple[float, float]], *, at_least: float) -> Split | None:
    """Part lines at the widest empty stripe across `extent`; None where none is wide enough."""
    order = sorted(lines, key=lambda line: extent(line.box)[0])
    best, place, reached = at_least, 0, extent(order[0].box)[1]
    for i, line in enumerate(order[1:], 1):
        start, end = extent(line.box)
        if start - reached > best:
            best, place = start - reached, i
        reached = max(reached, end)
    return (order[:place], order[place:]) if place else None


def _are_pairs(left: list[Line], right: list[Line]) -> bool:
    """Whether the left column labels the right one: short lines, each with a partner beside it."""
    width = max(line.box.right for line in left) - min(line.box.left for line in left)
    other = max(line.box.right for line in right) - min(line.box.left for line in right)
    partnered = sum(any(in_row(a.box, b.box) for b in right) for a in left)
    return width < other / 2 and partnered >= PAIRED * len(left)


def _gap(a: Box, b: Box) -> float:
    """Blank between two boxes along the line they stand in, whichever way it runs."""
    return max(b.left - a.right, b.top - a.bottom, a.top - b.bottom)


def _thickness(a: Box, b: Box) -> float:
    return max(min(a.height, a.width), min(b.height, b.width))
