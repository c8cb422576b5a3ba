"""Pages of text in one line: what a card would read, without a photo."""

from __future__ import annotations

from dataclasses import replace

from scanner.fields.trace import Trace, trace
from scanner.model.geometry import Box, Quad
from scanner.model.page import Line, Page, Vote, Word
from scanner.model.photo import Code

LETTER, LINE = 10.0, 30.0
"""Pixels of a letter's width and from line to line."""


def line(text: str, row: int = 0, *, left: float = 0.0, confidence: float = 0.995, readers: int = 2) -> Line:
    """Make a line of words with all `readers` agreeing, each with the same confidence."""
    words = []
    at = left
    for word in text.split():
        box = Box(at, row * LINE, at + LETTER * len(word), row * LINE + 20)
        votes = tuple(Vote(name, word, confidence) for name in ("ppocr", "tesseract")[:readers])
        words.append(Word(word, box, confidence, votes))
        at += LETTER * (len(word) + 1)
    return Line(tuple(words))


def page(*texts: str, confidence: float = 0.995, readers: int = 2, codes: tuple[str, ...] = ()) -> Page:
    """Make a page of the lines `texts`, one below the other."""
    rows = [line(t, i, confidence=confidence, readers=readers) for i, t in enumerate(texts) if t.split()]
    square = Quad(((0, 0), (1, 0), (1, 1), (0, 1)))
    found = tuple(Code(text, "QRCode", square) for text in codes)
    return Page(tuple(rows), 1000.0, LINE * max(1, len(texts)), found)


def traces(*texts: str) -> list[Trace]:
    return [trace(line(text), index) for index, text in enumerate(texts) if text.split()]


def tall(text: str, row: int = 0, *, times: float = 3.0) -> Line:
    """Make a line of letters that are so many times as high as others."""
    drawn = line(text, row)
    words = [replace(w, box=replace(w.box, bottom=w.box.top + times * w.box.height)) for w in drawn.words]
    return replace(drawn, words=tuple(words))


def shop(name: str, *rest: str) -> Page:
    """Make a page whose first line is the largest by far, the others below it."""
    small = page("", "", "", *rest)
    return replace(small, lines=(tall(name, 0), *small.lines))
