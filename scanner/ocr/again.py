"""Numbers and addresses that readers dispute, seen once more by Tesseract in two other views of their line.

It reads by lines, and what spoils its reading of one, a rule or an icon beside it, grain, letters as tall as
the strip, mostly spoils less in another view. PP-OCR answers the same to every view: it is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scanner.model.page import SECOND_LOOK, Vote
from scanner.model.photo import Pixels
from scanner.ocr.consensus import Agreed, seen_again
from scanner.ocr.reader import REACH, Reader, StripReading
from scanner.ocr.spacing import joined_letters
from scanner.ocr.tesseract import Tesseract
from scanner.ocr.views import VIEWS

ADDRESS = re.compile(r"@|www|\w\.\w{2,}", re.IGNORECASE)
"""What an address has; in what else is looked at again digits count, and a plus."""

UNDIALLED = re.compile(r"[^\d+]")
LABEL = re.compile(r"^.*:(?!//)")
AROUND = ".,;:|<>()[] "


def looked_again(
    strips: Sequence[Pixels], merged: Sequence[tuple[Agreed, ...]], readers: Sequence[Reader]
) -> list[tuple[Agreed, ...]]:
    """Return `merged` with a vote of `SECOND_LOOK` for every view of a disputed number or address."""
    reader = next((r for r in readers[1:] if isinstance(r, Tesseract)), None)
    doubted = [i for i, words in enumerate(merged) if any(_is_worth_it(word) for word in words)]
    if reader is None or not doubted:
        return list(merged)
    told = iter(reader.read_strips([view(strips[i]) for i in doubted for view in VIEWS]))
    seen = {i: [next(told) for _ in VIEWS] for i in doubted}
    return [with_views(words, seen[i]) if i in seen else words for i, words in enumerate(merged)]


def _is_worth_it(word: Agreed) -> bool:
    """Tell whether readers dispute what counts of a number or address.

    Of 231 lines of real and drawn cards with such words 79 had nothing but signs disputed. Without a second
    look at these no value came out otherwise, and one phone became sure.
    """
    if len(word.votes) < 2 or not REACH.search(word.text):
        return False
    counts = _address if ADDRESS.search(word.text) else _digits
    return len({counts(vote.text) for vote in word.votes}) > 1


def _address(text: str) -> str:
    """Return an address without the label and the signs around it, in small letters."""
    return LABEL.sub("", text.casefold()).strip(AROUND)


def _digits(text: str) -> str:
    return UNDIALLED.sub("", text)


def with_views(words: Sequence[Agreed], views: Sequence[StripReading]) -> tuple[Agreed, ...]:
    """Give the disputed numbers and addresses of a line a vote for what each view shows in their place."""
    said = [seen_again(words, joined_letters(view)) for view in views]
    return tuple(
        replace(word, votes=(*word.votes, *(Vote(SECOND_LOOK, o.text, o.confidence) for o in others if o)))
        if _is_worth_it(word)
        else word
        for word, *others in zip(words, *said, strict=True)
    )
