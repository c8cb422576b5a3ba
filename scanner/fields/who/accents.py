"""Accents that a name lacks: it has them wherever it is written at home, or a reader saw them on the card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache

from scanner.fields.shelf import rows
from scanner.fields.who.lexicon import fold
from scanner.model.page import Word

ACCENTED = re.compile("[\u00c0-\u024f]")
"""Latin letters with accents."""
LEAST = 2
"""Letters that a name has beside how it begins or ends."""


def lacks_accents(name: str, region: str | None) -> bool:
    """Tell whether a word of a name, as printed in a country, has no accent and has one there as a rule.

    >>> lacks_accents("Serafin Lago", "ES"), lacks_accents("Serafin Lago", "DE")
    (True, False)
    """
    words = (part for word in name.split() for part in word.split("-"))
    return region is not None and any(_is_bare(word) and _has_some(fold(word), region) for word in words)


def is_accented(text: str) -> bool:
    """Tell whether a text has a Latin letter with an accent."""
    return bool(ACCENTED.search(text))


def has_open_accents(word: Word, parts: Collection[str]) -> bool:
    """Tell whether readers saw a name's folded `parts` in a word with other accents than it is printed with.

    A reader that saw one where none is printed mistook other letters, perhaps, but hardly a speck for an
    accent: "Lág0". What stands in the word besides is not of the name: a degree behind a comma.
    """
    printed = marked_words(word.text)
    own = [said for said in printed if any(part in fold(said) for part in parts)]
    bare, is_bare = {*map(fold, own)}, all(map(str.isascii, own))
    seen = {said for vote in word.votes for said in marked_words(vote.text)} - {*printed}
    return any(fold(said) in bare or (is_bare and is_accented(said)) for said in seen)


def marked_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, with their marks."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return tuple("".join(c if c.isalnum() else " " for c in plain.replace("'", "").replace("’", "")).split())


def _is_bare(word: str) -> bool:
    return word.casefold() == fold(word)


def _has_some(word: str, home: str) -> bool:
    return home in _listed().get(word, ()) or is_told(word, home)


def is_told(word: str, home: str) -> bool:
    """Tell whether a folded word begins or ends as words do that have an accent in a country."""
    return any(
        len(word) >= len(part) - 1 + LEAST
        and (word.startswith(part[:-1]) if part.endswith("-") else word.endswith(part[1:]))
        for part in _parts().get(home, ())
    )


@cache
def _listed() -> dict[str, frozenset[str]]:
    shared: dict[str, frozenset[str]] = {}
    return {
        word: shared.setdefault(countries, frozenset(countries.split()))
        for word, countries in rows("accents")
    }


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for countries, parts in rows("accent_parts"):
        for country in countries.split():
            found[country] = (*found.get(country, ()), *parts.split())
    return found
