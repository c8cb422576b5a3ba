"""Lines of text as evidence of where cards are: what a card holds, and what it may not cut."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.vision.quads import Points, Quads, inside, sides

GRID = np.array([(u, v) for u in (0.03, 0.25, 0.5, 0.75, 0.97) for v in (0.2, 0.5, 0.8)])
"""Places on a line, in parts of its width and height, that are asked whether they lie on a card."""

BLOB, BLOB_LETTERS = 2.2, 4.5
"""A "line" less long than so many heights is a small card's whole text, or a logo; what it counts for."""

KEY, TEXTS = 0.025, 0.05
"""Of the photo's long side: a blob as high as the first is one letter, on a key; as the second, a text."""

JOINING = 2.2
"""Gap, in heights of letters, up to which lines belong together without a border to say so."""


@dataclass(frozen=True, slots=True)
class TextLines:
    """Lines of text found in a photo: M × 4 × 2 in its pixels, and how many letters each may have."""

    quads: Quads
    weights: NDArray[np.float64]

    @staticmethod
    def of(quads: Quads, long_side: float) -> TextLines:
        length, height = _extent(quads)
        slender = length / np.maximum(height, 1e-9)
        blob = np.interp(height / long_side, (KEY, TEXTS), (1, BLOB_LETTERS))
        return TextLines(quads, np.where(slender < BLOB, blob, np.clip(slender, 1, 40)))

    def take(self, which: NDArray[np.bool_]) -> TextLines:
        return TextLines(self.quads[which], self.weights[which])

    @property
    def slender(self) -> NDArray[np.float64]:
        """How many times longer than high each line is."""
        length, height = _extent(self.quads)
        return length / np.maximum(height, 1e-9)

    @property
    def heights(self) -> NDArray[np.float64]:
        return _extent(self.quads)[1]

    def shares(self, cards: Quads) -> NDArray[np.float64]:
        """Return, N × M, what part of each line lies on each card."""
        points = self._grid().reshape(-1, 2)
        held = inside(cards, points).reshape(len(cards), len(self.quads), len(GRID))
        share: NDArray[np.float64] = held.mean(axis=2)
        return share

    def _grid(self) -> Points:
        a, b, c, d = (self.quads[:, i, None] for i in range(4))
        # A blob is drawn wider than what it holds: only its middle must lie on the card.
        length, height = _extent(self.quads)
        spread = np.where(length < BLOB * height, 0.5, 1.0)[:, None, None]
        at = 0.5 + (GRID[None] - 0.5) * spread
        u, v = at[..., :1], at[..., 1:]
        grid: Points = (a * (1 - u) + b * u) * (1 - v) + (d * (1 - u) + c * u) * v
        return grid


def _extent(quads: Quads) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each line's long and short side."""
    s = sides(quads)
    length = np.hypot(s[..., 0], s[..., 1])
    one, other = (length[:, 0] + length[:, 2]) / 2, (length[:, 1] + length[:, 3]) / 2
    return np.maximum(one, other), np.minimum(one, other)


def directions(quads: Quads) -> NDArray[np.float64]:
    """Return, in degrees, which way each line runs on the screen."""
    along = quads[:, 1] - quads[:, 0]
    return np.asarray(np.degrees(np.arctan2(along[:, 1], along[:, 0])), np.float64)


def clusters(lines: TextLines) -> tuple[TextLines, ...]:
    """Group lines that stand near each other."""
    if not len(lines.quads):
        return ()
    heights = lines.heights
    near = gaps(lines.quads) < JOINING * np.maximum(heights[:, None], heights[None])
    group = connected(near)
    return tuple(lines.take(group == number) for number in np.unique(group))


def together(groups: list[TextLines], cards: Quads) -> list[TextLines]:
    """Join groups, the nearest first, as long as they make nothing larger than the usual one of `cards`."""
    usual = np.median(np.stack(_extent(cards), axis=1), axis=0)
    pairs = ((a, b) for i, a in enumerate(groups) for b in groups[:i])
    for a, b in sorted(pairs, key=lambda pair: _apart(*pair)):
        both = TextLines(np.concatenate([a.quads, b.quads]), np.concatenate([a.weights, b.weights]))
        if (np.concatenate(_extent(around(both, 0)[None])) < usual).all():
            return together([both, *(group for group in groups if group is not a and group is not b)], cards)
    return groups


def _apart(a: TextLines, b: TextLines) -> float:
    return float(gaps(np.concatenate([a.quads, b.quads]))[: len(a.quads), len(a.quads) :].min())


def connected(near: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return a number for each of M things, the same for all that hang together by neighbours, M × M."""
    group = np.arange(len(near))
    for _ in group:  # each round hands the lowest number one neighbour further
        lower = np.where(near, group[None], len(group)).min(axis=1)
        if (lower == group).all():
            break
        group = lower
    return group


def gaps(quads: Quads) -> NDArray[np.float64]:
    """Return, M × M, about how far lines are apart: the least distance between points along them."""
    along = np.linspace(0, 1, 7)[None, :, None]
    starts, ends = (quads[:, 0] + quads[:, 3]) / 2, (quads[:, 1] + quads[:, 2]) / 2
    points = starts[:, None] * (1 - along) + ends[:, None] * along
    flat = points.reshape(-1, 2)
    far = np.hypot(*(flat[:, None] - flat[None]).transpose(2, 0, 1)).reshape(len(quads), 7, len(quads), 7)
    least: NDArray[np.float64] = far.min(axis=(1, 3))
    return least


def around(lines: TextLines, margin: float) -> NDArray[np.float64]:
    """Return a rectangle, 4 × 2, turned as the lines are, `margin` letter heights outside of them."""
    box = cv2.minAreaRect(lines.quads.reshape(-1, 2).astype(np.float32))
    more = 2 * margin * float(np.median(lines.heights))
    center, (width, height), angle = box
    return np.asarray(cv2.boxPoints((center, (width + more, height + more), angle)), np.float64)
