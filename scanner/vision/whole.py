"""Whether a card that fills the photo was taken for a table, and a panel or a box on it for a card."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.arrays import as_uint8
from scanner.vision.quads import Quads, areas, grown, sides
from scanner.vision.support import Slopes
from scanner.vision.textlines import TextLines, directions

LEVEL = 3.0
"""Degrees that a panel and the text beside it may differ from the frame: a scan lies straight."""

ROUGH, BARE = 2.0, 0.004
"""Grey levels a pixel that are more than paper's, and the share of such pixels where there is but paper."""

LARGE = 0.15
"""Height of letters beside a panel, in parts of its short side: no card beside it has such large ones."""

AROUND, FULLER, FULL = 0.5, 3.0, 1.5
"""Share of a panel that lies within the text beside it, and how many times as many letters that has; and has
where nothing but paper is seen around it."""

AROUND_PANEL = 6.0
"""Pixels beside a panel's border that are its border still."""


def is_whole(cards: Quads, held: float, beside: TextLines, lines: TextLines, slope: Slopes) -> bool:
    """Say whether clear outlines are but panels of one card that fills the photo.

    They hold `held` letters, and `beside` are the lines on none of them.
    """
    letters = float(beside.weights.sum())
    if letters < held or max(_off_level(cards), _off_level(beside.quads)) > LEVEL:
        return False
    if len(cards) == 1:
        short = float(np.hypot(*np.moveaxis(sides(cards)[0], -1, 0)).min())
        if float(np.median(beside.heights)) > LARGE * short:
            return True
        if letters > FULLER * held and _is_within(cards[0], beside):
            return True
    return letters > FULL * held and _is_bare(cards, lines, slope)


def _off_level(quads: Quads) -> float:
    """Return by how many degrees most of these differ from the frame."""
    return float(np.median(np.abs((directions(quads) + 45) % 90 - 45)))


def _is_within(card: NDArray[np.float64], beside: TextLines) -> bool:
    points = beside.quads.reshape(-1, 2)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    around = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
    common, _ = cv2.intersectConvexConvex(around, card.astype(np.float32))
    return bool(common > AROUND * areas(card[None])[0])


def _is_bare(cards: Quads, lines: TextLines, slope: Slopes) -> bool:
    """Say whether beside outlines and text there is nothing but paper: no edge of another card."""
    bare = np.ones(slope.steps.shape[2:], np.uint8)
    room = float(np.median(lines.heights))
    for quad in (*grown(cards, AROUND_PANEL), *grown(lines.quads, room)):
        cv2.fillPoly(bare, [quad.round().astype(np.int32)], (0,))
    steep = as_uint8(np.abs(slope.steps).max(axis=(0, 1)) > ROUGH)
    count = int(bare.sum())
    return count > 0 and int((steep & bare).sum()) < BARE * count
