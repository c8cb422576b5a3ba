"""How sure a value is: what its readers say of its words, and what speaks for the value itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import prod

from scanner.fields.trace import Spot, words_at
from scanner.model.page import Page, Word

Key = Callable[[str], str]
"""What of a word's text must be the same for two readers to agree on a value."""

LONE_CONFIDENCE = 0.90
"""What a single reader must say of each word: Tesseract's own figure is above it for about two of three
words that it reads right."""
AGREED_CONFIDENCE = 0.97
"""What the words of a value must have together where readers agree: an agreed word has 0.995."""
PROVEN_REGION = 0.95
"""Probability of the card's country from which on its national numbers may be sure. The probability is too
modest: of 1,440 invented cards of 36 countries all 495 above it, and 176 more above 0.85, had it right."""
DISPUTED = 0.95
"""Share of values that are right where a second reader saw other characters in one of their words, beyond
what the words' own confidence already says."""
CLEAR, MUDDLED = 0.99, 0.5
"""A reader this confident stands alone where every other one is below the second: those saw noise."""
REPAIRED = 0.7
UNKNOWN_ENDING = 0.3
INVALID = 0.2
"""Shares of values that are right although they were repaired, end in no known domain, or make no number
that the library knows."""
COMPLETED = 0.8
"""The same for numbers whose area code was taken from elsewhere on the card."""
CORROBORATED = 0.5
"""Doubt that is left when another place on the card says the same."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What the readers say of a value's words: together, and how many of them agree on all.

    `clearest` is the least of the words' most confident votes for the text, `readers` counts the readers
    that saw every word so, `is_disputed` tells that another clearly saw otherwise.
    """

    confidence: float
    clearest: float
    readers: int
    is_disputed: bool

    @property
    def is_trusted(self) -> bool:
        """Whether two readers agree on every word."""
        return self.readers > 1 and not self.is_disputed and self.confidence >= AGREED_CONFIDENCE


def voices(page: Page, spots: Iterable[Spot], key: Key) -> Voices:
    """Listen to the readers on the words at `spots`, comparing only what `key` keeps of their text."""
    words = words_at(page, spots)
    if not words:
        return Voices(0.0, 0.0, 0, is_disputed=True)
    confidences = [max(w.confidence, AGREED) if _agrees(w, key) else w.confidence for w in words]
    readers = min(_supporters(w, key) for w in words)
    disputed = any(_has_rival(w, key) for w in words)
    clearest = min(_own(w, key) for w in words)
    return Voices(prod(confidences), clearest, readers, disputed)


AGREED = 0.995
"""Confidence of a word whose value characters all readers agree on, whatever its label was read as."""


def _own(word: Word, key: Key) -> float:
    """Return what the most confident reader that saw `word` so says of it."""
    return max((v.confidence for v in word.votes if key(v.text) == key(word.text)), default=0.0)


def _has_rival(word: Word, key: Key) -> bool:
    """Tell whether a reader saw something else in `word` that must be taken seriously.

    An unsure reader's noise is no rival to a reader that saw the word clearly; what is left then is one
    reader alone.
    """
    others = [v.confidence for v in word.votes if key(v.text) != key(word.text)]
    return bool(others) and not (_own(word, key) >= CLEAR and max(others) < MUDDLED)


def _supporters(word: Word, key: Key) -> int:
    return len({v.reader for v in word.votes if key(v.text) == key(word.text)})


def _agrees(word: Word, key: Key) -> bool:
    return len(word.votes) > 1 and all(key(v.text) == key(word.text) for v in word.votes)


def digits_key(text: str) -> str:
    """Keep the digits; letters that look like digits are no digits."""
    return re.sub(r"\D", "", text)


def address_key(text: str) -> str:
    """Keep an e-mail or web address without its label, in small letters."""
    bare = re.sub(r"^.*:(?!//)", "", text.casefold())
    return bare.strip(".,;:|<>()[] ")


def believe(heard: Voices, *factors: float, is_corroborated: bool = False) -> float:
    """Return the probability that a value is right: its reading times `factors`, less doubt if confirmed."""
    confidence = heard.confidence * prod(factors)
    return 1 - (1 - confidence) * CORROBORATED if is_corroborated else confidence


def may_be_sure(heard: Voices, *, is_corroborated: bool) -> bool:
    """Tell whether the reading alone allows to call a value sure.

    Two readers that agree suffice; one reader needs high confidence and another witness on the card.
    """
    if heard.is_trusted:
        return True
    is_alone = heard.readers == 1 and not heard.is_disputed
    return is_alone and is_corroborated and heard.clearest >= LONE_CONFIDENCE
