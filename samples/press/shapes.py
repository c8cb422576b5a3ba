"""Shapes that cards are decorated with: bands, rules, corners, and logos of simple forms."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from samples.press.palette import Palette
from samples.press.sheet import Colour, Shape


def rect(
    left: float, top: float, right: float, bottom: float, colour: Colour, *, fade: Colour | None = None
) -> Shape:
    """Return a filled rectangle, running into `fade` from left to right."""
    return Shape("rect", ((left, top), (right, bottom)), colour, fade)


def line(start: tuple[float, float], end: tuple[float, float], colour: Colour, stroke: float) -> Shape:
    """Return a straight rule."""
    return Shape("line", (start, end), colour, stroke=stroke)


def darker(colour: Colour) -> Colour:
    """Return a darker shade."""
    return colour[0] * 2 // 3, colour[1] * 2 // 3, colour[2] * 2 // 3


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """Mix `share` of `other` into `colour`."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return r, g, b


def emblem(rng: Random, colours: Palette, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Draw a logo of one to three simple forms in a square at (x, y)."""
    a, b = colours.accent, mixed(colours.accent, colours.paper, rng.uniform(0.2, 0.6))
    kind = rng.choice(("rings", "bars", "star", "tiles", "drop", "hill"))
    match kind:
        case "rings":
            return (
                Shape("ellipse", ((x, y), (x + size, y + size)), a),
                Shape(
                    "ellipse",
                    ((x + size * 0.25, y + size * 0.25), (x + size * 0.75, y + size * 0.75)),
                    colours.paper,
                ),
                Shape("ellipse", ((x + size * 0.38, y + size * 0.38), (x + size * 0.62, y + size * 0.62)), b),
            )
        case "bars":
            step = size / 4
            return tuple(
                rect(
                    x + i * step,
                    y + size * (0.7 - 0.22 * i),
                    x + i * step + step * 0.7,
                    y + size,
                    a if i % 2 else b,
                )
                for i in range(4)
            )
        case "star":
            points = tuple(
                (
                    x
                    + size / 2
                    + math.cos(k * math.pi / 5 - math.pi / 2) * size * (0.5 if k % 2 == 0 else 0.22),
                    y
                    + size / 2
                    + math.sin(k * math.pi / 5 - math.pi / 2) * size * (0.5 if k % 2 == 0 else 0.22),
                )
                for k in range(10)
            )
            return (Shape("polygon", points, a),)
        case "tiles":
            half = size * 0.46
            return (
                rect(x, y, x + half, y + half, a),
                rect(x + size - half, y, x + size, y + half, b),
                rect(x, y + size - half, x + half, y + size, b),
                rect(x + size - half, y + size - half, x + size, y + size, a),
            )
        case "drop":
            return (
                Shape(
                    "polygon",
                    ((x + size / 2, y), (x + size * 0.85, y + size * 0.6), (x + size * 0.15, y + size * 0.6)),
                    a,
                ),
                Shape("ellipse", ((x + size * 0.14, y + size * 0.3), (x + size * 0.86, y + size)), a),
            )
        case _:
            return (
                Shape(
                    "polygon",
                    ((x, y + size), (x + size * 0.4, y + size * 0.2), (x + size * 0.8, y + size)),
                    a,
                ),
                Shape(
                    "polygon",
                    ((x + size * 0.35, y + size), (x + size * 0.7, y + size * 0.4), (x + size, y + size)),
                    b,
                ),
            )


def decorate(
    rng: Random, colours: Palette, w: float, h: float, *, logo: tuple[float, float] | None = None
) -> tuple[Shape, ...]:
    """Draw what stands behind the text of a card: often nothing, a frame, a corner, a strip, an emblem."""
    out: list[Shape] = []
    roll = rng.random()
    pale = mixed(colours.paper, colours.accent, rng.uniform(0.08, 0.18))
    if roll < 0.12:
        out.append(
            Shape("polygon", ((w, h), (w, h * rng.uniform(0.5, 0.8)), (w * rng.uniform(0.55, 0.8), h)), pale)
        )
    elif roll < 0.22:
        deep = rng.uniform(8, 26)
        out.append(rect(0, h - deep, w, h, colours.accent))
    elif roll < 0.29:
        out.append(rect(0, 0, rng.uniform(8, 22), h, colours.accent))
    elif roll < 0.34:
        inset = rng.uniform(12, 24)
        corners = (
            (inset, inset),
            (w - inset, inset),
            (w - inset, h - inset),
            (inset, h - inset),
            (inset, inset),
        )
        out += [line(a, b, colours.accent, 2) for a, b in pairwise(corners)]
    elif roll < 0.42:
        reach = rng.uniform(0.5, 0.9) * h
        out.append(Shape("ellipse", ((w - reach, -reach * 0.4), (w + reach * 0.6, reach * 1.2)), pale))
    if logo is not None:
        out += emblem(rng, colours, *logo, rng.uniform(70, 110))
    return tuple(out)
