"""Turn features into evidence: log-odds by weights that were learnt from drawn cards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scanner.fields.who.wording import Features
from scanner.model.proposal import Evidence

WEIGHTS = Path(__file__).parent / "weights.json"
TOLD = 4
"""Reasons that a guess names: the strongest few say it all."""

Table = Mapping[str, Mapping[str, float]]


@cache
def weights() -> Table:
    """Read the learnt weights: field → feature → log-odds; `samples.training` makes them."""
    table: Table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table


def log_odds(features: Features, field: str) -> float:
    """Return how much more likely than not it is that the span is exactly the value of `field`."""
    table = weights()[field]
    return sum([value * table[name] for name, value in features.items() if name in table])


def leaning(field: str) -> float:
    """Return the log-odds by which any value of `field` is preferred to none."""
    return weights()["leaning"][field]


def reasons(features: Features, field: str) -> tuple[Evidence, ...]:
    """Return the strongest reasons for and against, in log-odds."""
    table = weights()[field]
    held = [Evidence(n, round(v * table[n], 2)) for n, v in features.items() if table.get(n) and n != "bias"]
    return tuple(sorted(held, key=lambda e: -abs(e.weight))[:TOLD])
