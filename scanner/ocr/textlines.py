"""Lines of text found by their shape alone: letters are small and sharp, and their neighbours are letters.

After O'Gorman, "The Document Spectrum for Page Layout Analysis" (1993): the nearest neighbour of a letter
stands in the same line, so neighbours tell the direction of lines, at any angle, without reading.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.detection import as_quad

LONG_SIDE = 1200
"""Lines are looked for in a picture this long: letters of 6 px are still told apart."""

STROKE = 15
"""Side in pixels of the square that letters' strokes fit in: what is broader is paper."""

SMALLEST, LARGEST = 5, 90
"""The longer side of a letter in pixels."""

MOST = 2500
"""Of more letters the largest are kept: a pattern has many, a card some five hundred."""

ALIKE = 2.5
"""Letters of one line differ in size by this factor at most."""

REACH = 2.2
"""Neighbours in a line stand at most so many times their size apart, from middle to middle: over a blank."""

AROUND = 8.0
"""Lines run in the direction of the letters this many letter sizes around."""

ASTRAY = 0.5
"""A letter's neighbour stands at most this × their size above or below it."""

ROWS = 0.45
"""Letters are of two rows where this × their size lies between them."""

FEWEST = 2
"""Letters that make a line."""

SPARSE = 0.12
"""A letter fills at least this share of its box."""

LONGISH = 1.4
"""A line is at least so many times longer than high."""

MARGIN = 0.2
"""Share of a line's height that is added on each side, for accents and tails."""

Letters = NDArray[np.float32]
"""Letters × (x, y, size, width, height): middle, longer side and both sides of its box in pixels."""


def find_lines(pixels: Pixels) -> tuple[Quad, ...]:
    """Find lines of dark text on light or light on dark, each taken to run rightwards or downwards."""
    scale = min(1.0, LONG_SIDE / max(pixels.shape[:2]))
    whole = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)  # before it is made smaller: that takes a third then
    gray = np.asarray(cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    lines = [line for way in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT) for line in _lines(_letters(gray, way))]
    found = (_corners(line) for line in _without_inner(lines))
    return tuple(as_quad(corners / scale) for corners in found if corners is not None)


def _lines(letters: Letters) -> list[Letters]:
    """Group letters to lines by following neighbours."""
    line = np.arange(len(letters))
    for a, b in _neighbours(letters):
        line[line == line[b]] = line[a]
    names, count = np.unique(line, return_counts=True)
    rows = (row for name in names[count >= FEWEST] for row in _rows(letters[line == name]))
    return [row for row in rows if len(row) >= FEWEST]


