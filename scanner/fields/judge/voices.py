"""What the readers say of a value's words: together, each alone, and against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log10, prod

from scanner.fields.trace import Spot, words_at
from scanner.model.page import SECOND_LOOK, Page, Vote, Word

Traits = dict[str, float]
"""What holds of a value, as named numbers, mostly 0 or 1."""

Key = Callable[[str], str]
"""What of a word's text must be the same for two readers to agree on a value."""

NO_DIGIT = re.compile(r"\D")
ROUND = re.compile(r"(?<![^\W_])[Oo]+(?=\d)|(?<=\d)[Oo](?=\d|$)")
"""The letter O where a digit stands."""
LABEL = re.compile(r"^.*:(?!//)")
"""What stands before an address on its line: "Web:"."""
SIGN, COMMA = re.compile(r"@?(?<=[^A-Z\s])Q(?=[a-z])"), re.compile(r"(?<=\w),(?=\w)")
"""How Tesseract writes the sign of an address, and either reader a dot."""
AGREED = 0.995
"""Confidence of a word whose value characters all readers agree on, whatever its label was read as."""
CLEAR, MUDDLED = 0.99, 0.5
"""A reader this confident stands alone where every other one is below the second: those saw noise."""
MOST_NINES = 3.0
"""0.999 and above are one to us: no reader's word is known better than that."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What the readers say of a value's words, taken together.

    `confidence` is the probability that all words are right, `clearest` the least of the words' most
    confident votes for the text; `readers` names those that saw every word so, `is_disputed` tells that
    another clearly saw otherwise. `seconded` counts the views in which that other saw it so after all.
    """

    confidence: float
    clearest: float
    readers: frozenset[str]
    is_disputed: bool
    seconded: int = 0

    @property
    def is_agreed(self) -> bool:
        """Whether two readers saw every word so, and none otherwise."""
        return len(self.readers) > 1 and not self.is_disputed

    @property
    def is_settled(self) -> bool:
        """Whether two readers saw every word so, if one of them only at a second look."""
        return self.is_agreed or self.seconded > 0

    @property
    def is_alone(self) -> bool:
        """Whether one reader saw every word so, and no other saw anything that speaks against it."""
        return len(self.readers) == 1 and not self.is_disputed

    @property
    def traits(self) -> Traits:
        """What the readers say, as traits that sureness is learnt from."""
        alone = next(iter(self.readers)) if self.is_alone else None
        return {
            "nines": nines(self.confidence),
            "agreed": float(self.is_agreed),
            "disputed": float(self.is_disputed),
            "tesseract alone": float(alone == "tesseract"),
            "nines alone": nines(self.clearest) if alone else 0.0,
            "seconded": float(self.seconded),
        }


def nines(probability: float) -> float:
    """Count the nines of a probability: 0.9 has one, 0.99 two."""
    return min(MOST_NINES, -log10(max(1 - probability, 1e-9)))


def voices(page: Page, spots: Iterable[Spot], key: Key) -> Voices:
    """Listen to the readers on the words at `spots`, comparing only what `key` keeps of their text."""
    words = words_at(page, spots)
    if not words:
        return Voices(0.0, 0.0, frozenset(), is_disputed=True)
    confidences = [max(w.confidence, AGREED) if _agrees(w, key) else w.confidence for w in words]
    readers = frozenset.intersection(*(_supporters(w, key) for w in words))
    disputed = any(_has_rival(w, key) for w in words)
    clearest = min(_own(w, key) for w in words)
    seconded = min((_seconded(w, key) for w in words if not _agrees(w, key)), default=0)
    return Voices(prod(confidences), clearest, readers, disputed, seconded)


def _first_votes(word: Word) -> list[Vote]:
    return [v for v in word.votes if v.reader != SECOND_LOOK]


def _seconded(word: Word, key: Key) -> int:
    """Count the views in which Tesseract saw `word` so, where it had first seen it otherwise.

    None count where it sees in one of them what it saw first, or where nobody else ever saw it so.
    """
    own, first = key(word.text), {key(vote.text) for vote in _first_votes(word)}
    again = [key(vote.text) for vote in word.votes if vote.reader == SECOND_LOOK]
    is_own = {"tesseract"} >= _supporters(word, key)
    return 0 if is_own or (first - {own}) & {*again} else again.count(own)


def _own(word: Word, key: Key) -> float:
    """Return what the most confident reader that saw `word` so says of it."""
    return max((v.confidence for v in _first_votes(word) if key(v.text) == key(word.text)), default=0.0)


def _has_rival(word: Word, key: Key) -> bool:
    """Tell whether a reader saw something else in `word` that must be taken seriously.

    An unsure reader's noise is no rival to a reader that saw the word clearly; what is left then is one
    reader alone, if no second look saw it otherwise in every view.
    """
    others = [v.confidence for v in _first_votes(word) if key(v.text) != key(word.text)]
    again = [v for v in word.votes if v.reader == SECOND_LOOK and v.text]
    if all(key(vote.text) != key(word.text) for vote in again):
        others += [vote.confidence for vote in again]
    return bool(others) and not (_own(word, key) >= CLEAR and max(others) < MUDDLED)


def _supporters(word: Word, key: Key) -> frozenset[str]:
    return frozenset(v.reader for v in _first_votes(word) if key(v.text) == key(word.text))


def _agrees(word: Word, key: Key) -> bool:
    votes = _first_votes(word)
    return len(votes) > 1 and all(key(v.text) == key(word.text) for v in votes)


def digits_key(text: str) -> str:
    """Keep the digits; letters that look like digits are none, but for O: nothing else looks like a zero."""
    return NO_DIGIT.sub("", ROUND.sub(lambda found: "0" * len(found.group()), text))


def address_key(text: str) -> str:
    """Keep an e-mail or web address without its label, in small letters.

    A comma in it can only be a dot, and a capital Q among small letters where no sign stands the sign.

    >>> address_key("E-mail:ann,leeQacme.example")
    'ann.lee@acme.example'
    """
    signed = text if "@" in text.replace("@Q", "") else SIGN.sub("@", text, count=1)
    bare = COMMA.sub(".", LABEL.sub("", signed.casefold()))
    return bare.strip(".,;:|<>()[] ")


def letters_key(text: str) -> str:
    """Keep letters and digits as they are printed: accents and case count, signs do not."""
    return "".join(c for c in text if c.isalnum())
