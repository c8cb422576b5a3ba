"""Does a name in Latin letters say the same as one in Chinese characters or Korean syllables?"""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.shelf import rows
from scanner.fields.who.lexicon import fold


@cache
def romanised() -> dict[str, frozenset[str]]:
    """Read the family names: as printed → the ways they are written in Latin letters."""
    found: dict[str, set[str]] = {}
    for ways, names in rows("romanised"):
        for name in names.split():
            found.setdefault(name, set()).update(ways.split())
    return {name: frozenset(ways) for name, ways in found.items()}


def romanises(latin: str, name: str) -> bool | None:
    """Tell whether a word of `latin` is the family name that `name` begins with; None where none knows how
    that is written.
    """
    ways = romanised().get(name[:2]) or romanised().get(name[:1])
    if ways is None:
        return None
    return any(word in ways for word in re.findall(r"[a-z]+", fold(latin)))
