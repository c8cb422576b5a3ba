"""Shapes with four sides in a photo, from regions and edges: many guesses, most of them wrong."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from scanner.vision.arrays import Grey, as_uint8
from scanner.vision.quads import Quads, convex, cross, meeting, ordered

SMALLEST = 0.006
"""Of the photo's area: ten cards on a table with room between them are larger."""

STEPS = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85)
"""Where each channel is cut, between its darkest and its brightest; Otsu's cut comes on top."""

ALIKE = 2.5
"""Pixels by which two shapes may differ and be looked at only once."""

CANNY = ((12, 36), (30, 90), (70, 200))
"""Faint to strong edges: white on white is some 10 grey levels."""


def outlines(lab: Grey) -> Quads:
    """Return candidates in a small photo, height × width × 3 in CIE L*a*b*; N may be 0."""
    seen: set[tuple[int, ...]] = set()
    quads = [quad for mask in (*_regions(lab), *_edges(lab)) for quad in _shapes(mask, seen)]
    if not quads:
        return np.zeros((0, 4, 2))
    found = ordered(np.array(quads))
    return found[convex(found)]


def _regions(lab: Grey) -> Iterator[Grey]:
    soft = as_uint8(cv2.medianBlur(lab, 5))
    border = np.concatenate(
        [
            soft[:4].reshape(-1, 3),
            soft[-4:].reshape(-1, 3),
            soft[:, :4].reshape(-1, 3),
            soft[:, -4:].reshape(-1, 3),
        ]
    )
    away = np.abs(soft.astype(np.int16) - np.median(border, axis=0).astype(np.int16)).max(axis=2)
    for channel in (*cv2.split(soft), away.astype(np.uint8)):
        yield from _cuts(as_uint8(channel))


def _cuts(channel: Grey) -> Iterator[Grey]:
    low, high = np.percentile(channel[::4, ::4], (1, 99))
    if high - low < 6:
        return
    otsu, _ = cv2.threshold(channel, 0, 255, cv2.THRESH_OTSU)
    for cut in (otsu, *(low + step * (high - low) for step in STEPS)):
        yield as_uint8(channel > cut) * 255
        yield as_uint8(channel <= cut) * 255


def _edges(lab: Grey) -> Iterator[Grey]:
    soft = cv2.GaussianBlur(lab, (5, 5), 0)
    for weak, strong in CANNY:
        edges = as_uint8(np.zeros(lab.shape[:2]))
        for channel in cv2.split(soft):
            edges |= as_uint8(cv2.Canny(channel, weak, strong, L2gradient=True))
        yield as_uint8(cv2.dilate(edges, np.ones((3, 3), np.uint8)))
        yield as_uint8(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))


def _shapes(mask: Grey, seen: set[tuple[int, ...]]) -> Iterator[Quads]:
    """Yield what has four sides, but each shape once: most masks show the same ones."""
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        box = cv2.boundingRect(contour)
        if box[2] * box[3] < SMALLEST * mask.size:
            continue
        hull = cv2.convexHull(contour)
        size = cv2.contourArea(hull)
        alike = (*(round(v / ALIKE) for v in box), round(size / (ALIKE * (box[2] + box[3]))))
        if size > SMALLEST * mask.size and alike not in seen:
            seen.add(alike)
            yield from _four_sided(hull)


def _four_sided(hull: cv2.typing.MatLike) -> Iterator[Quads]:
    """Fit four sides to a convex shape; a rounded corner is drawn out to where its sides would meet."""
    around = cv2.arcLength(hull, True)
    for tolerance in (0.02, 0.05, 0.09):
        outline = cv2.approxPolyDP(hull, tolerance * around, True)
        if len(outline) == 4:
            yield _drawn_out(outline.reshape(4, 2).astype(np.float64), hull.reshape(-1, 2).astype(np.float64))
            break
    box = cv2.minAreaRect(hull)
    if cv2.contourArea(hull) > 0.75 * box[1][0] * box[1][1]:
        yield np.asarray(cv2.boxPoints(box), np.float64)


def _drawn_out(corners: Quads, hull: Quads) -> Quads:
    """Lay each side along the hull's longest run beside it."""
    runs = np.roll(hull, -1, axis=0) - hull
    middles, lengths = hull + runs / 2, np.hypot(runs[:, 0], runs[:, 1])
    drawn = np.roll(corners, -1, axis=0) - corners
    reach = np.hypot(drawn[:, 0], drawn[:, 1])[:, None]
    unit = drawn / np.maximum(reach, 1e-9)
    off = np.abs(cross(unit[:, None], middles[None] - corners[:, None]))
    along = np.abs(unit @ runs.T) / np.maximum(lengths, 1e-9)
    fit = np.where((off < 0.06 * reach + 3) & (along > 0.985), lengths[None], 0)
    best = fit.argmax(axis=1)
    found = fit.max(axis=1, keepdims=True) > 0.3 * reach
    points, directions = np.where(found, middles[best], corners), np.where(found, runs[best], drawn)
    met: Quads = meeting(points[None], directions[None])[0]
    return met
