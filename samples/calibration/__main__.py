"""`python -m samples.calibration`: learn scanner/fields/judge/calibration.json, the same every time.

A roll of photographs is drawn and read, by both readers and by Tesseract alone, and pages are drawn as
readers would read them. From both come weights that turn a value's traits into the probability that it is
right. The threshold from which on a value is sure is chosen on probabilities of values whose photo or page
the weights were not learnt on (five times, on four fifths each); it keeps to the goal on both, each alone.
Photos and readings are kept in out/calibration: what was read once is not read again, until that is removed.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from samples.calibration.cases import Case, cases
from samples.calibration.pages import PAGE, page_cases
from samples.calibration.photos import draw, readings
from samples.training.fit import fit
from scanner.fields.judge.sureness import CALIBRATION, Scale, probability, scale_of

OUT = Path("out/calibration")
READERS = ("both", "tesseract")
SEED = 4101
PAGES = 4000
FOLDS = 5
RIDGE = 1.0
RARE = 8
"""A trait that fewer values have is left out: its weight would be chance."""
GOALS = {"name": 0.98, "email": 0.998, "phone": 0.999, "url": 0.99, "title": 0.985}
"""Share of sure values that are right, so that of sure names, e-mails and phones together 99.5 % are: a name
may lack an accent that both readers lose, a digit may not be wrong. Other fields are never sure: printed
companies, departments and addresses vary more than drawn ones, so nothing learnt here promises them."""
DRAWN = 0.985
"""The goal on drawn pages, where that is less: how often readers err there is made up, and too often."""
LEAST, LEAST_ALONE = 0.85, 0.95
"""No value less probable is sure, however well things went: what two readers saw alike, one reader's word."""
NEVER = 1.0
"""The threshold that no value reaches."""
FEWEST = 20
"""Values that must be above a threshold, or nothing is sure on that scale."""


def main() -> None:
    """Draw, read, learn, choose, and write."""
    ask = argparse.ArgumentParser(prog="python -m samples.calibration", description=__doc__.splitlines()[0])
    ask.add_argument("--photos", type=int, default=360, help="photos to learn from")
    count = ask.parse_args().photos
    folder = OUT / f"{SEED}-{count}"
    truths = draw(folder, SEED, count, held_out=False)
    read = (readings(folder, truths, reader, kept=folder) for reader in READERS)
    held = [case for found in read for case in cases(found, truths)]
    held += page_cases(SEED, PAGES)
    scales = {name: learn(some, GOALS.get(some[0].field)) for name, some in by_scale(held).items()}
    save(scales, CALIBRATION)


def by_scale(held: Sequence[Case]) -> dict[str, list[Case]]:
    """Sort cases by the scale they are weighed on."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in held:
        found[scale_of(case.field, case.traits)].append(case)
    return found


def learn(held: Sequence[Case], goal: float | None) -> Scale:
    """Learn weights from `held`, and the threshold that keeps to `goal` on what was not learnt from."""
    folds = [[c for c in held if fold(c.photo) != number] for number in range(FOLDS)]
    weights = [weigh(some) for some in folds]
    unseen = [(chance(weights[fold(c.photo)], c), c) for c in held]
    least = kept_to(goal, unseen) if goal else NEVER
    print(f"{scale_of(held[0].field, held[0].traits)}: {told(unseen, least)}")
    return Scale(weigh(held), least)


def kept_to(goal: float, unseen: Sequence[tuple[float, Case]]) -> float:
    """Return the threshold that keeps to `goal` on photos, and to no more than `DRAWN` on drawn pages."""
    pools = ([j for j in unseen if j[1].photo.startswith(PAGE) == is_page] for is_page in (False, True))
    return max(threshold(pool, at) for pool, at in zip(pools, (goal, min(goal, DRAWN)), strict=True) if pool)


def fold(photo: str) -> int:
    """Tell which fifth of the roll a photo belongs to."""
    return zlib.crc32(photo.encode()) % FOLDS


def weigh(held: Sequence[Case]) -> dict[str, float]:
    """Learn what each trait is worth, in log-odds."""
    values = {name: [case.traits[name] for case in held] for name in held[0].traits}
    names = ["bias", *sorted(n for n, v in values.items() if len({*v}) > 1 and sum(map(bool, v)) >= RARE)]
    inputs = np.array([[case.traits.get(name, float(name == "bias")) for name in names] for case in held])
    found = fit(inputs, np.array([case.is_right for case in held], dtype=float), ridge=RIDGE)
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def threshold(judged: Sequence[tuple[float, Case]], goal: float) -> float:
    """Return the least probability from which on values keep to `goal`.

    One mistake proves nothing against what two readers saw alike; against one reader's word it does.
    """
    is_agreed = all(case.traits["agreed"] for _, case in judged)
    least, forgiven = (LEAST, 1.0) if is_agreed else (LEAST_ALONE, 0.0)
    for step in range(round(least * 1000), 1000, 5):
        kept = [c.is_right for odds, c in judged if odds >= step / 1000 and not c.is_barred]
        if len(kept) >= FEWEST and len(kept) - sum(kept) <= max(forgiven, (1 - goal) * len(kept)):
            return step / 1000
    return NEVER


def chance(weights: Mapping[str, float], case: Case) -> float:
    """Return the probability that a case's value is right."""
    return probability(weights["bias"] + sum(v * weights.get(n, 0.0) for n, v in case.traits.items()))


def told(judged: Sequence[tuple[float, Case]], least: float) -> str:
    """Say how it went: values, sure ones, wrong ones among them, Brier score."""
    sure = [case.is_right for odds, case in judged if odds >= least and not case.is_barred]
    brier = float(np.mean([(odds - case.is_right) ** 2 for odds, case in judged]))
    wrong = len(sure) - sum(sure)
    return f"{len(judged)} values, {len(sure)} sure from {least}, {wrong} wrong, Brier {brier:.3f}"


def save(scales: Mapping[str, Scale], to: Path) -> None:
    """Write scales as JSON, in the same form every time."""
    table = {field: {"threshold": s.threshold, "weights": dict(s.weights)} for field, s in scales.items()}
    text = json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False)
    to.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
