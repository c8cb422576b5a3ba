"""From a map of where text is to quads around its lines.

After Liao et al., "Real-time Scene Text Detection with Differentiable Binarization" (2020): the network
answers shrunken lines, so every region is grown again by its area over its perimeter.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.model.geometry import Quad

TEXT = 0.3
"""Above this a pixel of the map is text (the network's own training threshold)."""

REGION = 0.5
"""A region whose mean lies below is noise."""

GROWTH = 1.6
"""Regions grow by this × area ÷ perimeter on every side: the inverse of the shrinking in training."""

THINNEST = 3.0
"""Regions thinner than this, in pixels of the map, are specks."""

Map = NDArray[np.float32]
"""Height × width of text probabilities."""


def quads_of(text: Map, *, scale_x: float, scale_y: float) -> tuple[Quad, ...]:
    """Find the lines in a map; `scale_x` and `scale_y` are pixels of the answer per pixel of the map."""
    mask = cv2.dilate((text > TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array([scale_x, scale_y])
    found = (_grown(text, np.asarray(contour)) for contour in contours)
    return tuple(as_quad(corners * scale) for corners in found if corners is not None)


def as_quad(corners: NDArray[np.floating]) -> Quad:
    """Order four corners of a rectangle so that the longer side is the one it is read along.

    A line is taken to run rightwards, or downwards where it stands steeper than 45°.
    """
    along = corners[1] - corners[0]
    if np.hypot(*along) < np.hypot(*(corners[2] - corners[1])):
        corners = np.roll(corners, -1, axis=0)
        along = corners[1] - corners[0]
    backwards = along[0] < 0 if abs(along[0]) >= abs(along[1]) else along[1] < 0
    if backwards:
        corners = np.roll(corners, -2, axis=0)
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))


def _grown(text: Map, contour: NDArray[np.int32]) -> NDArray[np.float64] | None:
    """Return the region's four corners in pixels of the map, clockwise; None where it is no line."""
    center, (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < THINNEST or _mean_inside(text, (center, (width, height), angle)) < REGION:
        return None
    growth = GROWTH * width * height / (2 * (width + height))
    corners = cv2.boxPoints((center, (width + 2 * growth, height + 2 * growth), angle))
    return np.asarray(corners, np.float64)


def _mean_inside(text: Map, rectangle: cv2.typing.RotatedRect) -> float:
    corners = cv2.boxPoints(rectangle)
    left, top = np.floor(corners.min(axis=0)).astype(int).clip(0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = text[top:bottom, left:right]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [(corners - (left, top)).astype(np.int32)], (1,))
    return float(cv2.mean(part, inside)[0])
