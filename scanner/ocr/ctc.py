"""From what a network says of every step along a strip to words that stand somewhere.

Connectionist temporal classification (Graves et al., 2006): a step that repeats the one before it adds
nothing, and the class 0 stands for "no new character here".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from scanner.ocr.reader import StripReading, StripWord

Steps = NDArray[np.float32]
"""Steps × classes of probabilities."""


GAP = 2.5
"""So many times as far from one digit to the next as between most characters: they are of two numbers."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it was recognised: from step `first` to step `last`, and how sure."""

    text: str
    first: int
    last: int
    confidence: float


def glyphs_of(steps: Steps, alphabet: Sequence[str]) -> tuple[Glyph, ...]:
    """Decode the best class of every step; `alphabet[0]` is the class for nothing."""
    classes = steps.argmax(axis=1)
    sure = steps[np.arange(len(classes)), classes]
    starts = np.flatnonzero(np.diff(classes, prepend=-1))
    ends = np.append(starts[1:], len(classes))
    return tuple(
        Glyph(alphabet[classes[a]], int(a), int(b) - 1, float(sure[a:b].max()))
        for a, b in zip(starts, ends, strict=True)
        if classes[a]
    )


def words_of(glyphs: Sequence[Glyph], *, step: float) -> StripReading:
    """Join characters to words at blanks and wide gaps; `step` is pixels of the strip per step.

    Where a sign that is no character stood between two numbers, no blank may be seen, only the gap.
    """
    words: list[list[Glyph]] = [[]]
    wide = GAP * _advance(glyphs)
    for before, glyph in zip((None, *glyphs), glyphs, strict=False):
        if glyph.text.isspace():
            words.append([])
            continue
        if (
            words[-1]
            and before
            and _is_digit(before)
            and _is_digit(glyph)
            and glyph.first - before.last > wide
        ):
            words.append([])
        words[-1].append(glyph)
    return tuple(_word(word, step) for word in words if word)


def _advance(glyphs: Sequence[Glyph]) -> float:
    """Return how many steps it mostly is from one character to the next."""
    return median([b.first - a.first for a, b in pairwise(glyphs)]) if len(glyphs) > 1 else 0.0


def _is_digit(glyph: Glyph) -> bool:
    return glyph.text.isdecimal()


def _word(glyphs: Sequence[Glyph], step: float) -> StripWord:
    """Join characters; a word is as sure as its least sure character, which tells wrong from right best.

    A character is about as wide as its distance to the next, so half of that stands out on each side.
    """
    first, last = glyphs[0], glyphs[-1]
    spread = (last.first - first.first) / max(1, len(glyphs) - 1) if len(glyphs) > 1 else 2.0
    left = (first.first + first.last + 1 - spread) / 2 * step
    right = (last.first + last.last + 1 + spread) / 2 * step
    sure = min(glyph.confidence for glyph in glyphs)
    return StripWord("".join(g.text for g in glyphs), max(0.0, left), right, min(1.0, sure))
