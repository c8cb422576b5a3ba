"""What can be said of a span of words: named features that the weights turn into evidence."""

from __future__ import annotations

from scanner.fields.who.addresses import company, mail
from scanner.fields.who.by_numbers import numbers
from scanner.fields.who.prominence import prominence
from scanner.fields.who.scene import Scene
from scanner.fields.who.setting import setting
from scanner.fields.who.shape import shape
from scanner.fields.who.surroundings import look, neighbours
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, words


def describe(span: Span, scene: Scene) -> Features:
    """Return every feature of `span` that is not zero."""
    found: Features = {"bias": 1.0, f"cut {span.cut}": 1.0}
    found |= words(span)
    found |= shape(span)
    found |= look(span, scene)
    found |= company(span, scene)
    found |= mail(span, scene)
    found |= neighbours(span, scene)
    found |= numbers(span, scene)
    found |= prominence(span, scene)
    found |= setting(span, scene)
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
    "hours",
)
"""Features that few names have; what has none of them may be one, whether or not a list knows it."""


def together(found: Features) -> Features:
    """Say what only several features together tell."""
    is_headed = found.get("tallest") and (found.get("under trade") or found.get("under wares"))
    return _lone_given(found) | _shaped(found) | {"tallest above trade": float(bool(is_headed))}


def _lone_given(found: Features) -> Features:
    """Say what stands by a word that is a given name alone: many a shop's card has no more of a person."""
    if not (found.get("words 1") and found.get("given")) or found.get("digit") or found.get("title head"):
        return {}
    places = {place: found.get(f"number {place}", 0.0) for place in ("beside", "under", "above")}
    return {
        "lone given": 1.0,
        "lone given by number": float(any(places.values())),
        "lone given on a number's line": places["beside"],
        "lone given by mail": float(bool(found.get("mail alone") or found.get("mail word"))),
        "lone given above title": float(bool(found.get("under title"))),
        "lone given above wares": float(bool(found.get("under wares") or found.get("under trade"))),
        "lone given first": found.get("first", 0.0),
        "lone given tall": found.get("taller", 0.0),
    }


def _shaped(found: Features) -> Features:
    """Say what is shaped like a name, two to four words, and what stands by it."""
    is_shouted = found.get("one shouted") and found.get("all name words")
    is_shaped = not any(found.get(name) for name in AGAINST_A_NAME) and bool(
        {"words 2", "words 3", "words 4"} & {name for name, value in found.items() if value}
        and (found.get("title case") or found.get("capitals") or is_shouted)
    )
    if not is_shaped:
        return {}
    is_known = bool(found.get("given") or found.get("surname"))
    by_number = any(found.get(f"number {place}") for place in ("beside", "under", "above"))
    by_mail = any(found.get(f"mail {level}") for level in ("spelt", "initials", "word"))
    return {
        "shaped": 1.0,
        "shaped known": float(is_known),
        "shaped strange": float(not is_known),
        "shaped above title": float(bool(found.get("under title"))),
        "shaped by mail": float(by_mail),
        "shaped by number": float(by_number),
        "shaped above wares": float(bool(found.get("under wares") or found.get("under trade"))),
        "shaped tall": found.get("taller", 0.0),
    }
