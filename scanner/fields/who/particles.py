"""Words that join a surname, "van", "de la", "bin": where they are one, and how they are written."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from scanner.fields.shelf import rows
from scanner.fields.who.lexicon import fold

EVERYWHERE, UNKNOWN = "*", "?"


class Use(NamedTuple):
    """How a particle is written, and in which regions it is one even with a capital."""

    manner: str
    regions: frozenset[str]


@cache
def uses() -> dict[str, Use]:
    """Read the particles, folded, with their use."""
    return {
        word: Use(manner, frozenset(regions.split()))
        for manner, regions, words in rows("particles")
        for word in words.split()
    }


@cache
def particles() -> frozenset[str]:
    """Return every particle, folded, that is one by its letters alone: an accent makes "Ó" one."""
    return frozenset(word for word in uses() if word == fold(word))


def is_particle(word: str, region: str | None) -> bool:
    """Tell whether a word as printed joins a surname: with a capital, "Ben" and "E." may be middle names."""
    use = uses().get(word.casefold()) or uses().get(fold(word).strip("."))
    if use is None or (word.endswith(".") and len(word) == 2):
        return False
    return word[0].islower() or _is_at_home(use, region)


def is_small(word: str, region: str | None) -> bool:
    """Tell whether a particle is written small where capitals become name case."""
    use = uses().get(fold(word))
    return use is not None and use.manner == "small" and _is_at_home(use, region)


def is_patronymic(word: str) -> bool:
    """Tell whether a word says that the father's name follows, which is no family name: "s/o"."""
    use = uses().get(fold(word))
    return use is not None and use.manner == "son"


def _is_at_home(use: Use, region: str | None) -> bool:
    return EVERYWHERE in use.regions or (region or UNKNOWN) in use.regions
