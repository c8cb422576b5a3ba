"""One answer of several readings of the same strip, word by word, with who said what.

The first reader's characters are taken: where two differ, PP-OCR is right in 67 % of the words and
Tesseract in 4 %. Blanks are taken from either: one seen by one reader alone is there in 91 % (59 of 65
seen by Tesseract only, 52 of 56 by PP-OCR only) if both read the characters beside it alike.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from scanner.model.page import Vote
from scanner.ocr.reader import StripReading, StripWord
from scanner.ocr.spacing import joined_letters, split_at

SAME, NEARLY, OTHER, SILENT = "same", "nearly", "other", "silent"
"""What the second reader says: the same, the same but for accents and case, something else, nothing."""

BELIEF: dict[str, tuple[float, float]] = {
    SAME: (1.0, 1.6),
    NEARLY: (-1.5, 2.2),  # shrunk towards SAME: 83 words only
    OTHER: (-0.5, 0.8),
    SILENT: (-2.0, 2.1),
    "ppocr": (-0.5, 1.6),
    "tesseract": (-1.3, 3.2),
}
"""Log-odds that a word is right: first + second × the nines of its reader's confidence (0.9 is 1, 0.99 is 2).

By what the second reader says, or by the reader's name where it read alone. Fitted by logistic regression
to 2,543 words of 100 invented cards in eight languages, printed and photographed by samples/press, blurred,
noisy and compressed; `python -m tests.ocr.agreement 100` draws such cards and fits anew.
"""

MOST_NINES = {"ppocr": 4.0, "tesseract": 1.5}
"""A reader's confidence says no more than this: both claim certainty too easily."""

WEAKEST = "tesseract"
"""A reader that was not measured is believed like this one."""

SUREST = 0.999
"""No reading is believed more: the fit has too few errors to tell above."""

PLAIN = str.maketrans("łŁøØđĐðÐþÞßıæÆœŒ", "lLoOdDdDpPbiaAoO")
"""Letters that Unicode does not take apart into a plain letter and a mark."""


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
    tidy = [joined_letters(reading) for reading in readings]
    first = next((i for i, reading in enumerate(tidy) if reading), None)
    if first is None:
        return ()
    lead = tidy[first]
    for other in (reading for i, reading in enumerate(tidy) if i != first):
        lead = _parted(lead, other)
    said = [lead if i == first else counterparts(lead, tidy[i]) for i in range(len(names))]
    return tuple(
        Agreed(word.text, word.left, word.right, belief(names, first, words), _votes(names, words))
        for word, *words in zip(lead, *said, strict=True)
    )


def _votes(names: Sequence[str], words: Sequence[StripWord | None]) -> tuple[Vote, ...]:
    said = zip(names, words, strict=True)
    return tuple(
        Vote(name, word.text if word else "", word.confidence if word else 0.0) for name, word in said
    )


def belief(names: Sequence[str], first: int, words: Sequence[StripWord | None]) -> float:
    """Estimate the probability that reader `first` read its word right, given what the others say."""
    word = words[first]
    assert word is not None
    others = [relation(word.text, other.text if other else "") for i, other in enumerate(words) if i != first]
    kind = min(others, key=(SAME, NEARLY, OTHER, SILENT).index) if others else names[first]
    if first:
        kind = SILENT  # a more trusted reader looked and saw nothing
    start, slope = BELIEF.get(kind, BELIEF[WEAKEST])
    return min(SUREST, 1 / (1 + math.exp(-start - slope * nines_of(names[first], word.confidence))))


def nines_of(name: str, confidence: float) -> float:
    """Count the nines of a reader's confidence, as far as that reader's are believed."""
    nines = -math.log10(max(1 - confidence, 1e-9))
    return min(MOST_NINES.get(name, MOST_NINES[WEAKEST]), max(0.0, nines))


def relation(ours: str, theirs: str) -> str:
    """Say how another reader's word stands to ours: SAME, NEARLY, OTHER or SILENT."""
    if not theirs:
        return SILENT
    if ours == theirs:
        return SAME
    return NEARLY if plain(ours) == plain(theirs) else OTHER


def plain(text: str) -> str:
    """Take accents and case away."""
    apart = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _parted(lead: StripReading, other: StripReading) -> StripReading:
    """Part words of `lead` where `other` saw a blank between the same two characters."""
    ours, theirs = _characters(lead), _characters(other)
    to = _alignment(ours, theirs)
    starts = set(_starts(other))
    blanks = [
        i
        for i in range(1, len(ours))
        if to[i] in starts and to[i] > 0 and theirs[to[i] - 1 : to[i] + 1] == ours[i - 1 : i + 1]
    ]
    return tuple(
        part
        for word, start in zip(lead, _starts(lead), strict=True)
        for part in split_at(word, [blank - start for blank in blanks])
    )


def counterparts(lead: StripReading, other: StripReading) -> list[StripWord | None]:
    """Find what `other` has where each word of `lead` stands, by aligning their characters."""
    theirs = _characters(other)
    to = _alignment(_characters(lead), theirs)
    sure = [word.confidence for word in other for _ in word.text]
    found: list[StripWord | None] = []
    for word, start in zip(lead, _starts(lead), strict=True):
        a, b = to[start], to[start + len(word.text)]
        found.append(replace(word, text=theirs[a:b], confidence=min(sure[a:b])) if a < b else None)
    return found


def seen_again(words: Sequence[Agreed], other: StripReading) -> list[StripWord | None]:
    """Find what another look at a strip has where each word that was agreed on stands."""
    lead = tuple(StripWord(word.text, word.left, word.right, word.confidence) for word in words)
    return counterparts(lead, other)


def _characters(reading: StripReading) -> str:
    return "".join(word.text for word in reading)


def _starts(reading: StripReading) -> list[int]:
    """At which character of the whole each word begins."""
    return [sum(len(word.text) for word in reading[:i]) for i in range(len(reading))]


def _alignment(ours: str, theirs: str) -> list[int]:
    """Where each place between characters of `ours`, from 0 to its length, falls in `theirs`."""
    to = [0] * (len(ours) + 1)
    for op in Levenshtein.opcodes(ours, theirs):
        for i in range(op.src_start, op.src_end):
            to[i] = min(op.dest_start + i - op.src_start, op.dest_end)
        to[op.src_end] = op.dest_end
    return to
