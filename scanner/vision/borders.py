"""Borders looked for around groups of parallel lines: for cards whose outline shows in no region and edge.

A card on a printed page, or a white one on white, has a border too faint or too broken to be followed; but
its text tells where its sides must run, and along a whole side even a faint edge adds up.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from scanner.vision.quads import Points, Quads, areas, convex, meeting, ordered, sides
from scanner.vision.support import Slopes, accompanied
from scanner.vision.textlines import TextLines, connected, directions, gaps

JOINING = (2.2, 5.0, 10.0, 20.0)
"""Gaps, in heights of letters, up to which parallel lines are tried as the text of one card."""

PARALLEL = (7.0, 2.5)
"""Degrees by which lines of one card differ at most: perspective turns them apart a little, and a card by
less from the lines of print it lies on."""

ELONGATED = 2.2
"""A line so many times longer than high shows its direction."""

FEWEST, MOST = 3, 260.0
"""Lines and letters of a group: less may be a logo, more are a page."""

GROUPS = 8
"""So many groups are looked at: each takes some 30 ms."""

ASTRAY = 2.0
"""Degrees by which a group runs in another direction than most text: those are looked at first."""

REACH, STEP = 0.4, 4.0
"""How far from its text a border is looked for, in parts of the photo's long side; every so many pixels."""

LEANING = np.tan(np.radians((-6, -3, 0, 3, 6)))
"""Slopes of a border against its text."""

FAR = 0.15
"""By so much a border at the end of that reach must be clearer than one at the text: forms have many."""

PEAKS, APART = 3, 9.0
"""So many borders on each side are tried, so many pixels apart."""

TURNS, SHIFTS = np.tan(np.radians(np.arange(-3, 3.1, 0.6))), (-2.0, 0.0, 2.0)
"""Slopes and pixels by which a border found beside the text is moved so that it goes on beyond the text."""

KEPT, SNAP = 6, (-4.0, -2.0, 0.0, 2.0, 4.0)
"""So many outlines of a group are kept, and by so many pixels each end of their sides is moved to fit."""

SEEN = 0.35
"""Least part of a border, beside the text, that an edge accompanies."""

Side = NDArray[np.float64]
"""A point, or a direction: x and y."""


def borders(lines: TextLines, slope: Slopes) -> Quads:
    """Return candidates around groups of lines, N × 4 × 2; N may be 0."""
    return np.concatenate([np.zeros((0, 4, 2)), *(_around(group, slope) for group in _groups(lines))])


def _groups(lines: TextLines) -> list[TextLines]:
    """Return groups of parallel lines near each other: first those unlike the rest, then by letters."""
    slender = lines.take(lines.slender >= ELONGATED)
    if len(slender.quads) < FEWEST:
        return []
    angle = directions(slender.quads)
    turned = np.abs((angle[:, None] - angle[None] + 90) % 180 - 90)
    heights, far = slender.heights, gaps(slender.quads)
    seen: dict[bytes, TextLines] = {}
    for joining, parallel in product(JOINING, PARALLEL):
        near = (far < joining * np.maximum(heights[:, None], heights[None])) & (turned < parallel)
        label = connected(near)
        for which in (label == number for number in np.unique(label)):
            group = slender.take(which)
            if len(group.quads) >= FEWEST and group.weights.sum() <= MOST:
                seen.setdefault(which.tobytes(), group)
    usual = float(np.median(angle))
    return sorted(seen.values(), key=lambda group: (not _is_astray(group, usual), -group.weights.sum()))[
        :GROUPS
    ]


def _is_astray(group: TextLines, usual: float) -> bool:
    """Say whether a group of lines runs in another direction than the usual one, in degrees."""
    turned = float(np.median(directions(group.quads))) - usual
    return abs((turned + 90) % 180 - 90) > ASTRAY


