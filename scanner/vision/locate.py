"""Where the cards are in a photo."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.vision.arrays import Grey, as_uint8

LONG_SIDE = 800
"""Pixels of the copy that cards are looked for on."""


def locate(photo: Pixels, text: Sequence[Quad]) -> tuple[Quad | None, ...]:
    """Find every card in a photo, in reading order; None stands for the whole photo."""
    if not text:
        return ()
    scale = min(1.0, LONG_SIDE / max(photo.shape))
    small = as_uint8(cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    found = _largest(as_uint8(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)))
    if found is None or not all(_holds(found, _scaled(line, scale).center) for line in text):
        return (None,)
    return (_scaled(found, 1 / scale),)


def _scaled(quad: Quad, by: float) -> Quad:
    a, b, c, d = ((x * by, y * by) for x, y in quad.corners)
    return Quad((a, b, c, d))


def _holds(quad: Quad, point: tuple[float, float]) -> bool:
    return cv2.pointPolygonTest(np.array(quad.corners, np.float32), point, False) > 0


def _largest(grey: Grey) -> Quad | None:
    """Return the largest bright four-sided shape that does not touch all of the frame."""
    _, mask = cv2.threshold(cv2.GaussianBlur(grey, (5, 5), 0), 0, 255, cv2.THRESH_OTSU)
    shapes, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    best = max(shapes, key=cv2.contourArea, default=None)
    if best is None or not 0.1 < cv2.contourArea(best) / grey.size < 0.95:
        return None
    hull = cv2.convexHull(best)
    outline = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
    if len(outline) != 4:
        return None
    a, b, c, d = ((float(x), float(y)) for x, y in outline.reshape(4, 2))
    return Quad((a, b, c, d))
