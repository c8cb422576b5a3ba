"""The word lists that ship with us: plain text beside the code, a line that begins with `#` is a comment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read the list `name`: one row a line, its fields parted by tabs."""
    return tuple(tuple(line.split("\t")) for line in _lines(name))


@cache
def word_set(name: str) -> frozenset[str]:
    """Read the list `name` of one word a line, case folded."""
    return frozenset(line.partition("\t")[0].casefold() for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
