"""`python -m samples.calibration`: learn scanner/fields/calibration.json, the same every time.

Two rolls of photographs are drawn and read, by both readers and by Tesseract alone: on the first, weights
are learnt that turn a value's traits into the probability that it is right; on the second, of people whose
names no dictionary holds, the threshold is chosen from which on a value is sure. Photos and readings are
kept in out/calibration: what was read once is not read again, until that folder is removed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from samples.calibration.cases import Case, cases
from samples.calibration.photos import draw, readings
from samples.training.fit import fit
from scanner.fields.sureness import CALIBRATION, Scale, probability, scale_of

OUT = Path("out/calibration")
READERS = ("both", "tesseract")
FIT_SEED, CHOICE_SEED = 4101, 4102
RIDGE = 1.0
RARE = 8
"""A trait that fewer values have is left out: its weight would be chance."""
GOALS = {"name": 0.995, "email": 0.995, "phone": 0.995, "url": 0.99, "title": 0.985}
"""Share of sure values that are right. Other fields are never sure: printed
companies, departments and addresses vary more than drawn ones, so nothing learnt here promises them."""
LEAST = 0.85
"""No value less probable is sure, however well things went on the second roll."""
NEVER = 1.0
"""The threshold that no value reaches."""
FEWEST = 20
"""Values that must be above a threshold on the second roll, or nothing is sure on that scale."""


def main() -> None:
    """Draw, read, learn, choose, and write."""
    ask = argparse.ArgumentParser(prog="python -m samples.calibration", description=__doc__.splitlines()[0])
    ask.add_argument("--fit", type=int, default=360, help="photos that weights are learnt on")
    ask.add_argument("--choose", type=int, default=240, help="photos that thresholds are chosen on")
    asked = ask.parse_args()
    learnt = by_scale(_roll("fit", FIT_SEED, asked.fit, held_out=False))
    chosen = by_scale(_roll("choose", CHOICE_SEED, asked.choose, held_out=True))
    scales = {name: learn(held, chosen[name], GOALS.get(held[0].field)) for name, held in learnt.items()}
    for name, scale in sorted(scales.items()):
        print(f"{name}: {told(scale, chosen[name])}")
    save(scales, CALIBRATION)


def _roll(name: str, seed: int, count: int, *, held_out: bool) -> list[Case]:
    folder = OUT / f"{name}-{seed}-{count}"
    truths = draw(folder, seed, count, held_out=held_out)
    return [case for reader in READERS for case in cases(readings(folder, truths, reader), truths)]


def by_scale(held: Sequence[Case]) -> dict[str, list[Case]]:
    """Sort cases by the scale they are weighed on."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in held:
        found[scale_of(case.field, case.traits)].append(case)
    return found


def learn(held: Sequence[Case], others: Sequence[Case], goal: float | None) -> Scale:
    """Learn weights from `held`, choose the threshold on `others`."""
    values = {name: [case.traits[name] for case in held] for name in held[0].traits}
    names = ["bias", *sorted(n for n, v in values.items() if len({*v}) > 1 and sum(map(bool, v)) >= RARE)]
    inputs = np.array([[case.traits.get(name, float(name == "bias")) for name in names] for case in held])
    found = fit(inputs, np.array([case.is_right for case in held], dtype=float), ridge=RIDGE)
    weights = {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}
    return Scale(weights, threshold(weights, others, goal) if goal else NEVER)


def threshold(weights: Mapping[str, float], held: Sequence[Case], goal: float) -> float:
    """Return the least probability, LEAST or above, that keeps to `goal` on `held`.

    One mistake proves nothing against what two readers saw alike; against one reader's word it does.
    """
    forgiven = float(all(case.traits["agreed"] for case in held))
    open_cases = [(chance(weights, case), case.is_right) for case in held if not case.is_barred]
    for step in range(round(LEAST * 1000), 1000, 5):
        kept = [is_right for odds, is_right in open_cases if odds >= step / 1000]
        if len(kept) >= FEWEST and len(kept) - sum(kept) <= max(forgiven, (1 - goal) * len(kept)):
            return step / 1000
    return NEVER


def chance(weights: Mapping[str, float], case: Case) -> float:
    """Return the probability that a case's value is right."""
    return probability(weights["bias"] + sum(v * weights.get(n, 0.0) for n, v in case.traits.items()))


def told(scale: Scale, held: Sequence[Case]) -> str:
    """Say what a scale does on `held`: values, sure ones, wrong ones among them, Brier score."""
    odds = [chance(scale.weights, case) for case in held]
    sure = [c.is_right for c, p in zip(held, odds, strict=True) if p >= scale.threshold and not c.is_barred]
    brier = float(np.mean([(p - c.is_right) ** 2 for c, p in zip(held, odds, strict=True)]))
    wrong = len(sure) - sum(sure)
    return f"{len(held)} values, {len(sure)} sure from {scale.threshold}, {wrong} wrong, Brier {brier:.3f}"


def save(scales: Mapping[str, Scale], to: Path) -> None:
    """Write scales as JSON, in the same form every time."""
    table = {field: {"threshold": s.threshold, "weights": dict(s.weights)} for field, s in scales.items()}
    text = json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False)
    to.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
