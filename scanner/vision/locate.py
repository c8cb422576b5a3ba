"""Where the cards are in a photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.vision.arrays import as_uint8
from scanner.vision.borders import borders, snapped
from scanner.vision.choose import CLEAR, MOST, Candidates, choose
from scanner.vision.outlines import outlines
from scanner.vision.panels import joined, widened
from scanner.vision.quads import Quads, areas, as_quad, as_quads, grown, inside, ordered, touching
from scanner.vision.seams import parted
from scanner.vision.support import Scores, Slopes, shape, support
from scanner.vision.textlines import BLOB, TextLines, around, clusters, directions, together
from scanner.vision.things import uncovered
from scanner.vision.whole import is_whole

LONG_SIDE = 640
"""Pixels of the copy that cards are looked for on: a card's border is still two pixels from its text."""

FRAME = 0.93
"""Of the photo's area: a card larger than that is the photo."""

CLUSTER_MARGINS = (2.5, 1.2, 0.3)
"""Letter heights of background taken around text whose card has no visible border: less beside another."""

ALIKE = 1.8
"""How far the sizes of cards may differ of which one is but a clear outline, without text."""

CLUTTER = 0.5
"""Of all letters: where more than that stand on no card, they are the table's, or a panel's of a card that is
clear with it, and where they are also more than one card has, not those of cards without a border."""

FAIR = 0.6
"""Quality that an outline has at least which takes in a panel, where no other text lies about."""

DOUBTFUL = 0.8
"""Quality of a chosen outline below which a clear one is looked for."""

NEARLY, LIKELY = 0.5, 24
"""Quality of outlines, and how many of them at most, that are moved by a few pixels to fit better."""

RIM = 0.13
"""Share of a line that may lie on a card it does not belong to: lines are found a little too large."""

OVER = 0.5
"""Share of a card's area that another one lies over: two cards on a table cover each other less."""
GRID = np.linspace(0.05, 0.95, 8)
"""Where along its sides a card is looked at for that."""

FEWEST, WORDS = 3, 3.0
"""Lines, so many times longer than high, outside of all outlines that are a card of their own, no label."""

TWO_WAYS = 5.0
"""Degrees by which so many lines differ, quarter turns aside, that lie on two things."""

Quality = Callable[[Quads], Scores]
"""How much each of many quads looks like a card's outline."""


def locate(photo: Pixels, text: Sequence[Quad]) -> tuple[Quad | None, ...]:
    """Find every card in a photo, in reading order.

    `text` are the lines of text in the photo. None stands for the whole photo; where nothing can be read
    there is no card.
    """
    if not text:
        return ()
    scale = min(1.0, LONG_SIDE / max(photo.shape))
    small = as_uint8(cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    lines = TextLines.of(as_quads(text) * scale, max(small.shape))
    cards = _cards(as_uint8(cv2.cvtColor(small, cv2.COLOR_BGR2LAB)), lines)
    if not len(cards) or (len(cards) == 1 and areas(cards)[0] > FRAME * small.shape[0] * small.shape[1]):
        return (None,)
    return tuple(as_quad(card / scale) for card in _in_reading_order(cards))


def _cards(lab: Pixels, lines: TextLines) -> Quads:
    quads, slope = outlines(lab), Slopes.of(lab)
    quality = partial(_quality, slope=slope)
    seen, cards = _looked_for(_seen(quads, lines, quality), lines, slope, quality)
    cards = uncovered(cards, seen)
    if not len(cards) or _are_panels(cards, lines, slope):
        whole = parted(_frame(lab), lines, slope)
        return whole if len(whole) > 1 else np.zeros((0, 4, 2))
    cards = parted(joined(cards, slope.frame), lines, slope)
    lost = _lost(lines, cards)
    slender = lost.take(lost.slender >= BLOB)
    is_clutter = slender.weights.sum() >= CLUTTER * lines.weights.sum()
    cards = widened(cards, slender, quality, least=CLEAR if is_clutter else FAIR)
    if lost.weights.sum() < max(MOST, CLUTTER * lines.weights.sum()):
        cards = np.concatenate([cards, *_borderless(_lost(lines, cards), cards)])
    clear = seen.quality > CLEAR
    return _apart(_with_faint(cards, seen.quads[clear], seen.quality[clear]))


def _looked_for(
    seen: Candidates, lines: TextLines, slope: Slopes, quality: Quality
) -> tuple[Candidates, Quads]:
    """Choose cards; where they leave text or are poor, once more, with borders that are hard to see."""
    cards = _chosen(seen, slope)
    how_good = quality(cards)
    poor = how_good < DOUBTFUL
    is_sought = _is_worth_it(_lost(lines, cards), cards, lines)
    if not (is_sought or poor.any() or not len(cards)):
        return seen, cards
    clear = grown(cards[how_good > CLEAR], -2)
    lost = _lost(lines, cards[~poor])
    more = [quad[None] for quad in borders(lost, slope) if not touching(quad, clear)]
    seen = seen.plus(_seen(np.concatenate([snapped(_nearly(seen), slope), *more]), lines, quality))
    better = _chosen(seen, slope)
    if not is_sought:
        better = better[quality(better) > CLEAR]
    return seen, better if is_sought or _are_written(better, lines) else cards


def _seen(quads: Quads, lines: TextLines, quality: Quality) -> Candidates:
    return Candidates(quads, quality(quads), lines.shares(grown(quads, 1.5)), lines.weights)


def _chosen(seen: Candidates, slope: Slopes) -> Quads:
    chosen = choose(seen, max(slope.frame)) if len(seen.quads) else ()
    return seen.quads[list(chosen)]


def _nearly(seen: Candidates) -> Quads:
    """Return the outlines that hold text and may be a little off the border of a card."""
    may = np.flatnonzero((seen.quality > NEARLY) & (seen.quality < CLEAR) & seen.held.any(axis=1))
    return seen.quads[may[np.argsort(-seen.quality[may])][:LIKELY]]


def _is_worth_it(lost: TextLines, cards: Quads, lines: TextLines) -> bool:
    """Say whether text that no card has may stand on cards whose border is hard to see."""
    if np.count_nonzero(lost.slender >= WORDS) < FEWEST:
        return False
    if _are_written(cards, lines):
        return bool(lost.weights.sum() < max(MOST, CLUTTER * lines.weights.sum()))
    return bool(lost.weights.sum() > MOST) or _runs_two_ways(lines)


def _are_written(cards: Quads, lines: TextLines) -> bool:
    """Say whether cards hold any text to speak of: a picture on a page of print does not."""
    held = lines.shares(cards).max(axis=0, initial=0) > 1 - RIM
    return bool(np.count_nonzero(held & (lines.slender >= WORDS)) >= FEWEST)


def _are_panels(cards: Quads, lines: TextLines, slope: Slopes) -> bool:
    """Say whether what was chosen are panels of a card that fills the photo; poor outlines tell nothing."""
    clear = cards[_quality(cards, slope) > CLEAR]
    beside = _lost(lines, clear)
    slender = beside.take(beside.slender >= WORDS)
    if not len(clear) or len(slender.quads) < FEWEST or beside.weights.sum() > MOST:
        return False
    held = float(lines.weights.sum() - beside.weights.sum())
    return is_whole(clear, held, slender, lines, slope)


def _runs_two_ways(lines: TextLines) -> bool:
    """Say whether text runs in directions that no card has at once."""
    slender = lines.take(lines.slender >= WORDS)
    angle = directions(slender.quads) % 90
    away = np.abs((angle - np.median(angle) + 45) % 90 - 45)
    return bool(np.count_nonzero(away > TWO_WAYS) >= FEWEST)


def _frame(lab: Pixels) -> Quads:
    height, width = lab.shape[:2]
    return np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float64)


