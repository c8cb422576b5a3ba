"""East Asian words that were read as one, cut where one value ends: print has no blanks there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scanner.fields.trace import plain_text
from scanner.fields.who.east_asian import ends_as_unit, is_east_asian, is_name, title_patterns
from scanner.fields.who.lexicon import east_asian_words
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Word

LOGO = re.compile(r"[A-Za-z]{2,}(?=[^\x00-\u024f])")
"""Latin letters that other ones follow without a blank."""


def parted(page: Page) -> Page:
    """Return `page` with words cut where a name, a title, a department or a logo ends."""
    return replace(page, lines=tuple(_line(line) for line in page.lines))


def _line(line: Line) -> Line:
    return Line(tuple(part for word in line.words for part in _word(word)))


def _word(word: Word) -> Iterator[Word]:
    text = plain_text(word.text)
    at = _cut(text) if len(text) > 3 and is_east_asian(text) else None
    if at is None or len(text) != len(word.text):
        yield word
        return
    yield _piece(word, 0, at)
    yield _piece(word, at, len(text))


def _piece(word: Word, start: int, end: int) -> Word:
    """Return a part of a word; what another reader says of the whole it cannot say of a part."""
    box, step = word.box, word.box.width / len(word.text)
    part = Box(box.left + start * step, box.top, box.left + end * step, box.bottom)
    votes = tuple(
        replace(vote, text=word.text[start:end] if vote.text == word.text else "") for vote in word.votes
    )
    return replace(word, text=word.text[start:end], box=part, votes=votes)


def _cut(text: str) -> int | None:
    """Return where to cut: between a name and a title, either way round, or behind a department."""
    behind = title_patterns()[0].search(text)
    if behind and (ends_as_unit(text[: behind.start()]) or is_name(text[: behind.start()])):
        return behind.start()
    before = title_patterns()[1].match(text)
    if before and is_name(text[before.end() :]):
        return before.end()
    logo = LOGO.match(text)
    return logo.end() if logo and _begins_as_company(text[logo.end() :]) else None


def _begins_as_company(text: str) -> bool:
    """Tell whether a text begins with a legal form and goes on with a name: "株式会社山田", no branch."""
    forms = (word for word in east_asian_words("company", "legal") if text.startswith(word))
    longest = max(map(len, forms), default=0)
    return 0 < longest < len(text) - 1 and not ends_as_unit(text)
