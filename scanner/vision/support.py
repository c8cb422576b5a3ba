"""How much a quadrilateral looks like the outline of a card: edges beside it, and its shape."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.arrays import Grey
from scanner.vision.quads import Points, Quads, areas, cross, sides

SAMPLES = np.linspace(0.07, 0.93, 28)
"""Places along a side: its ends are left out, where corners are rounded."""

PANEL = 4
"""Places at least on each side of where a border changes from one panel of a card to the next."""

SWITCH = 0.04
"""Support that such a change costs: a plain border is more often right."""

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

LEAN = 0.6
"""Of what a shape seen from the side is worth that no edges accompany."""

FOCAL = (0.7, 0.85, 1.05, 1.4)
"""Focal lengths in parts of the photo's long side: phones from wide angle to twofold."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """How steeply each channel of a photo changes at each pixel, and what makes an edge in it.

    `steps` are grey levels a pixel, 2 (x, y) × 3 (channels) × height × width, and so is `clear`: more on
    printed cloth than on a plain table.
    """

    steps: NDArray[np.float32]
    clear: float

    @staticmethod
    def of(lab: Grey) -> Slopes:
        soft = cv2.GaussianBlur(lab, (3, 3), 0)
        changes = (cv2.Sobel(soft, cv2.CV_32F, dx, 1 - dx, scale=1 / 8) for dx in (1, 0))
        steps = np.stack([cv2.split(change) for change in changes]).astype(np.float32, copy=False)
        usual = float(np.median(np.abs(steps[:, 0, ::3, ::3]).max(axis=0)))
        return Slopes(steps, min(STRONG, max(FAINT, ROUGH * usual)))

    @property
    def frame(self) -> tuple[int, int]:
        """The photo's width and height."""
        return self.steps.shape[3], self.steps.shape[2]


def support(quads: Quads, slope: Slopes) -> Scores:
    """Return, N × 4, how much of each side an edge accompanies, 0 to 1; UNSEEN along the photo's frame."""
    return np.where(_on_frame(quads, *slope.frame), UNSEEN, accompanied(quads, sides(quads), slope))


def accompanied(starts: Quads, along: Quads, slope: Slopes) -> Scores:
    """Return, N × K, how much of each line an edge accompanies that changes its sign once at most; 0 to 1.

    Lines, N × K × 2, run from `starts` so far as `along` says. Lines of text change their sign with every
    letter; a card's border keeps it, or once a panel.
    """
    length = np.maximum(np.hypot(along[..., 0], along[..., 1]), 1e-9)[..., None]
    normal = np.stack([along[..., 1], -along[..., 0]], axis=-1) / length
    on = starts[..., None, :] + along[..., None, :] * SAMPLES[:, None]
    # One plane for each offset: so the steepest of them are found plane by plane, which is fast.
    x, y = (on[..., i] + normal[..., i, None] * OFFSETS[:, None, None, None] for i in (0, 1))
    width, height = slope.frame
    at = (np.rint(y).clip(0, height - 1) * width + np.rint(x).clip(0, width - 1)).astype(np.intp)
    right, down = np.moveaxis(normal[..., None] / slope.clear, 2, 0).astype(np.float32)
    kinds = []
    for rightwards, downwards in slope.steps.reshape(2, 3, -1).swapaxes(0, 1):
        across = rightwards.take(at) * right + downwards.take(at) * down
        rise, fall = across.max(axis=0).clip(0, 1), (-across.min(axis=0)).clip(0, 1)
        for steps, against in ((rise, fall), (fall, rise)):
            kinds.append(steps - 0.5 * np.where(against > steps, against, 0))
    return _kept(np.stack(kinds))


def _kept(steps: NDArray[np.float32]) -> Scores:
    """Return, N × 4, the mean of kinds × N × 4 × places along each side, of one kind or of two in turn.

    The border of a card of two panels, one darker than the table, changes its kind once: where they meet.
    """
    before = np.cumsum(steps, axis=3)
    after = before[..., -1:] - before
    turning = (before.max(axis=0) + after.max(axis=0))[..., PANEL - 1 : -PANEL].max(axis=2)
    best = np.maximum(before[..., -1].max(axis=0), turning - SWITCH * steps.shape[3])
    kept: Scores = np.maximum(best / steps.shape[3], 0).astype(np.float64)
    return kept


