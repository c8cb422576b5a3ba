"""`python -m samples.calibration`: learn scanner/fields/judge/calibration.json, the same every time.

A roll of photographs is drawn and read, by both readers and by Tesseract alone; pages are drawn as readers
would read them; cards written by hand are understood by what has not learnt from them; and the table that
`samples.calibration.printed` makes tells of real cards. From these pools come weights that turn a value's
traits into the probability that it is right. The threshold from which on a value is sure is chosen on
probabilities of values whose photo or card the weights were not learnt on (five times, on four fifths each);
it keeps to the goal in every pool. Photos and readings are kept in out/calibration: what was read once is not
read again, until that is removed.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from samples.calibration.cases import PHOTO, Case, cases
from samples.calibration.pages import PAGE, page_cases
from samples.calibration.photos import draw, readings
from samples.calibration.printed import PRINTED, printed_cases
from samples.calibration.written import written_cases
from samples.training.fit import fit
from samples.training.left_out import without_each
from samples.training.written import WRITTEN
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
MADE_UP = frozenset({PAGE, WRITTEN})
DRAWN = 0.985
"""The goal in the pools whose readers' errors are made up, taken together, where that is less: readers err
too often there."""
COUNTS = {PHOTO: 1.0, PAGE: 0.2, WRITTEN: 1.0, PRINTED: 4.0}
"""How often a value of each pool counts: drawn pages are many and alike, real cards few."""
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
    held += written_cases(without_each([WRITTEN])[WRITTEN])
    held += printed_cases()
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
    least = threshold(unseen, goal) if goal else NEVER
    print(f"{scale_of(held[0].field, held[0].traits)}: {told(unseen, least)}")
    return Scale(weigh(held), least)


def fold(photo: str) -> int:
    """Tell which fifth a photo or card belongs to."""
    return zlib.crc32(photo.encode()) % FOLDS


def weigh(held: Sequence[Case]) -> dict[str, float]:
    """Learn what each trait is worth, in log-odds."""
    values = {name: [case.traits.get(name, 0.0) for case in held] for name in held[0].traits}
    names = ["bias", *sorted(n for n, v in values.items() if len({*v}) > 1 and sum(map(bool, v)) >= RARE)]
    inputs = np.array([[case.traits.get(name, float(name == "bias")) for name in names] for case in held])
    labels = np.array([case.is_right for case in held], dtype=float)
    found = fit(inputs, labels, ridge=RIDGE, counts=np.array([COUNTS[case.pool] for case in held]))
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def threshold(judged: Sequence[tuple[float, Case]], goal: float) -> float:
    """Return the least probability from which on values keep to `goal`, those of every kind of pool."""
    pools: dict[tuple[bool, bool], list[tuple[float, Case]]] = defaultdict(list)
    for odds, case in judged:
        if not case.is_barred:
            pools[case.pool in MADE_UP, case.pool == PRINTED].append((odds, case))
    least = LEAST if all(case.traits["agreed"] for _, case in judged) else LEAST_ALONE
    for step in range(round(least * 1000), 1000, 5):
        kept = [[case for odds, case in some if odds >= step / 1000] for some in pools.values()]
        if sum(map(len, kept)) >= FEWEST and all(_keeps(some, goal) for some in kept):
            return step / 1000
    return NEVER


def _keeps(kept: Sequence[Case], goal: float) -> bool:
    """Tell whether enough values of one kind of pool are right; a card's mistakes are one.

    One mistake proves nothing against what two readers saw alike; against one reader's word it does.
    """
    wrong = len({case.photo for case in kept if not case.is_right})
    is_agreed = all(case.traits["agreed"] for case in kept)
    is_made_up = any(case.pool in MADE_UP for case in kept)
    return wrong <= max(float(is_agreed), (1 - (min(goal, DRAWN) if is_made_up else goal)) * len(kept))


def chance(weights: Mapping[str, float], case: Case) -> float:
    """Return the probability that a case's value is right."""
    return probability(weights["bias"] + sum(v * weights.get(n, 0.0) for n, v in case.traits.items()))


def told(judged: Sequence[tuple[float, Case]], least: float) -> str:
    """Say how it went: values, sure ones, wrong ones among them, Brier score."""
    sure = [case for odds, case in judged if odds >= least and not case.is_barred]
    brier = float(np.mean([(odds - case.is_right) ** 2 for odds, case in judged]))
    among, kept = Counter(case.pool for _, case in judged), Counter(case.pool for case in sure)
    right = Counter(case.pool for case in sure if case.is_right)
    parts = ", ".join(f"{pool} {right[pool]}/{kept[pool]} of {among[pool]}" for pool in COUNTS if kept[pool])
    wrong = len(sure) - right.total()
    return f"{len(judged)} values, {len(sure)} sure from {least}, {wrong} wrong, Brier {brier:.3f} ({parts})"


def save(scales: Mapping[str, Scale], to: Path) -> None:
    """Write scales as JSON, in the same form every time."""
    table = {field: {"threshold": s.threshold, "weights": dict(s.weights)} for field, s in scales.items()}
    text = json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False)
    to.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
