"""Where a camera sees what lies on the table: a pinhole above a plane."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scanner.model.geometry import Point

Matrix = NDArray[np.float64]

FOCUS = 1.15
"""Focal length in longer sides of the frame: what a phone's main camera has."""


def turn(degrees: float, x: float, y: float) -> Matrix:
    """Return the 3 × 3 map that turns the plane clockwise (y down) and then moves it by (x, y)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, x], [s, c, y], [0, 0, 1]])


def view(
    points: Sequence[Point],
    frame: tuple[int, int],
    *,
    tilt: float,
    toward: float,
    roll: float,
    fill: float,
    shift: Point,
) -> Matrix:
    """Return the homography from the table (units) to the frame (pixels).

    The camera leans `tilt` degrees off the table's normal in direction `toward`, is rolled by `roll`, and so
    far away that `points` fill the share `fill` of the frame; `shift` moves the picture, in frame sides.
    """
    center = np.mean(np.array(points), axis=0)
    lean = turn(-toward, 0, 0) @ _tilted(tilt) @ turn(toward, 0, 0)
    axes = turn(roll, 0, 0) @ lean
    plane = np.column_stack([axes[:, 0], axes[:, 1], -axes[:, :2] @ center])
    focus = FOCUS * max(frame)
    near, far = 1.0, 200_000.0
    for _ in range(48):
        middle = (near + far) / 2
        wide, tall = _extent(project(_camera(plane, middle, focus), points))
        if wide > frame[0] * fill or tall > frame[1] * fill:
            near = middle
        else:
            far = middle
    matrix = _camera(plane, far, focus)
    seen = np.array(project(matrix, points))
    middle_seen = (seen.min(axis=0) + seen.max(axis=0)) / 2
    offset = np.array([frame[0] * (0.5 + shift[0]), frame[1] * (0.5 + shift[1])]) - middle_seen
    move = np.array([[1, 0, offset[0]], [0, 1, offset[1]], [0, 0, 1]])
    return np.asarray(move @ matrix, dtype=np.float64)


def _tilted(degrees: float) -> Matrix:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def _camera(plane: Matrix, distance: float, focus: float) -> Matrix:
    pose = plane.copy()
    pose[2, 2] += distance
    return np.diag([focus, focus, 1.0]) @ pose


def _extent(points: Sequence[Point]) -> tuple[float, float]:
    xs, ys = zip(*points, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def project(matrix: Matrix, points: Sequence[Point]) -> list[Point]:
    """Map points of the plane through a homography; a point behind the camera goes far away."""
    flat = np.column_stack([np.array(points, dtype=np.float64), np.ones(len(points))]) @ matrix.T
    depth = np.where(flat[:, 2] > 1e-6, flat[:, 2], 1e-6)
    return [(float(x), float(y)) for x, y in flat[:, :2] / depth[:, None]]
