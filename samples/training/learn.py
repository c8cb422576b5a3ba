"""Learn from spans what each of their features is worth, drawn and printed ones together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samples.training.examples import DRAWN, Example
from samples.training.fit import Matrix, fit, fit_choice
from samples.training.written import WRITTEN
from scanner.fields.judge.assign import SINGLE

FIELDS = (*SINGLE, "address")
RIDGE = 2.0
CHOSEN = frozenset({"title", "department"})
"""Fields learnt as a choice of one span of a page or none, the others span by span. Titles compete with
parts of themselves (one of two lines, a title and what it is over), and win by it: 82 to 87 F1 on 200 drawn
pages of names in no list. Names and companies lose by it, see tests/bench/ERRORS.md."""
CHOICE_RIDGE, FREE = 4.0, 0.01
"""What draws weights of a choice towards 0, and the bias, which says how often there is nothing to choose."""
RARE, RARE_IN_PRINT = 25, 5
"""A feature that fewer drawn spans show, and fewer printed ones, is left out: its weight would be chance."""
PRINTED = {"name": 10.0, "org": 4.0, "title": 4.0, "department": 0.0, "address": 0.0}
"""How often a printed span counts for each time that a drawn one does, by field. Chosen on printed cards of
sources that were left out. Printed departments and addresses do not count: of several offices on a card one
is written down, and few departments are."""
BY_HAND = {"name": 0.5, "org": 0.35, "title": 0.5, "department": 0.0, "address": 0.0}
"""The same for a span of a card written by hand. Each of those is read twice, and most of them have something
that understanding stumbled over: more of them than this makes companies on printed cards worse."""
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
        *(f"{place} {sign}" for place in ("above", "under", "beside") for sign in ("id", "sound", "wares")),
        *(f"number {place}" for place in ("above", "under", "beside")),
    },
}
"""Features that drawn cards say nothing true about, printed titles and companies have them more often: there
print alone tells."""
LEANING = {"name": 1.8, "org": 1.8, "title": 0.8, "department": 0.3, "address": 1.2}
"""Log-odds in favour of a value over none: for F1 a value is worth proposing from well below even odds, and
printed cards are more varied than drawn ones, so evidence for the right value is weaker there. Those of
names, companies and titles were chosen on printed cards of sources that were left out, the others on drawn
pages of names in no list (seeds 4 and 12); between 0.7 and 2 little depends on them."""
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
        "ea postcode": 4.0,
        "ea company": -2.0,
    },
}
"""What East Asian letters tell is set by hand: drawn cards print them beside Latin ones only, so that they
would be learnt to be nobody's name, and few of the printed ones that we have are in such letters."""


Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Spans:
    """Examples laid out in figures: a row a span, a column a feature, each field's labels (NaN: unknown).

    The spans of one card follow each other, from `starts` on; `folds` tells for each where its card is from.
    """

    names: tuple[str, ...]
    inputs: Matrix
    labels: Mapping[str, Matrix]
    folds: NDArray[np.str_]
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.inputs)


def laid_out(held: Sequence[Example]) -> Spans:
    """Lay examples out, those of one card together as they are given."""
    names = sorted({name for example in held for name in example.features if is_learnt(name)})
    place = {name: column for column, name in enumerate(names)}
    inputs = np.zeros((len(held), len(names)))
    for row, example in enumerate(held):
        for name, value in example.features.items():
            if name in place:
                inputs[row, place[name]] = value
    said = {f: np.array([np.nan if (k := e.label[f]) is None else float(k) for e in held]) for f in FIELDS}
    cards = [(example.fold, example.page) for example in held]
    starts = (0, *(row for row, (one, other) in enumerate(pairwise(cards), 1) if one != other))
    return Spans(tuple(names), inputs, said, np.array([e.fold for e in held]), starts)


def is_learnt(feature: str) -> bool:
    return not feature.startswith("ea ") and feature != "east asian"


def learn(spans: Spans, *, without: str = "", start: Weights | None = None) -> Weights:
    """Learn for each field what each feature is worth, in log-odds, `without` the cards of one fold.

    Weights to `start` from, such as those learnt from all cards, are not learnt from: they only save time.
    """
    known = start or {}
    return {"leaning": LEANING} | {f: _of_field(f, spans, without, known.get(f)) for f in FIELDS}


def _of_field(field: str, spans: Spans, without: str, known: Mapping[str, float] | None) -> dict[str, float]:
    is_drawn = spans.folds == DRAWN
    counts = np.where(is_drawn, 1.0, PRINTED[field])
    counts[spans.folds == WRITTEN] = BY_HAND[field]
    counts[np.isnan(spans.labels[field]) | (spans.folds == without)] = 0.0
    inputs = spans.inputs.copy()
    inputs[np.ix_(is_drawn, [name in UNTOLD.get(field, ()) for name in spans.names])] = 0.0
    shown = inputs[counts > 0] != 0
    drawn = is_drawn[counts > 0]
    is_kept = (shown[drawn].sum(axis=0) >= RARE) | (shown[~drawn].sum(axis=0) >= RARE_IN_PRINT)
    names = [name for name, kept in zip(spans.names, is_kept, strict=True) if kept]
    labels = np.nan_to_num(spans.labels[field])
    start = None if known is None else np.array([known.get(name, 0.0) for name in names])
    if field in CHOSEN:
        found = _choose(inputs[:, is_kept], labels, spans.starts, counts, names, start)
    else:
        used = counts > 0
        found = fit(inputs[used][:, is_kept], labels[used], ridge=RIDGE, counts=counts[used], start=start)
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True)} | EAST_ASIAN[field]


def _choose(
    inputs: Matrix,
    labels: Matrix,
    starts: Sequence[int],
    counts: Matrix,
    names: Sequence[str],
    start: Matrix | None,
) -> Matrix:
    """Learn what makes a span the one of its card."""
    sizes = np.diff([*starts, len(inputs)])
    right = np.add.reduceat(labels, starts)
    shares = labels / np.repeat(np.maximum(1.0, right), sizes)
    ridge = np.array([FREE if name == "bias" else CHOICE_RIDGE for name in names])
    least = np.minimum.reduceat(counts, starts)
    return fit_choice(inputs, shares, starts=starts, ridge=ridge, counts=least, start=start)
