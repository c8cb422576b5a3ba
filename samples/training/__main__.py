"""`python -m samples.training`: learn scanner/fields/weights.json from drawn cards, the same every time.

The same, that is, with the same fonts: a face that is not installed is set in another, of other widths, and
lines break elsewhere. The weights kept here come from the Debian packages in `samples/press/fonts.txt`.

First the weights of the evidence for each field, then, on other cards, what the joint choice's belief is
worth as a probability.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from math import log

import numpy as np

from samples.training.examples import Example, compact, examples, nearest, pages
from samples.training.fit import fit
from scanner.fields import weigh
from scanner.fields.assign import SINGLE, assign
from scanner.fields.features import describe
from scanner.fields.places import blocks
from scanner.fields.propose import address_atoms, placed, scene_of, weighed
from scanner.fields.reach import find_reach

SEED, CALIBRATION_SEED = 1, 2
RIDGE = 2.0
RARE = 25
"""A feature that fewer examples show is left out: its weight would be chance."""
CALIBRATING = (
    "bias",
    "logit",
    "unclear",
    "mail spelt",
    "mail initials",
    "mail elsewhere",
    "mail alone",
    "shaped known",
    "shaped strange",
    "no mail",
    "cut window",
)
"""Features besides the belief that may tell how far to trust a choice."""

UNTOLD = {
    "title": {"ampersand", "comma", "small words", "ordinary"},
    "org": {"small words", "ordinary", "country"},
    "address": {
        "ordinary",
        "shaped",
        "shaped known",
        "shaped strange",
        "shaped above title",
        "shaped by mail",
        "shaped tall",
    },
}
"""Features that drawn cards say nothing true about: printed titles and companies have them more often."""
LEANING = {"name": 1.4, "org": 1.4, "title": 2.2, "department": 0.0, "address": 1.2}
"""Log-odds in favour of a value over none: for F1 a value is worth proposing from well below even odds, and
printed cards are more varied than drawn ones, so evidence for the right value is weaker there. Chosen on 150
drawn pages of names in no list (seed 4): names 93 to 94, titles 90 to 94, companies 89 to 91 F1."""
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

Weights = dict[str, dict[str, float]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=1500)
    count = ask.parse_args().pages
    learnt = learn(list(examples(SEED, count)))
    save(learnt | {f"{f} is right": {"logit": 1.0} for f in (*SINGLE, "address")})
    save(learnt | calibrate(max(count // 3, 300)))


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
        learnt[field] = regress(rows, labels) | EAST_ASIAN[field]
        print(f"{field}: {len(known)} spans, {sum(labels)} of them right, {len(learnt[field])} weights")
    return learnt


def is_learnt(feature: str) -> bool:
    return not feature.startswith("ea ") and feature != "east asian"


def regress(
    features: Sequence[dict[str, float]], labels: Sequence[bool], rare: int = RARE
) -> dict[str, float]:
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
    found = fit(inputs, np.array(labels, dtype=float), ridge=RIDGE)
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True)}


def calibrate(count: int) -> Weights:
    """Learn how often the joint choice is right, given its belief and what stands behind it."""
    rows: dict[str, list[dict[str, float]]] = {field: [] for field in (*SINGLE, "address")}
    right: dict[str, list[bool]] = {field: [] for field in (*SINGLE, "address")}
    for page, truth in pages(CALIBRATION_SEED, count):
        scene = scene_of(page, find_reach(page, region=None))
        features = {span: describe(span, scene) for span in scene.spans}
        places = placed(features, address_atoms(scene))
        choice = assign(weighed(features, places))
        for field, candidate in choice.chosen.items():
            true = nearest(field, truth, (candidate.span,))
            if true is not None:
                belief = min(max(choice.belief[field], 1e-6), 1 - 1e-6)
                held = {n: v for n, v in candidate.features.items() if n in CALIBRATING}
                rows[field].append(held | {"logit": log(belief / (1 - belief)), "bias": 1.0})
                right[field].append(is_exact(field, candidate.span.text, truth))
        for block in blocks(list(places), places)[:1]:
            rows["address"].append({"bias": 1.0, "score": min(block.score, 10.0)})
            right["address"].append(is_same_place(block.text, truth.get("address") or ""))
    found = {f"{field} is right": regress(rows[field], right[field]) for field in rows}
    for field in rows:
        print(f"{field}: {sum(right[field])} of {len(right[field])} choices right")
    return found


def is_exact(field: str, text: str, truth: dict[str, object]) -> bool:
    """Tell whether a chosen text is a value of the field, letter by letter."""
    key = "dept" if field == "department" else field
    alternatives = truth.get(f"{field}_alt") or ()
    assert isinstance(alternatives, Sequence)
    return compact(field, text) in {compact(field, str(v)) for v in (truth.get(key), *alternatives) if v}


def is_same_place(text: str, truth: str) -> bool:
    a, b = text.casefold().replace(",", " ").split(), truth.casefold().replace(",", " ").split()
    return 2 * len(set(a) & set(b)) >= 0.8 * (len(set(a)) + len(set(b)))


if __name__ == "__main__":
    main()
