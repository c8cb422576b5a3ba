"""Cards on which the readers saw some words otherwise, and what is known of them."""

from __future__ import annotations

from dataclasses import replace

from scanner.fields.heard import with_readers
from scanner.fields.propose import propose
from scanner.model.known import Known, KnownPerson
from scanner.model.page import SECOND_LOOK, Line, Page, Vote, Word
from scanner.model.proposal import Proposal
from tests.fields.cards import page

INVITATION = "the invitation of 20 November"
ANN = KnownPerson(INVITATION, "Ann Miller", ("ann.miller@kestrel.example",))


def card(*lines: str, seen: dict[str, tuple[str, ...]] | None = None, readers: int = 2) -> Page:
    """Return a card whose words `seen` are what both readers, and one at a second look, made of a word."""
    read = page(*lines, readers=readers)
    rows = (Line(tuple(_seen(word, seen or {}) for word in line.words)) for line in read.lines)
    return replace(read, lines=tuple(rows))


def _seen(word: Word, seen: dict[str, tuple[str, ...]]) -> Word:
    if word.text not in seen:
        return word
    readers = ("ppocr", "tesseract", SECOND_LOOK)
    votes = tuple(Vote(reader, text, 0.9) for reader, text in zip(readers, seen[word.text], strict=False))
    return replace(word, votes=votes, confidence=0.8)


def alone(read: Page) -> Proposal:
    return with_readers(read, propose(read))


def people(*known: KnownPerson) -> Known:
    return Known.of(known)