def _apart(cards: Quads) -> Quads:
    """Leave out each card that lies over a smaller one: widening may have stretched it over a neighbour."""
    kept: list[int] = []
    for i in np.argsort(areas(cards)):
        if all(inside(cards[i : i + 1], _grid(cards[j])).mean() < OVER for j in kept):
            kept.append(int(i))
    return cards[sorted(kept)]


def _grid(card: Quads) -> Quads:
    """Return 64 × 2 points spread evenly over a card of 4 × 2."""
    a, b, c, d = card
    along, down = (axis.reshape(-1, 1) for axis in np.meshgrid(GRID, GRID))
    points: Quads = (1 - down) * ((1 - along) * a + along * b) + down * ((1 - along) * d + along * c)
    return points


def _with_faint(cards: Quads, quads: Quads, quality: Scores) -> Quads:
    """Add clear outlines as large as the cards: their text may be too small or faint to be found yet."""
    usual = float(np.median(areas(cards)))
    for i in np.argsort(-quality):
        alike = usual / ALIKE < areas(quads[i : i + 1])[0] < usual * ALIKE
        if alike and not touching(grown(quads[i : i + 1], -2)[0], cards):
            cards = np.concatenate([cards, quads[i : i + 1]])
    return cards


def _quality(quads: Quads, slope: Slopes) -> Scores:
    """Return, 0 to 1, how much each quad looks like a card's outline."""
    beside = support(quads, slope)
    least = beside.min(axis=1)
    clear = np.interp(least, (0.6, 0.95), (0, 1))
    quality: Scores = (0.55 * beside.mean(axis=1) + 0.45 * least) * shape(quads, slope.frame, clear)
    return quality


def _lost(lines: TextLines, cards: Quads) -> TextLines:
    """Return the lines that no card has more than the rim of."""
    return lines.take(np.asarray(lines.shares(grown(cards, 1.5)).max(axis=0, initial=0) < RIM, np.bool_))


def _borderless(lines: TextLines, cards: Quads) -> list[Quads]:
    """Return a rectangle around each group of lines that stands well apart from all cards."""
    words = (group for group in clusters(lines) if np.count_nonzero(group.slender >= WORDS))
    groups = (g for g in together(list(words), cards) if np.count_nonzero(g.slender >= WORDS) >= FEWEST)
    trials = ([around(group, margin) for margin in CLUSTER_MARGINS] for group in groups)
    found = (next((q for q in ordered(np.array(t)) if not touching(q, cards)), None) for t in trials)
    return [quad[None] for quad in found if quad is not None]


def _in_reading_order(cards: Quads) -> Quads:
    """Sort by rows, each as high as half a card, then from the left."""
    centers = cards.mean(axis=1)
    row = max(1.0, float(np.median(np.ptp(cards[..., 1], axis=1))) / 2)
    order = np.lexsort((centers[:, 0], np.floor((centers[:, 1] - centers[:, 1].min()) / row + 0.5)))
    return cards[order]
