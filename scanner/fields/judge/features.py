"""What can be said of a span of words: named features that the weights turn into evidence."""

from __future__ import annotations

from scanner.fields.who.scene import Scene
from scanner.fields.who.surroundings import company, look, mail, neighbours
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, shape, words


def describe(span: Span, scene: Scene) -> Features:
    """Return every feature of `span` that is not zero."""
    found: Features = {"bias": 1.0, f"cut {span.cut}": 1.0}
    found |= words(span)
    found |= shape(span)
    found |= look(span, scene)
    found |= company(span, scene)
    found |= mail(span, scene)
    found |= neighbours(span, scene)
    found |= together(found)
    return {name: value for name, value in found.items() if value}


AGAINST_A_NAME = (
    "title head",
    "legal",
    "trade",
    "street",
    "digit",
    "sign",
    "comma",
    "country",
    "ordinary",
    "small words",
    "unit",
    "small first",
    "ends in colon",
    "ends in full stop",
)
"""Features that few names have; what has none of them may be one, whether or not a list knows it."""


def together(found: Features) -> Features:
    """Say what only several features together tell: two to four words like a name's, and what stands by."""
    is_shaped = not any(found.get(name) for name in AGAINST_A_NAME) and bool(
        {"words 2", "words 3", "words 4"} & {name for name, value in found.items() if value}
        and (found.get("title case") or found.get("capitals"))
    )
    if not is_shaped:
        return {}
    is_known = bool(found.get("given") or found.get("surname"))
    by_mail = any(found.get(f"mail {level}") for level in ("spelt", "initials", "word"))
    return {
        "shaped": 1.0,
        "shaped known": float(is_known),
        "shaped strange": float(not is_known),
        "shaped above title": float(bool(found.get("under title"))),
        "shaped by mail": float(by_mail),
        "shaped tall": found.get("taller", 0.0),
    }
