"""What can be said of a span of words: named features that the weights turn into evidence."""

from __future__ import annotations

from scanner.fields.pieces import Span
from scanner.fields.scene import Scene
from scanner.fields.surroundings import company, look, mail, neighbours
from scanner.fields.wording import Features, shape, words


def describe(span: Span, scene: Scene) -> Features:
    """Return every feature of `span` that is not zero."""
    found: Features = {"bias": 1.0, f"cut {span.cut}": 1.0}
    found |= words(span, scene)
    found |= shape(span)
    found |= look(span, scene)
    found |= company(span, scene)
    found |= mail(span, scene)
    found |= neighbours(span, scene)
    return {name: value for name, value in found.items() if value}
