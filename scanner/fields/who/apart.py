"""Halves of a name that are set far apart on one row: initials before a surname, East Asian names."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.who.east_asian import LONGEST_NAME, could_be_half, is_kana
from scanner.fields.who.lexicon import is_initial
from scanner.fields.who.tokens import Token
from scanner.model.geometry import Box

Run = tuple[Token, ...]

INITIAL_GAP, HALVES_GAP = 2.0, 6.0
"""Heights of the blank over which an initial, and half an East Asian name, still goes with the rest."""
AS_LARGE = 1.4
"""Ratio of heights up to which an initial belongs to the words beside it."""
LEVEL = 0.4
"""Share of the smaller height by which two parts of one row may be off."""


def put_together(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a page with halves of names joined."""
    found = list(runs)
    joined = True
    while joined:
        joined = False
        for one in found:
            other = _right_of(one, found)
            if other is not None and _are_halves(one, other):
                found[found.index(one)] = one + other
                found.remove(other)
                joined = True
                break
    return found


def _right_of(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return what stands next to the right of `run` on its row."""
    box = _box(run)
    row = [other for other in runs if other is not run and _is_level(box, _box(other))]
    return min((o for o in row if _box(o).left >= box.right), key=lambda o: _box(o).left, default=None)


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.center[1] - other.center[1]) < LEVEL * max(1.0, min(one.height, other.height))


def _are_halves(one: Run, other: Run) -> bool:
    a, b = _box(one), _box(other)
    small, large = sorted((max(a.height, 1.0), max(b.height, 1.0)))
    gap = b.left - a.right
    if are_initials(one) or are_initials(other):
        rest = one if are_initials(other) else other
        is_named = all(token.text[0].isupper() for token in rest) and not rest[-1].title_kind
        return is_named and large < AS_LARGE * small and gap < INITIAL_GAP * large
    texts = ["".join(token.text for token in run) for run in (one, other)]
    is_short = len("".join(texts)) <= LONGEST_NAME or all(map(is_kana, texts))
    return is_short and all(map(could_be_half, texts)) and gap < HALVES_GAP * large


def are_initials(run: Run) -> bool:
    """Tell whether words are initials only, none of them a label: "K", "K.R."."""
    return all(is_initial(token.text) and token.text[0].isupper() for token in run)


def _box(run: Run) -> Box:
    return Box.around(token.word.box for token in run)
