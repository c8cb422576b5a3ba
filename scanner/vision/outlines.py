"""Shapes with four sides in a photo, from regions and edges: many guesses, most of them wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from scanner.vision.arrays import Grey, as_uint8
from scanner.vision.quads import Points, Quads, convex, cross, meeting, ordered, sides

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
    hulls = [hull for mask in (*_regions(lab), *_edges(lab)) for hull in _hulls(mask, seen)]
    found = ordered(np.array([*_four_sided(hulls)]).reshape(-1, 4, 2))
    return found[convex(found)]


def _regions(lab: Grey) -> Iterator[Grey]:
    soft = as_uint8(cv2.medianBlur(lab, 5))
    rows, columns = (np.concatenate([side[:4], side[-4:]]) for side in (soft, soft.swapaxes(0, 1)))
    border = np.concatenate([rows.reshape(-1, 3), columns.reshape(-1, 3)])
    table = np.median(border, axis=0).astype(np.int16)
    away = cv2.LUT(soft, as_uint8(np.abs(np.arange(256, dtype=np.int16)[:, None] - table))[None])
    unlike = functools.reduce(cv2.max, cv2.split(away))
    for channel in (*cv2.split(soft), unlike):
        yield from _cuts(as_uint8(channel))


def _cuts(channel: Grey) -> Iterator[Grey]:
    low, high = np.percentile(channel[::4, ::4], (1, 99))
    if high - low < 6:
        return
    otsu, _ = cv2.threshold(channel, 0, 255, cv2.THRESH_OTSU)
    for cut in dict.fromkeys(int(cut) for cut in (otsu, *(low + step * (high - low) for step in STEPS))):
        for side in (cv2.THRESH_BINARY, cv2.THRESH_BINARY_INV):
            yield as_uint8(cv2.threshold(channel, cut, 255, side)[1])


def _edges(lab: Grey) -> Iterator[Grey]:
    soft = cv2.split(cv2.GaussianBlur(lab, (5, 5), 0))
    slopes = [
        [cv2.Sobel(channel, cv2.CV_16S, dx, 1 - dx, borderType=cv2.BORDER_REPLICATE) for dx in (1, 0)]
        for channel in soft
    ]
    for weak, strong in CANNY:
        edges = as_uint8(np.zeros(lab.shape[:2]))
        for x, y in slopes:
            edges |= as_uint8(cv2.Canny(x, y, weak, strong, L2gradient=True))
        yield as_uint8(cv2.dilate(edges, np.ones((3, 3), np.uint8)))
        yield as_uint8(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))


def _hulls(mask: Grey, seen: set[tuple[int, ...]]) -> Iterator[cv2.typing.MatLike]:
    """Yield the convex shapes around all that is large, but each once: most masks show the same ones."""
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
            yield hull


def _four_sided(hulls: Sequence[cv2.typing.MatLike]) -> Iterator[Points]:
    """Fit four sides to convex shapes; a rounded corner is drawn out to where its sides would meet."""
    rough = [_roughly(hull) for hull in hulls]
    drawn = iter(_drawn_out([pair for pair in zip(rough, map(_points, hulls), strict=True) if len(pair[0])]))
    for corners, hull in zip(rough, hulls, strict=True):
        if len(corners):
            yield next(drawn)
        box = cv2.minAreaRect(hull)
        if cv2.contourArea(hull) > 0.75 * box[1][0] * box[1][1]:
            yield np.asarray(cv2.boxPoints(box), np.float64)


def _roughly(hull: cv2.typing.MatLike) -> Points:
    """Return four of the corners that a convex shape has about; none where it has more or fewer."""
    around = cv2.arcLength(hull, True)
    outlines = (cv2.approxPolyDP(hull, tolerance * around, True) for tolerance in (0.02, 0.05, 0.09))
    return _points(next((outline for outline in outlines if len(outline) == 4), hull[:0]))


def _points(outline: cv2.typing.MatLike) -> Points:
    return np.asarray(outline, np.float64).reshape(-1, 2)


def _drawn_out(shapes: Sequence[tuple[Points, Points]]) -> Quads:
    """Lay each side of four corners along the longest run beside it of the hull they were found in."""
    if not shapes:
        return np.zeros((0, 4, 2))
    corners = np.stack([four for four, _ in shapes])
    most = max(len(hull) for _, hull in shapes)
    # A hull with fewer points ends where it begins: runs without length are beside nothing.
    hull = np.stack([np.concatenate([h, np.repeat(h[:1], most - len(h), axis=0)]) for _, h in shapes])
    runs = np.roll(hull, -1, axis=1) - hull
    middles, lengths = hull + runs / 2, np.hypot(runs[..., 0], runs[..., 1])[:, None]
    drawn = sides(corners)
    reach = np.hypot(drawn[..., 0], drawn[..., 1])[..., None]
    unit = drawn / np.maximum(reach, 1e-9)
    off = np.abs(cross(unit[:, :, None], middles[:, None] - corners[:, :, None]))
    along = np.abs(unit @ runs.swapaxes(1, 2)) / np.maximum(lengths, 1e-9)
    fit = np.where((off < 0.06 * reach + 3) & (along > 0.985), lengths, 0)
    best = fit.argmax(axis=2)[..., None]
    found = fit.max(axis=2, keepdims=True) > 0.3 * reach
    points = np.where(found, np.take_along_axis(middles, best, axis=1), corners)
    return meeting(points, np.where(found, np.take_along_axis(runs, best, axis=1), drawn))
