"""Names after the father, as in Russia, Ukraine or Uzbekistan: "Нина Ивановна", "Sherzod Rustamovich"."""

from __future__ import annotations

from functools import cache

from scanner.fields.shelf import rows

SHORTEST = 6
"""Letters of a name after the father: "Ильич" goes by its ending alone too seldom."""


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for _, endings in rows("patronymics") for ending in endings.split())


def is_after_father(word: str) -> bool:
    """Tell whether a word as printed ends as names after the father do."""
    return len(word) >= SHORTEST and word.casefold().strip(",.").endswith(_endings())
