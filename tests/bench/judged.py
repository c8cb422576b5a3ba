"""Every value that was read, with its probability and whether it is right: how honest confidence is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from tests.bench.same import SAME
from tests.bench.score import REACH, is_forgiven, match, paired, read_values, true_values

Json = dict[str, Any]

BINS = 10
WIDE = 1.96
"""Standard errors on each side of a share in its 95 % interval."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A value of a field read on a photo; `quad` is its card's outline there, `true` what was missed."""

    field: str
    photo: str
    value: str
    true: str
    confidence: float
    is_sure: bool
    is_right: bool
    quad: Sequence[Sequence[float]] | None


def judge(truths: Iterable[Json], readings: Mapping[str, Json]) -> Iterator[Judged]:
    """Yield every value that the scorer counts."""
    for truth in truths:
        cards = (readings.get(truth["file"]) or {}).get("cards") or []
        quads = {id(card["contact"]): card["quad"] for card in cards}
        pairs, spare = paired(truth["cards"], [card["contact"] for card in cards])
        for card, contact in [*pairs, *((None, contact) for contact in spare)]:
            for field in SAME:
                yield from _of_field(field, card, contact, truth["file"], quads.get(id(contact)))


def _of_field(
    field: str, card: Json | None, contact: Json, photo: str, quad: Sequence[Sequence[float]] | None
) -> Iterator[Judged]:
    true = true_values(card, field)
    if true is None:
        return
    hits, missed, left = match(
        field, true, read_values(contact, field), (card or {}).get(f"{field}_alt") or ()
    )
    meant = ", ".join(v["raw"] if isinstance(v, dict) else v for v in missed)
    found = [(r, True) for _, r in hits] + [(r, False) for r in left if not is_forgiven(card, field, r)]
    for read, is_right in found:
        yield Judged(field, photo, read["value"], meant, read["confidence"], read["sure"], is_right, quad)


def brier(values: Sequence[Judged]) -> float:
    """Return the mean squared distance of confidence from what turned out: 0 is perfect, 0.25 a coin."""
    return sum((v.confidence - v.is_right) ** 2 for v in values) / len(values)


def bins(values: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Sort values into equal steps of confidence: mean confidence, share right and count of each step."""
    steps: list[list[Judged]] = [[] for _ in range(BINS)]
    for value in values:
        steps[min(BINS - 1, int(value.confidence * BINS))].append(value)
    return [
        (sum(v.confidence for v in s) / len(s), sum(v.is_right for v in s) / len(s), len(s))
        for s in steps
        if s
    ]


def interval(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's score, which holds near 1 too."""
    if not count:
        return 0.0, 1.0
    share, spread = right / count, WIDE**2 / count
    middle = share + spread / 2
    reach = WIDE * sqrt(share * (1 - share) / count + spread / (4 * count))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def promises(values: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Count right and all sure values of each field, and of those together that reach a person."""
    sure = [v for v in values if v.is_sure]
    groups = {"name, e-mail, phone": [v for v in sure if v.field in REACH]}
    groups |= {field: [v for v in sure if v.field == field] for field in SAME}
    return {name: (sum(v.is_right for v in held), len(held)) for name, held in groups.items() if held}


def worst(values: Sequence[Judged], count: int) -> list[Judged]:
    """Return the wrong values that were believed most, sure ones first."""
    wrong = (v for v in values if not v.is_right)
    return sorted(wrong, key=lambda v: (not v.is_sure, -v.confidence, v.photo))[:count]
