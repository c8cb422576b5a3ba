"""One answer of several readings of the same strip, word by word, with who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from scanner.model.page import Vote
from scanner.ocr.reader import StripReading, StripWord

ALONE = 0.9
"""Probability that a word is right which one reader alone read with full confidence."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A word chosen, from `left` to `right` in pixels of the strip; `confidence` is its probability."""

    text: str
    left: float
    right: float
    confidence: float
    votes: tuple[Vote, ...]


def consensus(names: Sequence[str], readings: Sequence[StripReading]) -> tuple[Agreed, ...]:
    """Merge the readings of one strip by readers `names`, the most trusted first."""
    lead = next((i for i, reading in enumerate(readings) if reading), None)
    if lead is None:
        return ()
    others = [i for i in range(len(names)) if i != lead]
    spans = {i: _counterparts(readings[lead], readings[i]) for i in others}
    return tuple(
        _agreed(word, [_vote(names[i], word if i == lead else spans[i][k]) for i in range(len(names))])
        for k, word in enumerate(readings[lead])
    )


def _vote(name: str, word: StripWord | None) -> Vote:
    return Vote(name, word.text, word.confidence) if word else Vote(name, "", 0.0)


def _agreed(word: StripWord, votes: Sequence[Vote]) -> Agreed:
    same = [vote for vote in votes if vote.text == word.text]
    doubt = 1 - ALONE * word.confidence
    for _ in same[1:]:
        doubt *= 0.05
    if len(votes) > len(same):
        doubt = min(1.0, doubt * 2)
    return Agreed(word.text, word.left, word.right, max(0.0, 1 - doubt), tuple(votes))


def _counterparts(lead: StripReading, other: StripReading) -> list[StripWord | None]:
    """Find what `other` has where each word of `lead` stands, by aligning their characters."""
    ours, theirs = "".join(w.text for w in lead), "".join(w.text for w in other)
    to = _alignment(ours, theirs)
    sure = [word.confidence for word in other for _ in word.text]
    found: list[StripWord | None] = []
    start = 0
    for word in lead:
        a, b = to[start], to[start + len(word.text)]
        text = theirs[a:b]
        found.append(StripWord(text, word.left, word.right, min(sure[a:b])) if text else None)
        start += len(word.text)
    return found


def _alignment(ours: str, theirs: str) -> list[int]:
    """Where each place between characters of `ours` falls in `theirs`."""
    to = [0] * (len(ours) + 1)
    for op in Levenshtein.opcodes(ours, theirs):
        length = op.src_end - op.src_start
        for i in range(length):
            to[op.src_start + i] = min(op.dest_start + i, op.dest_end)
        to[op.src_end] = op.dest_end
    return to
