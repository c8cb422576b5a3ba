"""Which of many candidate outlines are the cards: the set that explains the text best."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.quads import Quads, areas

Scores = NDArray[np.float64]

KEPT = 50
"""Candidates that are compared pair by pair."""

SAME = 0.025
"""Of the photo's long side: corners nearer than this are the same corner."""

OVERLAP = 0.06
"""Of the smaller one's area: two cards on a table cover no more of each other than that."""

CARD = 4.0
"""Letters that a card must hold before it is worth anything: a laptop's label, a key are none."""

MOST = 260.0
"""Letters that one card has: 242 on the fullest of 88 real ones. A newspaper has more, and is no card."""

CUT, MISSED = 1.5, 0.12
"""Cost, in letters, of a letter on a card's border and of one on no card."""

WHOLE = 0.42
"""Quality of taking the whole photo for the card: outlines must be better than that to be believed."""

CLEAR = 0.85
"""Quality of an outline that is surely there: it is a card's even where no text was found on it."""

CLEAREST = 0.93
"""Quality of an outline that is a card's on a page of print even where hardly any text was found on it."""

SURE, WHOLE_BESIDE_SURE = 0.85, -0.25
"""A card with such an outline may lie on a newspaper or a keyboard, whose text is then no card's."""

POOR = 0.63
"""Below this an outline beside or around a sure one is the table's, or has three sides on the photo's frame;
with two there it may be a card on which a box is printed."""

COLUMN = 0.8
"""On a page of print below this it is a column, which has two sides on the photo's frame."""

TINY = 0.15
"""Of the largest outline's area: cards on one table are not so different, a key among them is. Where that
is a page's, what is surely a card may be smaller."""

CUTTING = 0.3
"""Letters on the border of an outline, in parts of those within, that a card beside a sure one may have:
the columns of a newspaper have more."""

CUT_BY_SURE = 0.05
"""Part of CUT that remains at quality 1: text beside a card's edge is often taken for going on across it."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Outlines (N × 4 × 2), how good each is (0 to 1), what share of each line it holds (N × M).

    `weights` are the letters of each line.
    """

    quads: Quads
    quality: Scores
    shares: Scores
    weights: Scores

    @property
    def sure(self) -> NDArray[np.bool_]:
        """Which are surely cards: clear ones with text, and the clearest on a page, whose text they hide."""
        is_written = self.held.sum(axis=1) >= 3
        is_page = self.weights.sum() > MOST
        return np.asarray(
            ((self.quality > SURE) & is_written) | ((self.quality > CLEAREST) & is_page), np.bool_
        )

    @property
    def cutting(self) -> Scores:
        """What part of CUT a line costs that each cuts."""
        return np.interp(self.quality, (SURE, 1), (1, CUT_BY_SURE))

    def take(self, index: NDArray[np.intp]) -> Candidates:
        return Candidates(self.quads[index], self.quality[index], self.shares[index], self.weights)

    def plus(self, more: Candidates) -> Candidates:
        quads, quality = (
            np.concatenate(each) for each in ((self.quads, more.quads), (self.quality, more.quality))
        )
        return Candidates(quads, quality, np.concatenate([self.shares, more.shares]), self.weights)

    @property
    def held(self) -> NDArray[np.bool_]:
        return np.asarray(self.shares >= 0.93, np.bool_)

    @property
    def cut(self) -> NDArray[np.bool_]:
        return np.asarray((self.shares > 0.13) & (self.shares < 0.93), np.bool_)

    @property
    def worth(self) -> Scores:
        letters = np.minimum(MOST, self.held @ self.weights)
        worth: Scores = self.quality * letters - CUT * self.cutting * (self.cut @ self.weights)
        return worth


def choose(candidates: Candidates, long_side: float) -> tuple[int, ...]:
    """Return which candidates are cards; none where the whole photo is as good an answer."""
    best = _distinct(candidates, long_side)
    chosen = _best_set(candidates.take(best))
    return tuple(int(best[i]) for i in chosen)


def _distinct(candidates: Candidates, long_side: float) -> NDArray[np.intp]:
    """Keep the most worth of each bunch of nearly equal outlines."""
    worth = candidates.worth
    hopeless = _hopeless(candidates)
    kept: list[int] = []
    # By worth come shapes around many cards, by quality each of the cards: some of both.
    both = np.stack([np.argsort(-worth), np.argsort(-candidates.quality)], axis=1).ravel()
    for i in both:
        if len(kept) == KEPT:
            break
        if hopeless[i]:
            continue
        far = np.abs(candidates.quads[kept] - candidates.quads[i]).max(axis=(1, 2))
        if not kept or far.min() > SAME * long_side:
            kept.append(int(i))
    return np.array(kept, np.intp)


