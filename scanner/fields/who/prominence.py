"""What stands out on a card: the tallest letters, which are a company's where they are no person's."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.fields.trace import Spot
from scanner.fields.who.gist import is_trade
from scanner.fields.who.scene import Scene
from scanner.fields.who.stems import DOMAIN_LEVELS
from scanner.fields.who.surroundings import heights_of
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, is_open, rows_of

GOES = DOMAIN_LEVELS.index("initials")
"""How well a span goes with a domain from which on the card has the company that owns it."""
TALLER = 1.08
"""How much taller than all others the tallest letters of a card are."""
STEP = 1.3
"""How much taller a company's own words are than what it does, where the two are set in different sizes."""


def prominence(span: Span, scene: Scene) -> Features:
    """Say whether a span is the tallest of its card, and what else is known of the tallest."""
    height = max(heights_of(span))
    is_person = span in scene.persons
    is_tallest = height > TALLER * _tallest_beside(span.spots, scene.by_height)
    is_strange = is_tallest and not is_person
    is_nowhere = bool(scene.stems) and scene.domain_most < GOES
    return _rows(span, scene) | {
        "tallest strange": float(is_strange),
        "tallest no domain": float(is_strange and not scene.stems),
        "tallest domain nowhere": float(is_strange and is_nowhere),
        "tallest word": float(is_tallest and len(span.tokens) == 1),
        "tallest digit": float(is_tallest and span.has_digit),
        "tallest but names": float(
            not is_person and height > TALLER * _tallest_beside(span.spots, scene.unnamed)
        ),
    }


def _tallest_beside(spots: frozenset[Spot], by_height: Iterable[Span]) -> float:
    """Return the height of the tallest line that has none of the words at `spots`, 1 where there is none."""
    return next((max(line.height, 1.0) for line in by_height if line.spots.isdisjoint(spots)), 1.0)


def _rows(span: Span, scene: Scene) -> Features:
    """Say what joined rows are to each other: a company's own words, and what it does, smaller or not."""
    if span.cut != "join":
        return {}
    rows = rows_of(span)
    adds_trade = is_trade(rows[-1]) and not is_trade(rows[0])
    # A row that calls for more is no whole name yet: "Ann Halvorsen-" above "Wong".
    is_open_row = any(map(is_open, rows[:-1]))
    first, last = (max(token.word.box.height for token in row) for row in (rows[0], rows[-1]))
    return {
        "tall row and trade": float(adds_trade and first > STEP * last),
        "alike row and trade": float(adds_trade and first <= STEP * last),
        "joins a person": float(
            not is_open_row and any(person.spots <= span.spots for person in scene.persons)
        ),
    }
