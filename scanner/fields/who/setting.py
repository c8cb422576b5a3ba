"""How the rows of a span are set: close to each other, and apart from what stands around them, or not."""

from __future__ import annotations

from itertools import pairwise
from math import log

from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, rows_of
from scanner.model.geometry import Box

LEAST, MOST = 0.1, 9.0
"""Blanks in heights of a row below which all are one, and what a row has around it that stands alone."""


def setting(span: Span, scene: Scene) -> Features:
    """Say how much wider the blank around joined rows is than those between them: they may be a block."""
    rows = rows_of(span)
    if span.cut != "join" or len(rows) < 2:
        return {}
    boxes = [Box.around(token.word.box for token in row) for row in rows]
    height = max(1.0, min(box.height for box in boxes))
    inside = max(LEAST * height, *(lower.top - upper.bottom for upper, lower in pairwise(boxes)))
    outside = max(LEAST * height, min(_blanks(span, scene), default=MOST * height))
    return {"block": max(-1.0, min(1.0, log(outside / inside)))}


def _blanks(span: Span, scene: Scene) -> list[float]:
    """Return how far above and below a span other lines stand, in pixels."""
    own = span.box
    others = [
        line.box
        for line in scene.lines
        if line.spots.isdisjoint(span.spots) and min(own.right, line.box.right) > max(own.left, line.box.left)
    ]
    return [b.top - own.bottom if b.center[1] > own.center[1] else own.top - b.bottom for b in others]
