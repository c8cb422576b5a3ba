"""Tesseract's table of words: taken apart, and its words put together to the lines it saw."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scanner.model.geometry import Box, Quad

MARGIN = 0.15
"""Share of a row's height that is added around it: Tesseract's boxes touch the ink."""

Row = tuple[str, ...]
"""Which block, paragraph and line of the page a word belongs to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word and its box in pixels of the picture that was read; confidence 0 to 1."""

    text: str
    left: float
    top: float
    width: float
    height: float
    confidence: float
    row: Row

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)


def parse(table: str, pages: int) -> list[list[Found]]:
    """Take each page's words out of Tesseract's TSV; ValueError, LookupError, TypeError where it is none."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    if "text" not in (rows.fieldnames or ()):
        raise ValueError("no table of words")
    found: dict[int, list[Found]] = {}
    for row in rows:
        words = found.setdefault(int(row["page_num"]), [])
        if row["level"] == "5":
            words += _found(row)
    if found.keys() != set(range(1, pages + 1)):
        raise ValueError(f"{len(found)} of {pages} pages")
    return [found[page] for page in range(1, pages + 1)]


def rows_of(words: Iterable[Found]) -> tuple[tuple[Found, ...], ...]:
    """Return the words of every line that has a letter or digit in it."""
    rows: dict[Row, list[Found]] = defaultdict(list)
    for word in words:
        rows[word.row].append(word)
    return tuple(tuple(row) for row in rows.values() if any(c.isalnum() for word in row for c in word.text))


def quad_of(row: Iterable[Found]) -> Quad:
    """Return a level quad around the words of a line."""
    box = Box.around(word.box for word in row)
    margin = MARGIN * box.height + 1
    left, top, right, bottom = box.left - margin, box.top - margin, box.right + margin, box.bottom + margin
    return Quad(((left, top), (right, top), (right, bottom), (left, bottom)))


def _found(row: dict[str, str]) -> Iterator[Found]:
    left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
    confidence = min(1.0, max(0.0, float(row["conf"]) / 100))
    place = tuple(row[key] for key in ("block_num", "par_num", "line_num"))
    if row["text"] is None:
        raise ValueError("a row is cut off")
    for text in row["text"].split():
        yield Found(text, left, top, width, height, confidence, place)
