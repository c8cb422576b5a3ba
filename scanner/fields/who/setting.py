"""How the rows of a span are set: close to each other, and apart from what stands around them, or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, is_joint, rows_of, says_with
from scanner.model.geometry import Box

ALIKE_HEIGHT, JOINT_HEIGHT, ALIKE_GAP, ALIKE_EDGE = 1.15, 1.35, 0.7, 0.5
"""How alike two rows are that may be one text: the ratio of their heights, the blank between them and how far
their edges or middles are off, in heights."""
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


def is_set_alike(span: Span) -> bool:
    """Tell whether all rows of a span are set alike."""
    rows = rows_of(span)
    return len(rows) > 1 and all(are_alike(upper, lower) for upper, lower in pairwise(rows))


def is_joint_alike(span: Span) -> bool:
    """Tell whether rows are set alike that go on in so many words, and no row before that stands apart."""
    rows = rows_of(span)
    pairs = [
        (upper, lower, JOINT_HEIGHT if opens_joint(lower) else ALIKE_HEIGHT)
        for upper, lower in pairwise(rows)
    ]
    is_joint = any(opens_joint(row) for row in rows[1:])
    return is_joint and all(are_alike(upper, lower, height=height) for upper, lower, height in pairs)


def are_alike(upper: Sequence[Token], lower: Sequence[Token], *, height: float = ALIKE_HEIGHT) -> bool:
    """Tell whether two rows are set alike, one under the other: one text, perhaps, of two rows."""
    a, b = (Box.around(token.word.box for token in row) for row in (upper, lower))
    small, large = sorted((max(a.height, 1.0), max(b.height, 1.0)))
    apart = min(abs(a.left - b.left), abs(a.right - b.right), abs(a.center[0] - b.center[0]))
    is_next = -ALIKE_GAP * large < b.top - a.bottom < ALIKE_GAP * large
    styles = {"".join(token.text for token in row).isupper() for row in (upper, lower)}
    return large < height * small and is_next and apart < ALIKE_EDGE * large and len(styles) == 1


def opens_joint(row: Sequence[Token]) -> bool:
    """Tell whether a row goes on with what stands above it: "& Sons", "for Trade"; "Van Dyck" is new.

    What somebody has besides goes on with nothing: "with a federal diploma".
    """
    return is_joint(row[0]) and not (row[0].text[0].isupper() or row[0].text in says_with())
