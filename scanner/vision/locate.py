"""Where the cards are in a photo."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.vision.arrays import as_uint8
from scanner.vision.choose import Candidates, choose
from scanner.vision.outlines import outlines
from scanner.vision.panels import joined
from scanner.vision.quads import Quads, areas, as_quad, as_quads, grown, ordered, touching
from scanner.vision.support import shape, slopes, support
from scanner.vision.textlines import TextLines, around, clusters

LONG_SIDE = 640
"""Pixels of the copy that cards are looked for on: a card's border is still two pixels from its text."""

FRAME = 0.93
"""Of the photo's area: a card larger than that is the photo."""

CLUSTER_MARGIN = 2.5
"""Letter heights of background taken around text whose card has no visible border."""

FEWEST = 3
"""Lines of text outside of all outlines that are a card of their own, not a stray label."""


def locate(photo: Pixels, text: Sequence[Quad]) -> tuple[Quad | None, ...]:
    """Find every card in a photo, in reading order.

    `text` are the lines of text in the photo. None stands for the whole photo; where nothing can be read
    there is no card.
    """
    if not text:
        return ()
    scale = min(1.0, LONG_SIDE / max(photo.shape))
    small = as_uint8(cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    lines = TextLines.of(as_quads(text) * scale)
    cards = _cards(as_uint8(cv2.cvtColor(small, cv2.COLOR_BGR2LAB)), lines)
    if not len(cards) or (len(cards) == 1 and areas(cards)[0] > FRAME * small.shape[0] * small.shape[1]):
        return (None,)
    return tuple(as_quad(card / scale) for card in _in_reading_order(cards))


def _cards(lab: Pixels, lines: TextLines) -> Quads:
    candidates = _candidates(lab, lines)
    chosen = choose(candidates, lines, max(lab.shape)) if len(candidates.quads) else ()
    if not chosen:
        return np.zeros((0, 4, 2))
    cards = joined(candidates.quads[list(chosen)])
    lost = candidates.shares[list(chosen)].max(axis=0) == 0
    return np.concatenate([cards, *_borderless(lines.take(np.asarray(lost, np.bool_)), cards)])


def _candidates(lab: Pixels, lines: TextLines) -> Candidates:
    quads = outlines(lab)
    beside = support(quads, slopes(lab))
    quality = (0.55 * beside.mean(axis=1) + 0.45 * beside.min(axis=1)) * shape(quads)
    return Candidates(quads, quality, lines.shares(grown(quads, 1.5)))


def _borderless(lines: TextLines, cards: Quads) -> list[Quads]:
    """Return a rectangle around each group of lines that stands well apart from all cards."""
    quads = [around(group, CLUSTER_MARGIN) for group in clusters(lines) if len(group.quads) >= FEWEST]
    return [quad[None] for quad in ordered(np.array(quads).reshape(-1, 4, 2)) if not touching(quad, cards)]


def _in_reading_order(cards: Quads) -> Quads:
    """Sort by rows, each as high as half a card, then from the left."""
    centers = cards.mean(axis=1)
    row = max(1.0, float(np.median(np.ptp(cards[..., 1], axis=1))) / 2)
    order = np.lexsort((centers[:, 0], np.floor((centers[:, 1] - centers[:, 1].min()) / row + 0.5)))
    return cards[order]
