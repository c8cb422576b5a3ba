"""Which telephone numbers stand by a span: they tell a person, or whose number each of them is."""

from __future__ import annotations

from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, rows_of
from scanner.model.geometry import Box

NUMBER_BESIDE, NUMBER_UNDER = 6.0, 1.2
"""Heights of a span within which a telephone number stands by it."""


def numbers(span: Span, scene: Scene) -> Features:
    """Say whether a telephone number stands right beside, under or above a span."""
    own = span.box
    height = max(span.height, 1.0)
    found = {"beside": False, "under": False, "above": False}
    for box in scene.numbers:
        across = min(own.right, box.right) - max(own.left, box.left)
        found["beside"] |= _is_beside(own, box, height)
        found["under"] |= across > 0 and -0.3 * height < box.top - own.bottom < NUMBER_UNDER * height
        found["above"] |= across > 0 and -0.3 * height < own.top - box.bottom < NUMBER_UNDER * height
    rows = (
        [Box.around(token.word.box for token in row) for row in rows_of(span)] if span.cut == "join" else []
    )
    are_labels = bool(rows) and all(_stands_by_number(row, scene) for row in rows)
    told = {f"number {place}": float(stands) for place, stands in found.items()}
    return told | {"rows by numbers": float(are_labels)}


def _stands_by_number(row: Box, scene: Scene) -> bool:
    """Tell whether a telephone number stands right behind a row: the row may say whose it is."""
    return any(_is_beside(row, box, max(row.height, 1.0)) for box in scene.numbers)


def _is_beside(own: Box, box: Box, height: float) -> bool:
    level = abs(box.center[1] - own.center[1]) < 0.5 * max(height, box.height)
    return level and 0 <= box.left - own.right < NUMBER_BESIDE * height
