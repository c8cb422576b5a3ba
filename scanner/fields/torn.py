"""Words of a name that were read with a blank inside: "Henri k sson" of e.henriksson@, "Anna- Maria"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scanner.fields.who.lexicon import fold, is_name_word
from scanner.fields.who.particles import particles
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Vote, Word

LOCAL = re.compile(r"([\w.+-]+)@")
SIGNS = re.compile(r"[._+-]+")
"""Signs that part the words of a local part."""
SHORTEST = 5
"""Letters of a word that an address does not spell by chance."""
MOST = 4
"""Pieces that a word was read in."""
NEAR = 1.0
"""Heights from one piece to the next at most."""


def whole(page: Page) -> Page:
    """Return `page` with such words joined, each as every reader read all of its pieces."""
    spelt = frozenset(_spelt(page.text))
    return replace(page, lines=tuple(Line(tuple(_joined(line.words, spelt))) for line in page.lines))


def _spelt(text: str) -> Iterator[str]:
    """Yield the words that the addresses on a card spell, where one stands alone behind an initial, too."""
    for local in LOCAL.findall(text):
        parts = [part for part in SIGNS.split(fold(local)) if part.isalpha()]
        yield from (part for part in parts if len(part) >= SHORTEST)
        yield from (part[1:] for part in parts if len(parts) == 1 and len(part) > SHORTEST)


def _joined(words: Sequence[Word], spelt: frozenset[str]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        counts = range(min(MOST, len(words) - at), 1, -1)
        count = next((n for n in counts if _is_torn(words[at : at + n], spelt)), 1)
        yield _one(words[at : at + count]) if count > 1 else words[at]
        at += count


def _is_torn(pieces: Sequence[Word], spelt: frozenset[str]) -> bool:
    """Tell whether pieces are one word that an address spells, and not two words of a name.

    "De Souza" of desouza@ is two. What goes on in small letters is none of its own, and of capitals a list
    must know the whole, and not each piece.
    """
    texts = [piece.text for piece in pieces]
    if len(texts) == 2 and texts[0].endswith("-"):
        return _are_hyphened(*texts) and _are_near(pieces)
    keys = [fold(text.replace("-", "")) for text in texts]
    if "".join(keys) not in spelt or not all(map(str.isalpha, keys)) or not _are_near(pieces):
        return False
    if any(key in particles() for key in keys):
        return False
    if not all(map(str.isupper, texts)):
        return texts[0][0].isupper() and all(map(str.islower, texts[1:]))
    return is_name_word("".join(keys)) and not all(map(is_name_word, keys))


def _are_hyphened(one: str, other: str) -> bool:
    """Tell whether two words are a double name, and a hyphen parts nothing else: "Lee- Director"."""
    is_written = one[:1].isupper() and other[:1].isupper() and one.isupper() == other.isupper()
    return is_written and is_name_word(fold(one[:-1])) and is_name_word(fold(other))


def _are_near(pieces: Sequence[Word]) -> bool:
    return all(b.box.left - a.box.right < NEAR * max(a.box.height, 1.0) for a, b in pairwise(pieces))


def _one(pieces: Sequence[Word]) -> Word:
    readers = dict.fromkeys(vote.reader for piece in pieces for vote in piece.votes)
    return Word(
        "".join(piece.text for piece in pieces),
        Box.around(piece.box for piece in pieces),
        min(piece.confidence for piece in pieces),
        tuple(_vote(pieces, reader) for reader in readers),
    )


def _vote(pieces: Sequence[Word], reader: str) -> Vote:
    """Return what a reader saw of all pieces; of one that it did not look at, nothing."""
    votes = [next((v for v in piece.votes if v.reader == reader), Vote(reader, "", 0.0)) for piece in pieces]
    return Vote(reader, "".join(vote.text for vote in votes), min(vote.confidence for vote in votes))
