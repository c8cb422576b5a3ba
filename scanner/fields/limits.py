"""How much of a page is looked at: a card has a hundredth of it, and time must not grow without bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanner.model.page import Line, Page, Word

MAX_LINES, MAX_WORDS = 80, 60
"""Lines of a page and words of a line."""
MAX_LETTERS, MAX_WORD = 400, 200
"""Characters of a line, and of one word; the longest e-mail that is printed has a quarter of that."""


def within(page: Page) -> Page:
    """Return `page` without what no card has: more lines, longer lines, endless words."""
    return replace(page, lines=tuple(Line(tuple(_words(line))) for line in page.lines[:MAX_LINES]))


def _words(line: Line) -> Iterator[Word]:
    left = MAX_LETTERS
    for word in line.words[:MAX_WORDS]:
        if left <= 0:
            return
        yield _cut(word, min(left, MAX_WORD))
        left -= len(word.text)


def _cut(word: Word, size: int) -> Word:
    if len(word.text) <= size and all(len(vote.text) <= MAX_WORD for vote in word.votes):
        return word
    votes = tuple(replace(vote, text=vote.text[:size]) for vote in word.votes)
    return replace(word, text=word.text[:size], votes=votes)
