"""Words that were read as one over a sign that parts values: "0491 570 156·ann@acme.example"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scanner.fields.who.east_asian_people import is_of_another_tongue
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Word

DOT = re.compile(r"(?<=[^\W_])(?<![lL](?=·[lL]))[·•](?=[^\W_(]|\+\d)")
"""What parts two values where it touches both; in Catalan it stands between two l."""
BAR = re.compile(r"(?<=[^\W_])[|¦](?=[^\W_(]|\+\d)(?!(?<=[a-z].)[a-z._-]+@)")
"""Parts values too, but among letters alone it may be an l, and before an address it may part two."""
BRACKET = re.compile(r"(?<=[^\W\d_]{3})(?=\([A-ZÀ-Þ][^\W\d_]{4,})")
"""Where a name ends and what its bearer is begins, in brackets: "Lee(Architect)"."""
JOINT = r"(?:[^\w.+-]{1,3}|\W?[0Oo](?=\+\d)|-(?=[^\W\d_]{1,4}[.:]))"
"""How a reader may see a sign that parts two values: as none that stands within one, but before a label."""
BEFORE_PLUS, BEHIND_DIGIT = re.compile(r"^\W?[0Oo](?=\+\d)"), re.compile(r"(?<=\d)[+*»«©¢][0Oo]$")
"""Such a sign that a reader took for another and a zero: no number has a digit before its plus, or one of
these signs before its last.
"""
REACH = re.compile(r"[@\d]|www\.", re.IGNORECASE)


def unglued(page: Page) -> Page:
    """Return `page` with words cut at such signs."""
    return replace(
        page, lines=tuple(Line(tuple(p for w in line.words for p in cut(w))) for line in page.lines)
    )


def cut(word: Word) -> Iterator[Word]:
    """Yield the parts of a word; a reader that saw other signs has nothing to say of them."""
    parts = _parts(word.text)
    if len(parts) == 1:
        yield replace(word, votes=tuple(replace(vote, text=_unsigned(vote.text)) for vote in word.votes))
        return
    said = [_parts_like(vote.text, parts) for vote in word.votes]
    step, at = word.box.width / len(word.text), 0
    for index, part in enumerate(parts):
        at = word.text.index(part, at)
        left = word.box.left + at * step
        box = Box(left, word.box.top, left + len(part) * step, word.box.bottom)
        votes = tuple(
            replace(vote, text=texts[index] if len(texts) == len(parts) else "")
            for vote, texts in zip(word.votes, said, strict=True)
        )
        yield replace(word, text=part, box=box, votes=votes)
        at += len(part)


def _unsigned(text: str) -> str:
    return BEHIND_DIGIT.sub("", BEFORE_PLUS.sub("", text))


def _parts_like(text: str, parts: list[str]) -> list[str]:
    """Return the parts of a word as a reader saw it, also where it saw another sign between the very same."""
    found = [_unsigned(part) for part in _parts(text)]
    if len(found) == len(parts):
        return found
    first, *others = map(re.escape, parts)
    return parts if re.fullmatch(JOINT.join((first, *others)), text) else found


def _parts(text: str) -> list[str]:
    if is_of_another_tongue(text):
        return [text]
    parts = [bit for part in DOT.split(text) for bit in BRACKET.split(part)]
    return [bit for part in parts for bit in BAR.split(part)] if REACH.search(text) else parts
