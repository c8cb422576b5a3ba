"""Labels that mean something else in one country: "P" is private in Switzerland, beside a "G"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from scanner.fields.shelf import rows

_INITIAL = re.compile(r"(?:^|[|,;/·•])\s*([^\W\d_])[.:]?\s?(?=[+(\d])")


@cache
def labels_at_home(region: str | None, initials: frozenset[str]) -> Mapping[str, str]:
    """Return the kinds of labels of `region` alone, by word, on a card with `initials` before its numbers."""
    return {
        word: kind
        for regions, kind, words, beside in rows("home_labels")
        if region in regions.split(",") and initials.issuperset(beside)
        for word in words.split()
    }


def initials_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters that stand alone before a number, in small.

    >>> sorted(initials_in(["G 081 555 01 32", "Peter 2", "P: 081 555 01 33, N 079 555 01 34"]))
    ['g', 'n', 'p']
    """
    return frozenset(found.casefold() for text in texts for found in _INITIAL.findall(text))
