"""How much of a company's name stands in a domain or an address, whatever the order of its words."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.fields.who.lexicon import company_kinds
from scanner.fields.who.stems import squeeze

SHORTEST = 2
"""Letters of a word from which on it is looked for in a domain."""


def likeness(text: str, label: str) -> float:
    """Return how alike a name and a domain's label are, 0 to 1: the letters of common words, of all letters.

    >>> likeness("Auto Northwind", "northwindauto"), likeness("Auto", "northwindauto")
    (1.0, 0.47...)
    """
    words = [word for word in map(squeeze, text.split()) if word]
    kinds = company_kinds(words)
    own = [word for word, kind in zip(words, kinds, strict=True) if kind != "legal"] or words
    rest, common = label, 0
    for word in sorted(own, key=len, reverse=True):
        if len(word) >= SHORTEST and word in rest:
            rest = rest.replace(word, "|", 1)
            common += len(word)
    return 2 * common / max(1, len(label) + sum(map(len, own)))


def best_likeness(text: str, labels: Iterable[str]) -> float:
    """Return how alike a name and the nearest of several labels are; 0 of none."""
    return max((likeness(text, label) for label in labels), default=0.0)
