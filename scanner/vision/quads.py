"""Many quadrilaterals at once: arrays of N × 4 × 2 in pixels, corners clockwise on the screen."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.model.geometry import Quad

Quads = NDArray[np.float64]
"""N × 4 × 2."""

Points = NDArray[np.float64]
"""N × 2."""


def as_quads(quads: Sequence[Quad]) -> Quads:
    return np.array([q.corners for q in quads], np.float64).reshape(-1, 4, 2)


def as_quad(corners: NDArray[np.float64]) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))


def cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the z of the cross product of vectors in the last axis."""
    z: NDArray[np.float64] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return z


def sides(quads: Quads) -> Quads:
    """Return the vectors from each corner to the next."""
    return np.roll(quads, -1, axis=1) - quads


def areas(quads: Quads) -> NDArray[np.float64]:
    """Return signed areas, above 0 where the corners run clockwise on the screen."""
    total: NDArray[np.float64] = cross(quads, np.roll(quads, -1, axis=1)).sum(axis=1) / 2
    return total


def ordered(quads: Quads) -> Quads:
    """Turn corners clockwise, beginning with the one nearest the top left, so that equals compare equal."""
    quads = np.where((areas(quads) < 0)[:, None, None], quads[:, ::-1], quads)
    first = quads.sum(axis=2).argmin(axis=1)
    return np.take_along_axis(quads, ((first[:, None] + np.arange(4)) % 4)[..., None], axis=1)


def convex(quads: Quads) -> NDArray[np.bool_]:
    """Say which quads, clockwise, bulge at every corner."""
    s = sides(quads)
    return np.asarray((cross(np.roll(s, 1, axis=1), s) > 1e-6).all(axis=1), np.bool_)


def grown(quads: Quads, by: float) -> Quads:
    """Move every side outwards by `by` pixels."""
    s = sides(quads)
    outward = (
        np.stack([s[..., 1], -s[..., 0]], axis=-1)
        / np.maximum(np.hypot(*np.moveaxis(s, -1, 0)), 1e-9)[..., None]
    )
    return meeting(quads + outward * by, s)


def meeting(points: Quads, directions: Quads) -> Quads:
    """Return the corners where each line (point, direction) meets the one before it."""
    p, d = np.roll(points, 1, axis=1), np.roll(directions, 1, axis=1)
    angle = cross(d, directions)
    along = cross(points - p, directions) / np.where(np.abs(angle) < 1e-9, 1e-9, angle)
    corners: Quads = p + d * along[..., None]
    return corners


def inside(quads: Quads, points: Points) -> NDArray[np.bool_]:
    """Say, N × M, which of M points lie in which of N convex quads."""
    s = sides(quads)
    held = np.ones((len(quads), len(points)), np.bool_)
    inwards, off = np.stack([-s[..., 1], s[..., 0]], axis=-1), cross(s, quads)
    for i in range(4):  # one side at a time: an array of all of them is slow to fill
        held &= inwards[:, i] @ points.T >= off[:, i, None]
    return held


def touching(quad: NDArray[np.float64], others: Quads) -> bool:
    """Say whether a convex quad, 4 × 2, has any area in common with any of the others."""
    one = quad.astype(np.float32)
    return any(cv2.intersectConvexConvex(one, other)[0] > 0 for other in others.astype(np.float32))
