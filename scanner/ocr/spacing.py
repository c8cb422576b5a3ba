"""Where words begin and end: letter-spaced words are put together, run-together words are parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from scanner.ocr.reader import StripReading, StripWord

FEWEST = 3
"""So many single letters in a row are a word in letter-spacing; two may be initials."""

WIDER = 1.5
"""A blank between letter-spaced words is so many times as wide as the one between letters, or wider."""

ADDRESS = re.compile(r"@|www\.|://|\.\w+/", re.IGNORECASE)
"""What makes a word an e-mail or web address, which has no blanks whoever saw some."""


def joined_letters(reading: StripReading) -> StripReading:
    """Put letter-spaced words together: "J O H N  D O E" is "JOHN DOE"."""
    return tuple(word for run in _runs(reading) for word in (_joined(run) if len(run) >= FEWEST else run))


def split_at(word: StripWord, places: Sequence[int]) -> tuple[StripWord, ...]:
    """Part a word before the characters at `places`, unless it is an e-mail or web address."""
    cuts = [0, *(place for place in sorted(places) if 0 < place < len(word.text)), len(word.text)]
    if len(cuts) == 2 or ADDRESS.search(word.text):
        return (word,)
    wide = (word.right - word.left) / len(word.text)
    return tuple(
        StripWord(word.text[a:b], word.left + a * wide, word.left + b * wide, word.confidence)
        for a, b in pairwise(cuts)
    )


def _runs(reading: StripReading) -> Iterator[list[StripWord]]:
    """Group neighbours that are single letters; everything else stands alone."""
    run: list[StripWord] = []
    for word in reading:
        if len(word.text) == 1 and word.text.isalpha():
            run.append(word)
            continue
        if run:
            yield run
        yield [word]
        run = []
    if run:
        yield run


def _joined(letters: Sequence[StripWord]) -> list[StripWord]:
    steps = [_middle(b) - _middle(a) for a, b in pairwise(letters)]
    usual = median(steps)
    words = [[letters[0]]]
    for letter, step in zip(letters[1:], steps, strict=True):
        if step > WIDER * usual:
            words.append([])
        words[-1].append(letter)
    return [
        StripWord(
            "".join(x.text for x in word), word[0].left, word[-1].right, min(x.confidence for x in word)
        )
        for word in words
    ]


def _middle(word: StripWord) -> float:
    return (word.left + word.right) / 2
