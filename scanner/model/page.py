"""What was read on a card: lines of words, where they stand, and which reader said what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scanner.model.geometry import Box
from scanner.model.photo import Code

SECOND_LOOK = "tesseract again"
"""Votes as reader for what Tesseract makes of another view of a word that it first read otherwise."""

PLACES, SHARE_PLACES = 1, 4
"""Digits behind the point that say something: of a pixel, and of a probability."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One reader's word: its text and the reader's own confidence in it, 0 to 1."""

    reader: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word in pixels of the card image, with the vote of every reader that looked there.

    `text` is the chosen reading. A reader that looked and saw nothing votes with an empty text; a reader
    that did not look has no vote. `confidence` is the estimated probability that `text` is right.
    """

    text: str
    box: Box
    confidence: float
    votes: tuple[Vote, ...] = ()

    def __post_init__(self) -> None:
        if not self.text or self.text.split() != [self.text]:
            raise ValueError(f"a word is not empty and has no blanks: {self.text!r}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies between 0 and 1, not {self.confidence}")

    @property
    def is_agreed(self) -> bool:
        """Whether at least two readers looked and all of them read this very text."""
        return len(self.votes) > 1 and all(v.text == self.text for v in self.votes)


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other, left to right, without a gap as wide as a column's."""

    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a line has at least one word")

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)

    @property
    def confidence(self) -> float:
        """The least sure word's."""
        return min(w.confidence for w in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """A card read: lines in reading order; `width` and `height` of the card image in pixels."""

    lines: tuple[Line, ...]
    width: float
    height: float
    codes: tuple[Code, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def rounded(self) -> Page:
        """Return the page without digits that say nothing, so that it takes little room where it is kept."""
        return replace(self, lines=tuple(Line(tuple(map(_rounded, line.words))) for line in self.lines))


def _rounded(word: Word) -> Word:
    edges = (word.box.left, word.box.top, word.box.right, word.box.bottom)
    votes = tuple(replace(vote, confidence=_share(vote.confidence)) for vote in word.votes)
    box = Box(*(round(float(edge), PLACES) for edge in edges))
    return replace(word, box=box, confidence=_share(word.confidence), votes=votes)


def _share(probability: float) -> float:
    return round(float(probability), SHARE_PLACES)