def _hopeless(candidates: Candidates) -> NDArray[np.bool_]:
    """Say which outlines are no cards: those without text, and poor ones beside sure ones or on a page."""
    sure, empty = candidates.sure, ~candidates.held.any(axis=1)
    beside = candidates.weights[~candidates.held[sure].any(axis=0)].sum()
    least = COLUMN if beside > MOST else POOR if sure.any() else WHOLE
    is_cutting = candidates.cut @ candidates.weights > CUTTING * (candidates.held @ candidates.weights)
    astray = is_cutting & ~sure if sure.any() else np.zeros_like(empty)
    return np.asarray((candidates.quality < least) | astray | (empty & ~sure), np.bool_)


def _best_set(candidates: Candidates) -> tuple[int, ...]:
    """Return the set worth most, or none where the whole photo is worth more.

    The search starts from the best outlines, from the sure ones that hold most (a card, not a panel of
    it), and from nothing: one card of ten is worth less than a shape around all ten, so from there it
    would never find the ten.
    """
    clash = _overlaps(candidates.quads)
    sure = np.where(candidates.sure, candidates.worth, -np.inf)
    starts = (
        _apart(np.argsort(-candidates.quality), clash),
        _apart(np.argsort(-sure)[: np.count_nonzero(candidates.sure)], clash),
        frozenset[int](),
    )
    found = [_improved(start, clash, candidates) for start in starts]
    best = max(found, key=lambda chosen: _worth(chosen, candidates))
    # Each card's cost keeps the search from idle outlines; against the whole photo, many cards are no fault.
    worth = _worth(best, candidates) + CARD * (len(best) - 1)
    return _without_tiny(best, candidates) if worth > _whole_worth(candidates) else _lonely(candidates)


def _lonely(candidates: Candidates) -> tuple[int, ...]:
    """Return the clearest outline that holds all text there is, be it one word, or nothing."""
    holds_all = candidates.held.all(axis=1) & (candidates.quality > CLEAREST)
    return (int(np.argmax(np.where(holds_all, candidates.quality, 0))),) if holds_all.any() else ()


def _apart(order: NDArray[np.intp], clash: NDArray[np.bool_]) -> frozenset[int]:
    """Take outlines in this order, but none that overlaps one taken before."""
    taken = frozenset[int]()
    for i in order:
        if not any(clash[i, j] for j in taken):
            taken |= {int(i)}
    return taken


def _without_tiny(chosen: frozenset[int], candidates: Candidates) -> tuple[int, ...]:
    index = sorted(chosen)
    size = areas(candidates.quads[index])
    is_page = candidates.held[index] @ candidates.weights > MOST
    beside_page = TINY * size[~is_page].max(initial=0)
    least = np.where(candidates.sure[index], beside_page, TINY * size.max())
    return tuple(i for i, kept in zip(index, size > least, strict=True) if kept)


def _improved(best: frozenset[int], clash: NDArray[np.bool_], candidates: Candidates) -> frozenset[int]:
    """Put one in, take out what it overlaps, keep what is better, until nothing is."""
    best_worth, improved = _worth(best, candidates), True
    while improved:
        improved = False
        for i in range(len(candidates.quads)):
            trial = best - {i} if i in best else frozenset(j for j in best if not clash[i, j]) | {i}
            worth = _worth(trial, candidates)
            if worth > best_worth + 1e-6:
                best, best_worth, improved = trial, worth, True
    return best


def _worth(chosen: frozenset[int], candidates: Candidates) -> float:
    """Weigh letters that cards hold against letters that they cut and that no card holds."""
    if not chosen:
        return -math.inf
    index = sorted(chosen)
    held, cut = candidates.held[index], candidates.cut[index]
    believed = candidates.quality[index] * _believed(held @ candidates.weights)
    quality = (held * believed[:, None]).max(axis=0)
    lost = ~held.any(axis=0)
    cutting = (cut * candidates.cutting[index][:, None]).max(axis=0)
    weights = candidates.weights
    cost = CUT * float((lost * cutting) @ weights) + MISSED * min(MOST, float(lost @ weights))
    return float(quality @ weights) - cost - CARD * len(chosen)


def _believed(letters: Scores) -> Scores:
    """Return what part of so many letters can be one card's."""
    return np.minimum(1, MOST / np.maximum(letters, 1))


def _whole_worth(candidates: Candidates) -> float:
    """Weigh the whole photo as a card: little where an outline is surely a card's, or where a page is."""
    letters = float(candidates.weights.sum())
    if candidates.sure.any():
        return WHOLE_BESIDE_SURE * min(MOST, letters)
    return WHOLE * min(letters, max(0.0, 2 * MOST - letters))


def _overlaps(quads: Quads) -> NDArray[np.bool_]:
    size = areas(quads)
    clash = np.eye(len(quads), dtype=np.bool_)
    shapes = quads.astype(np.float32)
    for i in range(len(quads)):
        for j in range(i):
            common, _ = cv2.intersectConvexConvex(shapes[i], shapes[j])
            clash[i, j] = clash[j, i] = common > OVERLAP * min(size[i], size[j])
    return clash
