"""What was read on a card as JSON values and back, compactly: a card has some sixty words."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from scanner.model.geometry import Box, Quad
from scanner.model.page import Line, Page, Vote, Word
from scanner.model.photo import Code
from scanner.store.cleaned import clean
from scanner.store.codec import quad_to_json
from scanner.store.soundness import sound

Json = dict[str, Any]
AT_HAND = 128
"""Pages that are at hand, by their text."""


def page_to_json(page: Page) -> Json:
    """Return a page as JSON values; a word is its text, box, confidence and votes, in this order."""
    return {
        "size": [page.width, page.height],
        "lines": [[_word(word) for word in line.words] for line in page.lines],
        "codes": [[clean(code.text), code.symbology, quad_to_json(code.quad)] for code in page.codes],
    }


@sound("the words of a card")
def page_from_json(data: Json) -> Page:
    """Return the page that `page_to_json` wrote."""
    width, height = data["size"]
    return Page(
        tuple(Line(tuple(_read(word) for word in line)) for line in data["lines"]),
        width,
        height,
        tuple(Code(text, symbology, _quad(quad)) for text, symbology, quad in data["codes"]),
    )


@lru_cache(maxsize=AT_HAND)
@sound("the words of a card")
def page_from_text(text: str) -> Page:
    """Return the page of a JSON text; those of colleagues are asked for again and again."""
    return page_from_json(json.loads(text))


def _word(word: Word) -> list[Any]:
    box = [word.box.left, word.box.top, word.box.right, word.box.bottom]
    votes = [[vote.reader, clean(vote.text), vote.confidence] for vote in word.votes]
    return [clean(word.text), box, word.confidence, votes]


def _read(data: list[Any]) -> Word:
    text, box, confidence, votes = data
    return Word(text, Box(*box), confidence, tuple(Vote(*vote) for vote in votes))


def _quad(data: list[list[float]]) -> Quad:
    a, b, c, d = ((x, y) for x, y in data)
    return Quad((a, b, c, d))
