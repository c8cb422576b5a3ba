"""What a word sounds like by its letters alone: a name, a title, whether or not a list knows it."""

from __future__ import annotations

from functools import cache

from scanner.fields.shelf import rows


def trigrams(word: str) -> list[str]:
    """Return the runs of three letters of a folded word, its ends marked with ^ and $."""
    marked = f"^{word}$"
    return [marked[i : i + 3] for i in range(len(marked) - 2)]


@cache
def _telling_letters(name: str) -> dict[str, float]:
    return {run: int(tenths) / 10 for run, tenths in rows(name)}


@cache
def sounds_like_name(word: str) -> float:
    """Tell by its letters alone how likely a folded word is a name: mean log-odds of its runs of three."""
    return _sound(word, "letters")


@cache
def sounds_like_title(word: str) -> float:
    """Tell by its letters alone how likely a folded word says what somebody is: "keramiker", "herboriste"."""
    return _sound(word, "title_letters")


def _sound(word: str, name: str) -> float:
    runs = trigrams(word)
    return sum(_telling_letters(name).get(run, 0.0) for run in runs) / len(runs)
