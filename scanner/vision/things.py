"""Things on which cards lie, a notebook or a tray, whose outline was taken for the card's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scanner.vision.choose import CLEAR, Candidates
from scanner.vision.quads import Quads, areas, grown, inside, touching

SMALL = 0.4
"""Of a thing's area: a card that lies on it is smaller, and a panel with all of a card's text is larger."""

FEWEST = 3
"""Lines of text on each card that lies on a thing: less may stand on a label."""

RIM, APART = 2.0, -2.0
"""Pixels by which an outline may stand out of the thing, and by which two on it may overlap."""


def uncovered(cards: Quads, seen: Candidates) -> Quads:
    """Replace each thing by the cards on it: clear small outlines that hold all of its text."""
    likely = seen.take(np.flatnonzero((seen.quality > CLEAR) & (seen.held.sum(axis=1) >= FEWEST)))
    return np.concatenate([np.zeros((0, 4, 2)), *(_on(card, likely, seen) for card in cards)])


def _on(thing: NDArray[np.float64], likely: Candidates, seen: Candidates) -> Quads:
    """Return the cards on a thing; the thing itself where there are none."""
    text = seen.held[np.flatnonzero(areas(seen.quads) == areas(thing[None])[0])].any(axis=0)
    corners = inside(grown(thing[None], RIM), likely.quads.reshape(-1, 2))
    within = np.asarray(corners.reshape(-1, 4).all(axis=1), np.bool_)
    small = np.asarray(areas(likely.quads) < SMALL * areas(thing[None])[0], np.bool_)
    found, held = np.zeros((0, 4, 2)), np.zeros_like(text)
    for i in np.lexsort((-areas(likely.quads), -(likely.held @ likely.weights))):  # a card before its panels
        if within[i] and small[i] and not touching(grown(likely.quads[i : i + 1], APART)[0], found):
            found, held = np.concatenate([found, likely.quads[i : i + 1]]), held | likely.held[i]
    return found if len(found) and (held | ~text).all() else thing[None]
