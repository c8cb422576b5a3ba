"""Panels of one card, of different colours, put together again, and a panel that was left off taken in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.quads import Quads, areas, convex, ordered, touching
from scanner.vision.support import Scores, shape
from scanner.vision.textlines import TextLines

LOOSE = 1.12
"""Area of the shape around two panels of one card, in parts of their own: next to no gap, sides in line."""

CARD_SHAPE = 0.9
"""Of `shape`: two cards beside each other have it each and not together; two panels, the other way."""

HELD = 0.93
"""Share of a line that lies on a card which holds it."""

AS_GOOD = 0.9
"""Quality of a widened outline, in parts of what it was."""

STEPS = np.arange(0.1, 1.3, 0.02)
"""How far a side is moved out to take in a panel, in parts of the card's extent that way."""


def widened(cards: Quads, lost: TextLines, quality: Callable[[Quads], Scores], *, least: float) -> Quads:
    """Move out that side of a card beyond which text stands that is on no card, to an edge as good.

    The outline must be of more than the `least` quality then.
    """
    for i in range(len(cards)):
        if not len(lost.quads):
            break
        others = np.delete(cards, i, axis=0)
        wider = _wider(cards[i], lost, quality, least)
        if wider is not None and not touching(wider, others):
            cards = np.concatenate([cards[:i], wider[None], cards[i + 1 :]])
            lost = lost.take(lost.shares(wider[None])[0] < HELD)
    return cards


def _wider(
    card: NDArray[np.float64], lost: TextLines, quality: Callable[[Quads], Scores], least: float
) -> Quads | None:
    trials = np.concatenate([_moved(card, side) for side in range(4)])
    held = lost.shares(trials) >= HELD
    trials = trials[held.any(axis=1) & convex(trials) & ~_cuts(lost, trials)]
    if not len(trials):
        return None
    good = quality(trials)
    best = int(good.argmax())
    return trials[best] if good[best] > max(AS_GOOD * quality(card[None])[0], least) else None


def _cuts(lost: TextLines, trials: Quads) -> NDArray[np.bool_]:
    shares = lost.shares(trials)
    return np.asarray(((shares > 0.13) & (shares < HELD)).any(axis=1), np.bool_)


def _moved(card: NDArray[np.float64], side: int) -> Quads:
    """Return the card with one side, from corner `side` to the next, moved outwards along its neighbours."""
    a, b, c, d = np.roll(card, -side, axis=0)
    moved = np.stack(
        [
            a + (a - d) * STEPS[:, None],
            b + (b - c) * STEPS[:, None],
            np.broadcast_to(c, (len(STEPS), 2)),
            np.broadcast_to(d, (len(STEPS), 2)),
        ],
        axis=1,
    )
    return np.roll(moved, side, axis=1)


def joined(cards: Quads, frame: tuple[int, int]) -> Quads:
    """Join outlines that fit together to a card while not each of them looks like one."""
    for i, j in combinations(range(len(cards)), 2):
        whole = _around(cards[[i, j]], frame)
        if whole is not None:
            rest = np.delete(cards, [i, j], axis=0)
            return joined(np.concatenate([rest, whole]), frame)
    return cards


def _around(pair: Quads, frame: tuple[int, int]) -> Quads | None:
    hull = cv2.convexHull(pair.reshape(-1, 2).astype(np.float32))
    if cv2.contourArea(hull) > LOOSE * areas(pair).sum():
        return None
    whole = _four_corners(hull.reshape(-1, 2).astype(np.float64))
    likely = shape(whole, frame, 1.0)[0]
    is_card = convex(whole)[0] and likely >= CARD_SHAPE and shape(pair, frame).min() < min(CARD_SHAPE, likely)
    return whole if is_card else None


def _four_corners(hull: NDArray[np.float64]) -> Quads:
    """Return the upright-turned rectangle of a hull, or its own four corners where it has just four."""
    for tolerance in (0.01, 0.02, 0.04):
        outline = cv2.approxPolyDP(hull.astype(np.float32), tolerance * np.ptp(hull, axis=0).sum() * 2, True)
        if len(outline) == 4:
            return ordered(np.asarray(outline, np.float64).reshape(1, 4, 2))
    box = cv2.boxPoints(cv2.minAreaRect(hull.astype(np.float32)))
    return ordered(np.asarray(box, np.float64)[None])
