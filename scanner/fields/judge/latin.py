"""A name that a card has in two scripts: which is taken, and what is the other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scanner.fields.judge.assign import Candidate, Choice
from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import LATIN, could_name, is_other_name, squeezed
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span

NEAR = 3.0
"""Heights of the name within which the same name in another script is looked for."""
ALIKELY = 0.0
"""Log-odds from which what stands in Latin letters beside a name or title in other ones is the same."""


def latin_first(choice: Choice, candidates: Mapping[str, Sequence[Candidate]]) -> Choice:
    """Return the choice with the same name in Latin letters, where it stands by that in East Asian ones.

    Where the name is in Latin letters, so is its title.
    """
    choice = _in_latin("name", choice, candidates["name"])
    name = choice.chosen.get("name")
    is_latin = name is not None and "east asian" not in name.features
    return _in_latin("title", choice, candidates["title"]) if is_latin else choice


def _in_latin(field: str, choice: Choice, candidates: Sequence[Candidate]) -> Choice:
    chosen = choice.chosen.get(field)
    if chosen is None or "east asian" not in chosen.features:
        return choice
    taken = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    others = [
        c
        for c in candidates
        if "east asian" not in c.features
        and ("title head" in c.features) == (field == "title")
        and c.score > ALIKELY
        and c.span.spots.isdisjoint(taken)
    ]
    near = NEAR * max(chosen.span.height, 1.0)
    latin = max(
        (c for c in others if field == "title" or _distance(c.span, chosen.span) <= near),
        key=lambda c: c.score,
        default=None,
    )
    return choice if latin is None else replace(choice, chosen={**choice.chosen, field: latin})


def other_script(chosen: Candidate, choice: Choice, scene: Scene) -> str | None:
    """Return the same name in another script where it stands close to the name in Latin letters."""
    if not LATIN.search(chosen.span.text):
        return None
    taken = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    lines = [s for s in scene.spans if s.cut in {"line", "part"} and s.spots.isdisjoint(taken)]
    names = [s for s in lines if could_name(squeezed(s.text)) or is_other_name(s.text)]
    best = min(names, key=lambda s: _distance(s, chosen.span), default=None)
    near = NEAR * max(chosen.span.height, 1.0)
    return best.text if best and _distance(best, chosen.span) <= near else None


def _distance(one: Span, other: Span) -> float:
    """Return how far apart two spans stand, in pixels of the card image."""
    a, b = one.box, other.box
    across = max(a.left, b.left) - min(a.right, b.right)
    down = max(a.top, b.top) - min(a.bottom, b.bottom)
    return max(across, down, 0.0)