def _rows(letters: Letters) -> list[Letters]:
    """Part lines that hang together by something tall, such as an icon beside both."""
    if len(letters) < 2 * FEWEST:
        return [letters]
    vx, vy, x, y = cv2.fitLine(letters[:, :2], cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    off = (letters[:, 0] - x) * vy - (letters[:, 1] - y) * vx
    order = np.argsort(off)
    breaks = np.flatnonzero(np.diff(off[order]) > ROWS * np.median(letters[:, 2])) + 1
    return [letters[part] for part in np.split(order, breaks)]


def _without_inner(lines: list[Letters]) -> list[Letters]:
    """Leave out lines within others: the insides of letters look like letters of the other polarity."""
    kept: list[tuple[Letters, NDArray[np.float32]]] = []
    for line in sorted(lines, key=len, reverse=True):
        x, y = (float(c) for c in line[:, :2].mean(axis=0))
        if not any(cv2.pointPolygonTest(hull, (x, y), False) >= 0 for _, hull in kept):
            kept.append((line, cv2.boxPoints(cv2.minAreaRect(_outline(line))).astype(np.float32)))
    return [line for line, _ in kept]


def _letters(gray: NDArray[np.uint8], way: int) -> Letters:
    """Find what is as small and sharp as a letter."""
    strokes = cv2.morphologyEx(gray, way, np.ones((STROKE, STROKE), np.uint8))
    _, binary = cv2.threshold(strokes, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    stats = _components(np.asarray(binary, np.uint8))
    size = stats[:, 2:4].max(axis=1)
    filled = stats[:, 4] / (stats[:, 2] * stats[:, 3])
    is_letter = (size >= SMALLEST) & (size <= LARGEST) & (filled > SPARSE) & (stats[:, 4] >= SMALLEST)
    is_letter[0] = False  # the label of what is no component
    kept = np.flatnonzero(is_letter)
    kept = kept[np.argsort(size[kept])[-MOST:]]
    boxes = stats[kept, :4]
    middle = boxes[:, :2] + boxes[:, 2:] / 2
    return np.column_stack((middle, size[kept], boxes[:, 2:])).astype(np.float32)


def _components(binary: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Return left, top, width, height and pixels of every component, the background first."""
    try:  # with labels of 16 bits in a third of the time
        found = cv2.connectedComponentsWithStats(binary, ltype=cv2.CV_16U)
    except cv2.error:  # more than such labels can tell apart: a pattern
        found = cv2.connectedComponentsWithStats(binary)
    return np.asarray(found[2], np.int32)


def _neighbours(letters: Letters) -> NDArray[np.intp]:
    """Return pairs of letters that stand beside each other in the direction that lines run around them."""
    if len(letters) < 2:
        return np.empty((0, 2), np.intp)
    size = letters[:, 2]
    one, other = _near(letters)
    across = letters[other, :2] - letters[one, :2]
    distance = np.hypot(across[:, 0], across[:, 1])
    larger = np.maximum(size[one], size[other])
    is_alike = larger < ALIKE * np.minimum(size[one], size[other])
    direction = _directions(one, other, across, np.where(is_alike, distance, np.inf), len(letters))
    off = np.abs(across[:, 0] * direction[one, 1] - across[:, 1] * direction[one, 0])
    joined = is_alike & (distance < REACH * larger) & (off < ASTRAY * larger)
    pairs = np.sort(np.column_stack((one, other))[joined], axis=1)
    found, times = np.unique(pairs, axis=0, return_counts=True)
    return np.asarray(found[times == 2], np.intp)  # each of the two has the other beside it


def _near(letters: Letters) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return pairs of a letter and one AROUND it; those too far up or down are not even looked at."""
    order = np.argsort(letters[:, 1], kind="stable")
    height, reach = letters[order, 1], AROUND * letters[:, 2]
    first = np.searchsorted(height, letters[:, 1] - reach)
    count = np.searchsorted(height, letters[:, 1] + reach) - first
    one = np.repeat(np.arange(len(letters)), count)
    step = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
    other = order[np.repeat(first, count) + step]
    across = letters[other, :2] - letters[one, :2]
    is_near = (one != other) & (np.hypot(across[:, 0], across[:, 1]) < reach[one])
    return one[is_near], other[is_near]


def _directions(
    one: NDArray[np.intp],
    other: NDArray[np.intp],
    across: NDArray[np.float32],
    close: NDArray[np.float32],
    count: int,
) -> NDArray[np.float32]:
    """Return the unit vector along which lines run around each of `count` letters.

    Each tells the direction to the nearest of its like. Angles are doubled to be averaged, since a line that
    runs right runs left as well.
    """
    order = np.lexsort((close, one))
    told, first = np.unique(one[order], return_index=True)
    nearest = order[first]
    has_one = np.isfinite(close[nearest])
    told, nearest = told[has_one], nearest[has_one]
    angle = 2 * np.arctan2(across[nearest, 1], across[nearest, 0])
    sine, cosine = np.zeros(count), np.zeros(count)
    sine[told], cosine[told] = np.sin(angle), np.cos(angle)
    total = (whole + np.bincount(one, whole[other], count) for whole in (sine, cosine))
    mean = np.arctan2(*total) / 2
    return np.column_stack((np.cos(mean), np.sin(mean))).astype(np.float32)


def _corners(line: Letters) -> NDArray[np.float64] | None:
    """Return the four corners around a line with its margin; None for what is too small or no line."""
    center, (width, height), angle = cv2.minAreaRect(_outline(line))
    low, long = min(width, height), max(width, height)
    if low < SMALLEST or long < LONGISH * low:
        return None
    margin = 2 * MARGIN * low + 2
    return np.asarray(cv2.boxPoints((center, (width + margin, height + margin), angle)), np.float64)


def _outline(line: Letters) -> NDArray[np.float32]:
    """Return the corners of all letters' boxes: points × 2."""
    middle, half = line[:, :2], line[:, 3:] / 2
    signs = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
    corners = np.asarray(middle[:, None] + half[:, None] * signs, np.float32)
    return corners.reshape(-1, 2)
