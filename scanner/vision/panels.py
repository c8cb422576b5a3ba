"""Panels of one card, of different colours, put together again."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.quads import Quads, areas, convex, ordered
from scanner.vision.support import shape

LOOSE = 1.12
"""Area of the shape around two panels of one card, in parts of their own: next to no gap, sides in line."""

CARD_SHAPE = 0.9
"""Of `shape`: two cards beside each other have it each and not together; two panels, the other way."""


def joined(cards: Quads) -> Quads:
    """Join outlines that fit together to a card while not each of them looks like one."""
    for i, j in combinations(range(len(cards)), 2):
        whole = _around(cards[[i, j]])
        if whole is not None:
            rest = np.delete(cards, [i, j], axis=0)
            return joined(np.concatenate([rest, whole]))
    return cards


def _around(pair: Quads) -> Quads | None:
    hull = cv2.convexHull(pair.reshape(-1, 2).astype(np.float32))
    if cv2.contourArea(hull) > LOOSE * areas(pair).sum():
        return None
    whole = _four_corners(hull.reshape(-1, 2).astype(np.float64))
    likely = shape(whole)[0]
    is_card = convex(whole)[0] and likely >= CARD_SHAPE and shape(pair).min() < min(CARD_SHAPE, likely)
    return whole if is_card else None


def _four_corners(hull: NDArray[np.float64]) -> Quads:
    """Return the upright-turned rectangle of a hull, or its own four corners where it has just four."""
    for tolerance in (0.01, 0.02, 0.04):
        outline = cv2.approxPolyDP(hull.astype(np.float32), tolerance * np.ptp(hull, axis=0).sum() * 2, True)
        if len(outline) == 4:
            return ordered(np.asarray(outline, np.float64).reshape(1, 4, 2))
    box = cv2.boxPoints(cv2.minAreaRect(hull.astype(np.float32)))
    return ordered(np.asarray(box, np.float64)[None])
