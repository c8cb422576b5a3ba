"""Words in Cyrillic, Greek, Georgian or Armenian as they are written in Latin letters, in one way or more."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from scanner.fields.shelf import rows

MOST = 48
"""Ways to write one word that are tried: each letter of two sounds doubles them."""
REMEMBERED = 4096
"""Answers kept: the words of one card are asked about again and again, those of the last card are not."""


@cache
def _ways() -> dict[str, tuple[str, ...]]:
    return {
        letters: tuple(way.replace("-", "") for way in ways.split()) for letters, ways in rows("alphabets")
    }


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _ways()), key=len, reverse=True)))


def is_transliterated(text: str) -> bool:
    """Tell whether small letters of `text` are of an alphabet that we write in Latin letters."""
    return _letters().search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def in_latin(text: str) -> str:
    """Write folded letters of other alphabets in Latin ones, the usual way, and leave all others."""
    return _letters().sub(lambda found: _ways()[found.group()][0], _composed(text))


@lru_cache(maxsize=REMEMBERED)
def spellings(word: str) -> tuple[str, ...]:
    """Return the ways to write a folded word in Latin letters, the usual one first."""
    found = [""]
    at = 0
    text = _composed(word)
    for letters in _letters().finditer(text):
        between, ways = text[at : letters.start()], _ways()[letters.group()]
        found = [head + between + way for way in ways for head in found][:MOST]
        at = letters.end()
    return tuple(dict.fromkeys([in_latin(word), *(head + text[at:] for head in found)]))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
