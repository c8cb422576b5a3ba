"""Cards that lie edge to edge, around which one outline was taken: parted where they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scanner.vision.quads import Quads, grown, sides
from scanner.vision.support import Scores, Slopes, accompanied
from scanner.vision.textlines import TextLines

GRIDS = tuple((rows, columns) for rows in range(1, 5) for columns in range(1, 5) if rows * columns > 1)
"""Rows and columns that cards may lie in."""

CARD = (1.3, 2.0)
"""Long to short side of a card, and of what may be one that holds several in rows and columns."""

ASTRAY = 0.06
"""How far a seam may be from where cards of one size have it, in parts of the whole."""
STEP, LEAN = 0.004, (-0.012, -0.006, 0.0, 0.006, 0.012)
"""At which distances it is looked for, and how far its ends may be apart, in the same parts."""

SEAM = 0.6
"""Least part of a seam that an edge accompanies."""

FEWEST, WORDS = 2, 1.5
"""Lines, so many times longer than high, that each of the cards has."""

ROOM = 0.45
"""Heights of letters between text and a seam: a card has a margin, columns of one card may have none."""

CUT = (0.13, 0.87)
"""Share of a line on a part: between these the seam cuts it."""

Cut = tuple[int, int]
"""Along which axis, 0 down or 1 across, and into how many strips."""


def parted(cards: Quads, lines: TextLines, slope: Slopes) -> Quads:
    """Part each outline that cards lying edge to edge fill."""
    return np.concatenate([_parts(card, lines, slope) for card in cards])


def _parts(card: Quads, lines: TextLines, slope: Slopes) -> Quads:
    found = [card[None]]
    if not len(lines.quads):
        return card[None]
    roomy = TextLines(grown(lines.quads, ROOM * float(np.median(lines.heights))), lines.weights)
    likely = [grid for grid in GRIDS if _is_likely(card, *grid)]
    cuts = {(axis, grid[axis]) for grid in likely for axis in (0, 1) if grid[axis] > 1}
    strips = {cut: _strips(card, cut, roomy, slope) for cut in cuts}
    for grid in likely:
        found += _grid(strips, grid, roomy, slope)
    return max(found, key=len)


def _is_likely(card: Quads, rows: int, columns: int) -> bool:
    """Say whether an outline may hold so many cards: one of a card's shape only in rows and in columns."""
    length = np.hypot(*np.moveaxis(sides(card[None])[0], -1, 0))
    aspect = (length[0] + length[2]) / max(1e-9, length[1] + length[3])
    whole, part = (max(a, 1 / a) for a in (aspect, aspect * rows / columns))
    is_card = CARD[0] <= whole <= CARD[1]
    return CARD[0] <= part <= CARD[1] and (min(rows, columns) > 1 or not is_card)


def _grid(
    strips: Mapping[Cut, Sequence[Quads]], grid: tuple[int, int], lines: TextLines, slope: Slopes
) -> list[Quads]:
    """Return the parts in so many rows and columns; nothing where no seams show them.

    `strips` are what an outline is parted to by its rows alone and by its columns alone.
    """
    rows, columns = grid
    for first, second in (((0, rows), (1, columns)), ((1, columns), (0, rows))):
        parts = [part for strip in strips.get(first, ()) for part in _strips(strip, second, lines, slope)]
        if len(parts) == rows * columns and all(_is_written(part, lines) for part in parts):
            return [np.array(parts)]
    return []


def _strips(card: Quads, cut: Cut, lines: TextLines, slope: Slopes) -> list[Quads]:
    """Cut an outline into strips; none where a seam is missing."""
    axis, count = cut
    seams = [(0.0, 0.0)]
    for i in range(1, count):
        seam = _seam(card, axis, i / count, lines, slope)
        if seam is None:
            return []
        seams.append(seam)
    seams.append((1.0, 1.0))
    cuts = np.array(seams)
    return list(_between(card, axis, cuts[:-1], cuts[1:]))


def _seam(card: Quads, axis: int, at: float, lines: TextLines, slope: Slopes) -> tuple[float, float] | None:
    """Return where on the two sides the best seam near `at` begins and ends; None where there is none."""
    trials = _trials(at)
    shares = lines.shares(_between(card, axis, np.zeros_like(trials), trials))
    trials = trials[~((shares > CUT[0]) & (shares < CUT[1])).any(axis=1)]
    if not len(trials):
        return None
    ends = _ends(card, axis, trials)
    good: Scores = accompanied(ends[:, :1], ends[:, 1:] - ends[:, :1], slope)[:, 0]
    best = int(good.argmax())
    return (float(trials[best, 0]), float(trials[best, 1])) if good[best] > SEAM else None


def _trials(at: float) -> Scores:
    """Return, N × 2, the ends of seams that are tried about there."""
    middle, lean = np.arange(at - ASTRAY, at + ASTRAY, STEP)[:, None], np.array(LEAN)
    return np.stack([middle - lean, middle + lean], axis=-1).reshape(-1, 2)


def _ends(card: Quads, axis: int, seams: Scores) -> Quads:
    """Return the ends of lines across an outline, N × 2 × 2, at these parts of its sides, N × 2."""
    a, b, c, d = card
    (p, q), (r, s) = ((a, d), (b, c)) if axis == 0 else ((a, b), (d, c))
    return np.stack([p + (q - p) * seams[:, :1], r + (s - r) * seams[:, 1:]], axis=1)


def _between(card: Quads, axis: int, first: Scores, second: Scores) -> Quads:
    """Return the parts of an outline, N × 4 × 2, between one seam and another."""
    one, other = _ends(card, axis, first), _ends(card, axis, second)
    corners = (one[:, 0], one[:, 1], other[:, 1], other[:, 0])
    a, b, c, d = corners if axis == 0 else (corners[0], corners[3], corners[2], corners[1])
    return np.stack([a, b, c, d], axis=1)


def _is_written(part: Quads, lines: TextLines) -> bool:
    held = lines.shares(part[None])[0] > CUT[1]
    return int((held & (lines.slender >= WORDS)).sum()) >= FEWEST
