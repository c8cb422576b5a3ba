"""How much a quadrilateral looks like the outline of a card: edges beside it, and its shape."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.arrays import Grey
from scanner.vision.quads import Quads, areas, cross, sides

SAMPLES = np.linspace(0.07, 0.93, 28)
"""Places along a side: its ends are left out, where corners are rounded."""

OFFSETS = np.arange(-3, 4)
"""Pixels off the side at which its edge is looked for."""

FAINT, STRONG = 3.0, 9.0
"""Grey levels a pixel: the slopes of a white card's edge on white paper, blurred, and of a plain one."""

ROUGH = 3.0
"""An edge is steeper than so many times the photo's usual slope: else every thread of a cloth is one."""

UNSEEN = 0.55
"""Support of a side that lies on the photo's frame: nothing speaks for it or against it."""

ASKEW = 0.6
"""How much of the doubt about a shape seen steeply is taken away by clear edges on all sides."""

Scores = NDArray[np.float64]

Slopes = NDArray[np.float32]
"""Grey levels a pixel, 2 (x, y) × 3 (channels) × height × width."""


def slopes(lab: Grey) -> Slopes:
    """Return how steeply each channel changes at each pixel."""
    soft = cv2.GaussianBlur(lab, (3, 3), 0).astype(np.float32)
    x, y = (cv2.Sobel(soft, cv2.CV_32F, dx, 1 - dx, ksize=3) / 8 for dx in (1, 0))
    return np.ascontiguousarray(np.stack([x, y]).transpose(0, 3, 1, 2))


def clear_step(slope: Slopes) -> float:
    """Return the slope that makes an edge in this photo: more on printed cloth than on a plain table."""
    usual = float(np.median(np.abs(slope[:, 0, ::3, ::3]).max(axis=0)))
    return min(STRONG, max(FAINT, ROUGH * usual))


def support(quads: Quads, slope: Slopes) -> Scores:
    """Return, N × 4, how much of each side an edge accompanies that keeps its sign; 0 to 1.

    Lines of text change their sign with every letter, the border of a card keeps it.
    """
    height, width = slope.shape[2:]
    s = sides(quads)
    normal = (
        np.stack([s[..., 1], -s[..., 0]], axis=-1)
        / np.maximum(np.hypot(s[..., 0], s[..., 1]), 1e-9)[..., None]
    )
    on = quads[:, :, None] + s[:, :, None] * SAMPLES[:, None]
    spots = on[:, :, :, None] + normal[:, :, None, None] * OFFSETS[:, None]
    x = np.clip(np.rint(spots[..., 0]).astype(np.intp), 0, width - 1)
    y = np.clip(np.rint(spots[..., 1]).astype(np.intp), 0, height - 1)
    normal = normal.astype(np.float32)
    clear = clear_step(slope)
    best: Scores = np.zeros(quads.shape[:2])
    for channel in range(3):
        across = (
            slope[0, channel][y, x] * normal[..., 0, None, None]
            + slope[1, channel][y, x] * normal[..., 1, None, None]
        )
        for sign in (1, -1):
            steps = np.clip((sign * across).max(axis=3) / clear, 0, 1)
            against = np.clip((-sign * across).max(axis=3) / clear, 0, 1)
            best = np.maximum(best, (steps - 0.5 * np.where(against > steps, against, 0)).mean(axis=2))
    return np.where(_on_frame(quads, width, height), UNSEEN, best)


def _on_frame(quads: Quads, width: int, height: int) -> NDArray[np.bool_]:
    """Say, N × 4, which sides run along the photo's frame or outside it."""
    near = 0.012 * max(width, height)
    x, y = quads[..., 0], quads[..., 1]
    lost = np.zeros(quads.shape[:2], np.bool_)
    for off in (x < near, y < near, x > width - 1 - near, y > height - 1 - near):
        lost |= off & np.roll(off, -1, axis=1)
    return lost


def shape(quads: Quads, clear: Scores | float = 0.0) -> Scores:
    """Return how likely it is that a card is seen in this shape; 0 to 1.

    `clear`, 0 to 1, tells how well edges accompany it: where they do, it may well be seen from the side.
    """
    s = sides(quads)
    length = np.hypot(s[..., 0], s[..., 1])
    across, down = (length[:, 0] + length[:, 2]) / 2, (length[:, 1] + length[:, 3]) / 2
    aspect = np.maximum(across, down) / np.maximum(np.minimum(across, down), 1e-9)
    sines = np.abs(cross(np.roll(s, 1, axis=1), s)) / np.maximum(np.roll(length, 1, axis=1) * length, 1e-9)
    opposite = np.minimum(length, np.roll(length, 2, axis=1)) / np.maximum(length, np.roll(length, 2, axis=1))
    likely = np.interp(aspect, (1.0, 1.25, 1.4, 1.95, 2.2, 3.0, 5.0), (0.62, 0.78, 1, 1, 0.9, 0.75, 0.2))
    square = np.interp(sines.min(axis=1), (0.3, 0.6, 0.9, 1), (0.2, 0.75, 0.97, 1))
    even = np.interp(opposite.min(axis=1), (0.3, 0.5, 0.8, 1), (0.3, 0.8, 0.97, 1))
    askew = 1 - (1 - square * even) * (1 - ASKEW * clear)
    return np.where(areas(quads) > 0, likely * askew, 0)
