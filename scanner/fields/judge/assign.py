"""Choose one value a field so that the sum of the evidence is greatest and no word is used twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from scanner.fields.trace import Spot
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features

SINGLE = ("name", "org", "title", "department")
KEPT = 7
"""Candidates a field that are tried together; those beyond are hopeless."""
NAMELESS = -3.0
"""Log-odds of a title on a card that names nobody: it says what somebody is."""
FLOOR = -3.0
"""Log-odds below which a candidate is not tried."""


class Candidate(NamedTuple):
    """A span taken for a field, with its evidence summed up in log-odds."""

    field: str
    span: Span
    features: Features
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The best assignment: what was chosen for each field, and how much of all belief it has."""

    chosen: Mapping[str, Candidate]
    belief: Mapping[str, float]


def assign(candidates: Mapping[str, Sequence[Candidate]]) -> Choice:
    """Weigh every way to give each field one of its candidates or none; the belief in each is its share."""
    worlds: list[tuple[float, frozenset[Spot], tuple[Candidate, ...]]] = [(0.0, frozenset(), ())]
    for field in SINGLE:
        held = sorted(candidates.get(field, ()), key=lambda c: -c.score)[:KEPT]
        worlds += [
            (score + c.score, used | c.span.spots, (*chosen, c))
            for score, used, chosen in worlds
            for c in held
            if c.score > FLOOR and used.isdisjoint(c.span.spots)
        ]
    worlds = [(score + _accord(chosen), used, chosen) for score, used, chosen in worlds]
    best = max(worlds, key=lambda world: world[0])
    return Choice({c.field: c for c in best[2]}, _belief(best, worlds))


def _accord(chosen: Sequence[Candidate]) -> float:
    """Return what the chosen fields say of each other, in log-odds."""
    fields = {candidate.field for candidate in chosen}
    return NAMELESS if "title" in fields and "name" not in fields else 0.0


def _belief(
    best: tuple[float, frozenset[Spot], tuple[Candidate, ...]],
    worlds: Sequence[tuple[float, frozenset[Spot], tuple[Candidate, ...]]],
) -> dict[str, float]:
    shares = [(exp(score - best[0]), chosen) for score, _, chosen in worlds]
    total = sum(share for share, _ in shares)
    return {
        c.field: sum(share for share, chosen in shares if any(c is other for other in chosen)) / total
        for c in best[2]
    }