def _around(group: TextLines, slope: Slopes) -> Quads:
    """Return the best outlines that borders beyond a group's four sides make."""
    box, beyond = _level_box(group), list[list[tuple[Side, Side]]]()
    for side in range(4):
        beyond.append(_borders_beyond(box, side, slope))
        if not beyond[-1]:
            return np.zeros((0, 4, 2))
    chosen = list(product(*([_going_on(*border, slope) for border in side] for side in beyond)))
    points, ways = (np.array([[side[i] for side in four] for four in chosen]) for i in (0, 1))
    quads = _sound(ordered(meeting(points, ways)))
    seen = accompanied(quads, sides(quads), slope)
    best = np.argsort(-(seen.mean(axis=1) + seen.min(axis=1)))[:KEPT]
    return snapped(quads[best], slope)


def _sound(quads: Quads) -> Quads:
    return quads[convex(quads) & (areas(quads) > 0)]


def snapped(quads: Quads, slope: Slopes) -> Quads:
    """Move each side by a few pixels to where an edge accompanies most of it."""
    along = sides(quads)
    length = np.maximum(np.hypot(along[..., 0], along[..., 1]), 1e-9)[..., None]
    outward = np.stack([along[..., 1], -along[..., 0]], axis=-1) / length
    ends = np.array(list(product(SNAP, SNAP)))
    starts = quads[:, :, None] + ends[:, :1] * outward[:, :, None]
    ways = along[:, :, None] + (ends[:, 1:] - ends[:, :1]) * outward[:, :, None]
    each = (len(quads), 4 * len(ends), 2)
    good = accompanied(starts.reshape(each), ways.reshape(each), slope)
    best = good.reshape(len(quads), 4, len(ends)).argmax(axis=2)[..., None, None]
    return _sound(meeting(*(np.take_along_axis(part, best, axis=2)[:, :, 0] for part in (starts, ways))))


def _level_box(group: TextLines) -> Points:
    """Return the rectangle around a group, turned as its lines are, clockwise from its text's top left."""
    along = (group.quads[:, 1] - group.quads[:, 0]).sum(axis=0)
    u = along / max(1e-9, float(np.hypot(*along)))
    v = np.array([-u[1], u[0]])
    points = group.quads.reshape(-1, 2) @ np.stack([u, v], axis=1)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return np.array([x * u + y * v for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))])


def _borders_beyond(box: Points, side: int, slope: Slopes) -> list[tuple[Side, Side]]:
    """Return both ends of the clearest edges outside one side of a rectangle."""
    width, height = slope.frame
    a, b = box[side], box[(side + 1) % 4]
    along = b - a
    outward = np.array([along[1], -along[0]]) / max(1e-9, float(np.hypot(*along)))
    off = np.arange(0.0, REACH * max(height, width), STEP)
    lean = LEANING[:, None, None] * float(np.hypot(*along)) / 2 * outward
    starts = (a + off[:, None] * outward)[None] - lean
    ends = (b + off[:, None] * outward)[None] + lean
    inside = ((starts + ends) / 2 >= 0).all(axis=2) & ((starts + ends) / 2 < (width, height)).all(axis=2)
    good = np.zeros(inside.shape)
    good[inside] = accompanied(starts[inside][:, None], (ends - starts)[inside][:, None], slope)[:, 0]
    good -= FAR * off / off[-1]
    chosen = []
    for _ in range(PEAKS):
        i, j = np.unravel_index(int(good.argmax()), good.shape)
        if good[i, j] < SEEN:
            break
        chosen.append((starts[i, j], ends[i, j]))
        good[:, np.abs(off - off[j]) < APART] = 0
    return chosen


def _going_on(start: Side, end: Side, slope: Slopes) -> tuple[Side, Side]:
    """Turn a border found beside the text so that it also fits as far again on both sides."""
    along = end - start
    length = float(np.hypot(*along))
    outward = np.array([along[1], -along[0]]) / max(1e-9, length)
    moves = np.array([(shift - turn, shift + turn) for turn in TURNS * length / 2 for shift in SHIFTS])
    starts, ends = start + moves[:, :1] * outward, end + moves[:, 1:] * outward
    ways = ends - starts
    thrice = np.stack([starts - ways, starts, ends], axis=1)
    best = int(accompanied(thrice, np.repeat(ways[:, None], 3, axis=1), slope).sum(axis=1).argmax())
    return starts[best], ways[best]
