"""Words that were read as one over a sign that parts values: "0491 570 156·ann@acme.example"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scanner.fields.who.east_asian_people import is_of_another_tongue
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Word

DOT = re.compile(r"(?<=[^\W_])(?<![lL](?=·[lL]))[·•](?=[^\W_+(])")
"""What parts two values where it touches both; in Catalan it stands between two l."""
BAR = re.compile(r"(?<=[^\W_])[|¦](?=[^\W_+(])(?!(?<=[a-z].)[a-z._-]+@)")
"""Parts values too, but among letters alone it may be an l, and before an address it may part two."""
REACH = re.compile(r"[@\d]|www\.", re.IGNORECASE)


def unglued(page: Page) -> Page:
    """Return `page` with words cut at such signs."""
    return replace(
        page, lines=tuple(Line(tuple(p for w in line.words for p in cut(w))) for line in page.lines)
    )


def cut(word: Word) -> Iterator[Word]:
    """Yield the parts of a word; a reader that saw other signs has nothing to say of them."""
    said = [_parts(vote.text) for vote in word.votes]
    parts = _parts(word.text)
    if len(parts) == 1:
        yield word
        return
    step, at = word.box.width / len(word.text), 0
    for index, part in enumerate(parts):
        left = word.box.left + at * step
        box = Box(left, word.box.top, left + len(part) * step, word.box.bottom)
        votes = tuple(
            replace(vote, text=texts[index] if len(texts) == len(parts) else "")
            for vote, texts in zip(word.votes, said, strict=True)
        )
        yield replace(word, text=part, box=box, votes=votes)
        at += len(part) + 1


def _parts(text: str) -> list[str]:
    if is_of_another_tongue(text):
        return [text]
    parts = DOT.split(text)
    return [bit for part in parts for bit in BAR.split(part)] if REACH.search(text) else parts
