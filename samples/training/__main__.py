"""`python -m samples.training`: learn `scanner/fields/judge/weights.json` from drawn cards, always alike.

The same, that is, with the same fonts: a face that is not installed is set in another, of other widths, and
lines break elsewhere. The weights kept here come from the Debian packages in `samples/press/fonts.txt`.

What the joint choice's belief is worth as a probability is learnt after it, by `samples.calibration`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby

import numpy as np

from samples.training.examples import Example, examples
from samples.training.fit import Matrix, fit, fit_choice
from scanner.fields.judge import weigh
from scanner.fields.judge.assign import SINGLE

SEED = 1
RIDGE = 2.0
CHOSEN = frozenset({"title", "department"})
"""Fields learnt as a choice of one span of a page or none, the others span by span. Titles compete with
parts of themselves (one of two lines, a title and what it is over), and win by it: 82 to 87 F1 on 200 drawn
pages of names in no list. Names and companies lose by it: on photos they compete with much that no drawn card
has."""
CHOICE_RIDGE, FREE = 4.0, 0.01
"""What draws weights of a choice towards 0, and the bias, which says how often there is nothing to choose."""
RARE = 25
"""A feature that fewer examples show is left out: its weight would be chance."""
UNTOLD = {
    "title": {"ampersand", "comma", "small words", "ordinary"},
    "org": {"small words", "ordinary", "country"},
    "address": {
        "ordinary",
        "open end",
        "sounds like a title",
        "shaped",
        "shaped known",
        "shaped strange",
        "shaped above title",
        "shaped by mail",
        "shaped tall",
        "above alike",
        "under alike",
        "above goes on",
        "under goes on",
    },
}
"""Features that drawn cards say nothing true about: printed titles and companies have them more often."""
LEANING = {"name": 1.4, "org": 1.4, "title": 1.1, "department": 0.3, "address": 1.2}
"""Log-odds in favour of a value over none: for F1 a value is worth proposing from well below even odds, and
printed cards are more varied than drawn ones, so evidence for the right value is weaker there. Chosen on
drawn pages of names in no list (seeds 4 and 12); between 0.7 and 2 little depends on them."""
EAST_ASIAN = {
    "name": {
        "ea surname": 3.0,
        "ea name length": 3.0,
        "ea title": -4.0,
        "ea name and title": -4.0,
        "ea company": -4.0,
        "ea department": -3.0,
        "ea places": -3.0,
    },
    "org": {
        "ea company": 6.0,
        "ea places": -1.0,
        "ea surname": -3.0,
        "ea title ends": -3.0,
        "ea department": -2.0,
        "ea other name": -4.0,
    },
    "title": {
        "ea title ends": 4.0,
        "ea title": 1.0,
        "ea company": -3.0,
        "ea surname": -3.0,
        "ea name and title": -8.0,
        "ea other name": -3.0,
    },
    "department": {
        "ea department": 4.0,
        "ea title ends": -3.0,
        "ea surname": -3.0,
        "ea other name": -3.0,
    },
    "address": {
        "ea places": 7.0,
        "ea company": -2.0,
    },
}
"""What East Asian letters tell is set by hand: drawn cards print them beside Latin ones only, so that they
would be learnt to be nobody's name."""

CHUNK = 20
"""Pages handed to a worker at a time."""

Weights = dict[str, dict[str, float]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=1800)
    ask.add_argument("--workers", type=int, help="processes that draw pages (as many as processors)")
    options = ask.parse_args()
    with ProcessPoolExecutor(options.workers) as pool:
        found = pool.map(partial(examples, SEED), range(options.pages), chunksize=CHUNK)
        learnt = learn([example for held in found for example in held])
    save(learnt)


def save(weights: Weights) -> None:
    text = json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False)
    weigh.WEIGHTS.write_text(text + "\n", encoding="utf-8")
    weigh.weights.cache_clear()


def learn(held: Sequence[Example]) -> Weights:
    """Learn for each field what each feature is worth, in log-odds."""
    learnt: Weights = {"leaning": LEANING}
    for field in (*SINGLE, "address"):
        known = [e for e in held if e.label[field] is not None]
        labels = [bool(e.label[field]) for e in known]
        untold = UNTOLD.get(field, set())
        rows = [{n: v for n, v in e.features.items() if is_learnt(n) and n not in untold} for e in known]
        found = choose(rows, labels, known) if field in CHOSEN else regress(rows, labels)
        learnt[field] = found | EAST_ASIAN[field]
        print(f"{field}: {len(known)} spans, {sum(labels)} of them right, {len(learnt[field])} weights")
    return learnt


def is_learnt(feature: str) -> bool:
    return not feature.startswith("ea ") and feature != "east asian"


def regress(
    features: Sequence[dict[str, float]], labels: Sequence[bool], rare: int = RARE
) -> dict[str, float]:
    names, inputs = table(features, rare)
    return rounded(names, fit(inputs, np.array(labels, dtype=float), ridge=RIDGE))


def choose(
    features: Sequence[dict[str, float]], labels: Sequence[bool], spans: Sequence[Example]
) -> dict[str, float]:
    """Learn what makes a span the one of its page."""
    names, inputs = table(features, RARE)
    groups: list[tuple[Matrix, Matrix]] = []
    for _, rows in groupby(range(len(spans)), key=lambda row: spans[row].page):
        held = list(rows)
        right = np.array([labels[row] for row in held], dtype=float)
        groups.append((inputs[held], right / max(1.0, float(right.sum()))))
    ridge = np.array([FREE if name == "bias" else CHOICE_RIDGE for name in names])
    return rounded(names, fit_choice(groups, ridge=ridge))


def table(features: Sequence[Mapping[str, float]], rare: int) -> tuple[list[str], Matrix]:
    """Lay features out as rows of numbers under their names, those left out that fewer than `rare` show."""
    counts: dict[str, int] = {}
    for row in features:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= rare)
    place = {name: i for i, name in enumerate(names)}
    inputs = np.zeros((len(features), len(names)))
    for i, row in enumerate(features):
        for name, value in row.items():
            if name in place:
                inputs[i, place[name]] = value
    return names, inputs


def rounded(names: Iterable[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
