"""What each reader read where a value was understood: a person decides between them at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from scanner.model.geometry import Box
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess, Heard, Proposal


def with_readers(page: Page, found: Proposal) -> Proposal:
    """Return what was understood, each value with what every reader that looked there read."""
    changed: dict[str, Any] = {}
    for field in fields(found):
        held = getattr(found, field.name)
        if isinstance(held, tuple):
            changed[field.name] = tuple(replace(guess, heard=_heard(page, guess)) for guess in held)
        elif held is not None:
            changed[field.name] = replace(held, heard=_heard(page, held))
    return replace(found, **changed)


def _heard(page: Page, guess: Guess[Any]) -> tuple[Heard, ...]:
    words = words_in(page, guess.boxes)
    readers = dict.fromkeys(vote.reader for word in words for vote in word.votes)
    said = ((reader, " ".join(filter(None, (_by(word, reader) for word in words)))) for reader in readers)
    return tuple(Heard(reader, text) for reader, text in said if text)


def words_in(page: Page, boxes: Iterable[Box]) -> list[Word]:
    """Return the words that stand in some boxes, in their order."""
    return [word for box in boxes for line in page.lines for word in line.words if _is_in(word, box)]


def _by(word: Word, reader: str) -> str:
    """Return how a reader saw a word; one that did not look at it is taken to see it as it was settled."""
    return next((vote.text for vote in word.votes if vote.reader == reader), word.text)


def _is_in(word: Word, box: Box) -> bool:
    x, y = word.box.center
    return box.left <= x <= box.right and box.top <= y <= box.bottom
