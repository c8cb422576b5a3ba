"""Text of a page with a way back: which word each character was read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Word

Spot = tuple[int, int]
"""Index of a line on the page and of a word in that line."""

LOOKALIKES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "·": "·"})
"""Dashes that mean a hyphen in numbers and addresses; every one keeps its length of one character."""
OPENED, CLOSED = re.compile(r"\[(?=\+?[0-9])"), re.compile(r"(?<=[0-9])\]")
"""Square brackets around digits: round ones are often read so."""
COUNTED = "〇一二三四五六七八九"
"""The digits as upright print writes them."""
SPELT = re.compile(rf"[{COUNTED}](?:[()ー-]{{0,2}}\s?[{COUNTED}]){{8,}}")
"""A telephone number in them, "〇三(三五八一)四五六七"; a postcode and a house have fewer."""
AS_DIALLED = str.maketrans(COUNTED + "ー", "0123456789-")
COMPOSED = (("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3"))
"""Letters of Thai and Lao that NFKC takes apart for good, though every keyboard writes them as one."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Characters of a line, each with the word it came from; blanks between words belong to none."""

    text: str
    spots: tuple[Spot | None, ...]

    def between(self, start: int, end: int) -> frozenset[Spot]:
        """Name the words that characters `start` to `end` (exclusive) came from."""
        return frozenset(spot for spot in self.spots[start:end] if spot is not None)

    def then(self, other: Trace, *, glue: str = " ") -> Trace:
        """Return this text continued by another line's."""
        return Trace(self.text + glue + other.text, (*self.spots, *(None for _ in glue), *other.spots))


def trace(line: Line, index: int) -> Trace:
    """Lay out line `index` of a page as text in plain characters: NFKC, hyphens for every dash."""
    text: list[str] = []
    spots: list[Spot | None] = []
    for position, word in enumerate(line.words):
        if text:
            text.append(" ")
            spots.append(None)
        plain = CLOSED.sub(")", OPENED.sub("(", western(plain_text(word.text))))
        text.append(plain)
        spots.extend([(index, position)] * len(plain))
    return Trace(SPELT.sub(lambda found: found.group().translate(AS_DIALLED), "".join(text)), tuple(spots))


def western(text: str) -> str:
    """Write the digits of every script as 0 to 9, each in its place."""
    return text if text.isascii() else "".join(_digit(c) for c in text)


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def plain_text(text: str) -> str:
    """Write `text` with one form of every character: no ligatures, no wide forms, one kind of dash.

    Combining marks without a letter and invisible format characters (right-to-left marks) fall away.
    """
    composed = unicodedata.normalize("NFKC", text).translate(LOOKALIKES)
    for apart, whole in COMPOSED:
        composed = composed.replace(apart, whole)
    return "".join(c for c in composed if unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"})


def words_at(page: Page, spots: Iterable[Spot]) -> tuple[Word, ...]:
    """Return the words at `spots` in reading order."""
    return tuple(page.lines[line].words[word] for line, word in sorted(spots))


def boxes_at(page: Page, spots: Iterable[Spot]) -> tuple[Box, ...]:
    """Return one box a line around the words at `spots`, in pixels of the card image."""
    lines: dict[int, list[Box]] = {}
    for line, word in sorted(spots):
        lines.setdefault(line, []).append(page.lines[line].words[word].box)
    return tuple(Box.around(boxes) for boxes in lines.values())
