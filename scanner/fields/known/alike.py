"""Text that a reader may take for another text: letters that look alike, marks that are lost."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from scanner.fields.who.lexicon import fold

PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("nn", "m"))
TWINS = str.maketrans("1i|!j0çc5v689qhz", "llllloeesubbggn2")
"""Letters and digits that readers take for one another, each as one of them."""
MOST = 3
"""Edits of one or two letters, where a letter may look like two: rn and m."""

FEW, SEVERAL = 2, 6
"""Letters that may be misread on a poor photo, and of how many at the least."""
AT_HAND = 2048
"""Words whose letters are at hand: those of a card are looked at again and again."""


@lru_cache(maxsize=AT_HAND)
def folded(text: str) -> str:
    """Return a text in small letters without marks."""
    return text.casefold() if text.isascii() else fold(text)


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name without what stands in brackets, "Lee, Ann (HR)" as Ann Lee."""
    bare = _without_brackets(text)
    family, comma, given = bare.partition(",")
    ordered = f"{given} {family}" if comma and given.strip() else bare
    spaced = "".join(c if c.isalnum() else " " for c in folded(ordered).replace("'", "").replace("’", ""))
    return tuple(spaced.split())


@lru_cache(maxsize=AT_HAND)
def letters(text: str) -> str:
    """Return letters and digits in small letters, with their marks."""
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalnum())


def is_alike(one: str, other: str) -> bool:
    """Tell whether two texts differ in no more than one or two letters that readers take for one another."""
    left, right = folded(one), folded(other)
    if left == right:
        return True
    if min(len(left), len(right)) < MOST or abs(len(left) - len(right)) > MOST:
        return False
    is_near = OSA.distance(left, right, score_cutoff=MOST) <= MOST
    return is_near and _looks(left) == _looks(right)


def is_near(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for a letter or two of several."""
    is_long = min(len(one), len(other)) >= SEVERAL
    return one == other or (is_long and OSA.distance(one, other, score_cutoff=FEW) <= FEW)


def _looks(text: str) -> str:
    for pair, single in PAIRS:
        text = text.replace(pair, single)
    return "".join(c for c in text.translate(TWINS) if c not in ".-_ '")


def _without_brackets(text: str) -> str:
    kept, depth = [], 0
    for char in text:
        depth += char in "(["
        if not depth:
            kept.append(char)
        depth -= char in ")]" and depth > 0
    return "".join(kept)
