"""Second numbers of which only the end is printed, "75 42 / 6034".

Where colleagues have numbers of one block, it is no extension.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scanner.fields.heard import words_in
from scanner.fields.known.numbers import all_numbers, block_of
from scanner.fields.known.promise import doubted
from scanner.fields.known.weights import MENDED
from scanner.fields.reach.dialing import parsed
from scanner.model.contact import Phone, PhoneKind
from scanner.model.geometry import Box
from scanner.model.known import Known
from scanner.model.page import Page, Word
from scanner.model.proposal import Guess

ENDING = re.compile(r"[/|]\s?(?P<digits>\d{3,4})[,;.]?")
"""An end of a number behind a sign; one of two digits is understood without knowing anything."""
READ = 0.5
"""Probability of a number that was made so, before what is known."""


def with_endings(page: Page, phones: tuple[Guess[Phone], ...], known: Known) -> tuple[Guess[Phone], ...]:
    """Return the numbers of a card with those of which only the end is printed, shown as mended.

    A colleague must have another number than the card's whole one in its block: where all have one, with an
    ending of their own each, these are extensions.
    """
    taken = [word for guess in phones for word in words_in(page, guess.boxes)]
    found: list[Guess[Phone]] = []
    for guess in phones:
        found.append(guess)
        source = next((of for of, n in all_numbers(known) if _are_lines(n, guess.value.value)), "")
        ending = _behind(page, guess) if source and guess.value.extension is None else None
        if ending is None or any(word in taken for word in ending[1]):
            continue
        digits, words = ending
        whole = guess.value.value[: -len(digits)] + digits
        if guess.value.kind is not PhoneKind.CELL and parsed(whole, None) and whole != guess.value.value:
            second = Phone(whole, digits, guess.value.kind)
            box = Box.around(word.box for word in words)
            found.append(doubted(Guess(second, READ, boxes=(box,), repaired=digits), source, MENDED))
    return tuple(found)


def _are_lines(one: str, other: str) -> bool:
    """Tell whether two numbers are two of one block."""
    return one != other and other.startswith("+") and block_of(one) == block_of(other)


def _behind(page: Page, guess: Guess[Phone]) -> tuple[str, tuple[Word, ...]] | None:
    """Return the digits of an ending right behind a number on its line, and the words that it stands in."""
    last = words_in(page, guess.boxes)[-1:]
    for line in page.lines:
        at = line.words.index(last[0]) + 1 if last and last[0] in line.words else 0
        for words in _begun(line.words[at : at + 2]) if at else ():
            read = ENDING.fullmatch(" ".join(word.text for word in words))
            follows = line.words[at + len(words) : at + len(words) + 1]
            if read and not any(word.text[:1].isdigit() for word in follows):
                return read["digits"], words
    return None


def _begun(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    held = tuple(words)
    yield from (held[:count] for count in range(1, len(held) + 1))
