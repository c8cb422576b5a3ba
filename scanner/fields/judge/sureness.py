"""How sure a value is: the probability that it is right, learnt from photographs of invented people's cards.

What is known of a value are its traits: few, so that what holds for drawn cards holds for printed ones.
Each has a weight in log-odds (calibration.json, by `python -m samples.calibration`). What both readers saw
alike is weighed on a scale of its own: its errors are of another kind than those of one reader's word
against another's; so is a name that nothing else on the card bears out, which may be a shop's. A value is
sure from the scale's threshold on, unless a rule bars it: for what no photograph can teach, such as that a
digit is never promised which the readers dispute and no second look settles.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from scanner.fields.judge.voices import Traits
from scanner.model.proposal import Evidence

CALIBRATION = Path(__file__).parent / "calibration.json"
BARRED = "barred"
"""The trait of a value that a rule bars: it is also less often right."""
STEEPEST = 30.0
"""Log-odds beyond which a probability is 0 or 1 to every digit that is shown."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How traits of values become a probability, and from which one on a value is sure."""

    weights: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The probability that a value is right, whether it is promised, and why."""

    confidence: float
    sure: bool
    evidence: tuple[Evidence, ...] = ()


Judge = Callable[[str, Traits, bool], Verdict]
"""Judges a value of a field by its traits; the last argument tells that a rule bars it from being sure."""


def scale_of(field: str, traits: Traits) -> str:
    """Name the scale that a value is weighed on."""
    if not traits["agreed"]:
        return f"{field}, unsettled"
    return f"{field}, agreed" if traits.get("borne out", 1.0) else f"{field}, agreed alone"


@cache
def scales() -> Mapping[str, Scale]:
    """Read what was learnt, by the scale's name."""
    table = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    return {name: Scale(row["weights"], row["threshold"]) for name, row in table.items()}


def judged(field: str, traits: Traits, barred: bool) -> Verdict:
    """Judge by what was learnt; the evidence is every trait that weighs, in log-odds."""
    scale = scales()[scale_of(field, traits)]
    known = {**traits, BARRED: float(barred)}
    held = {name: round(value * scale.weights.get(name, 0.0), 2) for name, value in known.items()}
    confidence = probability(scale.weights["bias"] + sum(held.values()))
    evidence = tuple(Evidence(name, weight) for name, weight in held.items() if weight)
    return Verdict(confidence, confidence >= scale.threshold and not barred, evidence)


def probability(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + exp(-max(-STEEPEST, min(STEEPEST, log_odds))))


def log_odds_of(probability: float) -> float:
    """Turn a probability into log-odds, short of certainty."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))