def _on_frame(quads: Quads, width: int, height: int) -> NDArray[np.bool_]:
    """Say, N × 4, which sides run along the photo's frame or outside it."""
    near = 0.012 * max(width, height)
    x, y = quads[..., 0], quads[..., 1]
    lost = np.zeros(quads.shape[:2], np.bool_)
    for off in (x < near, y < near, x > width - 1 - near, y > height - 1 - near):
        lost |= off & np.roll(off, -1, axis=1)
    return lost


def shape(quads: Quads, frame: tuple[int, int], clear: Scores | float = 0.0) -> Scores:
    """Return how likely it is that a card is seen in this shape, in a photo of frame (width, height); 0 to 1.

    `clear`, 0 to 1, tells how well edges accompany it: where they do, it may well be seen from the side.
    """
    s = sides(quads)
    length = np.hypot(s[..., 0], s[..., 1])
    across, down = (length[:, 0] + length[:, 2]) / 2, (length[:, 1] + length[:, 3]) / 2
    sines = np.abs(cross(np.roll(s, 1, axis=1), s)) / np.maximum(np.roll(length, 1, axis=1) * length, 1e-9)
    opposite = np.minimum(length, np.roll(length, 2, axis=1)) / np.maximum(length, np.roll(length, 2, axis=1))
    square = np.interp(sines.min(axis=1), (0.3, 0.6, 0.9, 1), (0.2, 0.75, 0.97, 1))
    even = np.interp(opposite.min(axis=1), (0.3, 0.5, 0.8, 1), (0.3, 0.8, 0.97, 1))
    askew = 1 - (1 - square * even) * (1 - ASKEW * clear)
    flat = _likely(across / np.maximum(down, 1e-9)) * askew
    from_the_side = _from_the_side(quads, frame) * np.interp(clear, (0, 1), (LEAN, 1))
    return np.where(areas(quads) > 0, np.maximum(flat, from_the_side), 0)


def _likely(aspect: Scores) -> Scores:
    """Return how likely a card has sides of this proportion; 0 to 1."""
    longer = np.maximum(aspect, 1 / np.maximum(aspect, 1e-9))
    return np.interp(longer, (1.0, 1.25, 1.4, 1.95, 2.2, 3.0, 5.0), (0.62, 0.78, 1, 1, 0.9, 0.75, 0.2))


def _from_the_side(quads: Quads, frame: tuple[int, int]) -> Scores:
    """Return how well a card, seen from the side by a usual lens, explains each shape; 0 to 1.

    After Zhang & He 2007, Whiteboard scanning, section 4: with the lens known, a quad tells the
    rectangle's proportion, and whether its angles are right ones at all.
    """
    m1, m2, m4, m3 = np.moveaxis(quads - np.array(frame) / 2, 1, 0)
    k2, k3 = _ratio(m1, m4, m3, m2), _ratio(m1, m4, m2, m3)
    # The vectors along and down the card, but for the lens: within the picture and into it.
    along, down, along_in, down_in = k2 * m2 - m1, k3 * m3 - m1, k2[:, 0] - 1, k3[:, 0] - 1
    lens = (np.array(FOCAL)[:, None] * max(frame)) ** 2
    wide = np.sqrt((along**2).sum(axis=1) / lens + along_in**2)
    tall = np.sqrt((down**2).sum(axis=1) / lens + down_in**2)
    area = np.maximum(wide * tall, 1e-12)
    askew = np.abs((along * down).sum(axis=1) / lens + along_in * down_in) / area
    facing = np.abs(cross(along, down)) / lens / area
    fit = np.interp(askew, (0.04, 0.12, 0.3), (1, 0.85, 0.2)) * np.interp(
        facing, (0.25, 0.5, 0.65), (0.2, 0.95, 1)
    )
    best: Scores = (_likely(wide / np.maximum(tall, 1e-12)) * fit).max(axis=0)
    return best


def _ratio(a: Points, b: Points, c: Points, d: Points) -> Points:
    """Return (a × b)·c / (d × b)·c for rows of points with a third coordinate of 1: as areas of triangles."""
    top, bottom = (cross(b - p, c - p) for p in (a, d))
    ratio: Points = (top / np.where(np.abs(bottom) < 1e-9, 1e-9, bottom))[:, None]
    return ratio
