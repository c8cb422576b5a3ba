"""Lines of text cut out of a card, each a small upright picture of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from scanner.model.geometry import Box, Point, Quad
from scanner.model.photo import Pixels

LOWEST, HIGHEST = 48, 96
"""A strip is cut at the card's own scale within these heights: enlarged it is read better, smaller faster."""

LONGEST = 60
"""Strip heights a strip may be long; nothing on a card is longer."""


FIND_SIDE = 960
"""Lines are looked for on a card this long: its small print is then some 15 px high. 800 saves a tenth of
the time and loses one name, title and e-mail in 70."""


def smaller(pixels: Pixels) -> tuple[Pixels, float]:
    """Make a card no longer than lines are looked for on; also return to what part of its size, 1 at most."""
    shrink = min(1.0, FIND_SIDE / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), shrink


def cut(pixels: Pixels, quad: Quad) -> Pixels:
    """Cut the line in `quad` out flat, its first corner at the top left."""
    length, height = length_of(quad), height_of(quad)
    high = round(min(HIGHEST, max(LOWEST, height)))
    wide = max(high // 2, min(high * LONGEST, round(length * high / max(height, 1.0))))
    source = np.array(quad.corners, np.float32)
    target = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    strip = cv2.warpPerspective(
        pixels, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(strip, np.uint8)


def flipped(strip: Pixels) -> Pixels:
    """Turn a strip upside down."""
    return np.ascontiguousarray(strip[::-1, ::-1])


def length_of(quad: Quad) -> float:
    """Length along the line, in the pixels of the quad."""
    a, b, c, d = quad.corners
    return (math.dist(a, b) + math.dist(d, c)) / 2


def height_of(quad: Quad) -> float:
    """Height of the line, in the pixels of the quad."""
    a, b, c, d = quad.corners
    return (math.dist(a, d) + math.dist(b, c)) / 2


def box_of(quad: Quad, left: float, right: float) -> Box:
    """Return the upright box around a part of a line, `left` and `right` given as shares of its length."""
    a, b, c, d = quad.corners
    points = [_between(p, q, share) for p, q in ((a, b), (d, c)) for share in (left, right)]
    return _around(points)


def turned(quad: Quad, quarters: int, *, width: float, height: float) -> Quad:
    """Follow a quad through turning its picture, `width` × `height`, by `quarters` × 90° clockwise.

    The corners keep their order of reading: what ran upwards runs rightwards after one quarter.
    """
    corners = quad.corners
    for _ in range(quarters % 4):
        corners = tuple((height - y, x) for x, y in corners)  # type: ignore[assignment]
        width, height = height, width
    return Quad(corners)


def reversed_quad(quad: Quad) -> Quad:
    """Return the same line read the other way round."""
    a, b, c, d = quad.corners
    return Quad((c, d, a, b))


def is_level(quad: Quad) -> bool:
    """Whether the line runs more to the right or left than up or down."""
    (ax, ay), (bx, by) = quad.corners[:2]
    return abs(bx - ax) >= abs(by - ay)


def scaled(quad: Quad, by: float) -> Quad:
    """Return the quad in pixels `by` times as small."""
    a, b, c, d = ((x * by, y * by) for x, y in quad.corners)
    return Quad((a, b, c, d))


def slope_of(quads: Sequence[Quad]) -> float:
    """How much most lines fall on their way to the right, in pixels down per pixel across."""
    runs = sorted(
        ((by - ay) / (bx - ax), bx - ax)
        for (ax, ay), (bx, by) in (quad.corners[:2] for quad in quads if is_level(quad))
        if bx > ax
    )
    half, passed = sum(run for _, run in runs) / 2, 0.0
    for slope, run in runs:
        passed += run
        if passed >= half:
            return slope
    return 0.0


def levelled(quad: Quad, slope: float) -> Quad:
    """Shear a quad so that lines of this slope lie level: rows can then be told by height alone."""
    a, b, c, d = ((x, y - slope * x) for x, y in quad.corners)
    return Quad((a, b, c, d))


def _between(p: Point, q: Point, share: float) -> Point:
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share


def _around(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
