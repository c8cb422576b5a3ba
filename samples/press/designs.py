"""Designs: where a card's blocks go, and the shapes behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from samples.press import shapes
from samples.press.palette import Palette
from samples.press.sheet import Shape
from samples.press.wording import Block, Copy
from scanner.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle that blocks are set into, from the top, the middle or the bottom of it."""

    box: Box
    blocks: tuple[Block, ...]
    align: str = "left"
    valign: str = "top"
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Design:
    """Zones for the copy, shapes behind them, and where a code may stand."""

    name: str
    zones: tuple[Zone, ...]
    shapes: tuple[Shape, ...] = ()
    code: Box | None = None


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left, top, max(left + 40, right), max(top + 40, bottom))


def _left(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    m = rng.uniform(45, 110)
    top = rng.uniform(0.25, 0.4) * h
    low = rng.uniform(0.5, 0.6) * h
    emblem = _logo_at(rng, w - m - 110, m * 0.8)
    zones = (
        Zone(
            _box(m, m * 0.8, w - m - (130 if emblem else 0), top),
            (copy.logo,),
            rng.choice(("left", "left", "right")),
        ),
        Zone(_box(m, top + 10, w - m, low), (copy.identity,), "left", rng.choice(("top", "middle"))),
        Zone(
            _box(m, low + 15, w - m, h - m * 0.7),
            (copy.company, copy.offices, copy.contact, copy.extras),
            "left",
            "bottom",
        ),
    )
    return Design(
        "left",
        zones,
        shapes.decorate(rng, colours, w, h, logo=emblem),
        _box(w - m - 190, h - m - 190, w - m, h - m),
    )


def _centred(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    m = rng.uniform(45, 90)
    cut = rng.uniform(0.28, 0.4) * h
    low = rng.uniform(0.55, 0.62) * h
    upper, middle = (copy.logo, copy.identity) if rng.random() < 0.75 else (copy.identity, copy.logo)
    zones = (
        Zone(_box(m, m * 0.7, w - m, cut), (upper,), "center", "middle"),
        Zone(_box(m, cut + 8, w - m, low), (middle,), "center", "middle"),
        Zone(
            _box(m, low + 10, w - m, h - m * 0.6),
            (copy.company, copy.offices, copy.contact, copy.extras),
            "center",
            "bottom",
        ),
    )
    return Design("centred", zones, shapes.decorate(rng, colours, w, h), None)


def _halves(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    """A panel with the logo on one side, the text on the other."""
    cut = w * rng.uniform(0.3, 0.46)
    m = rng.uniform(40, 70)
    panel = rng.random() < 0.65
    swap = rng.random() < 0.35
    a, b = (_box(m * 0.7, m, cut - m * 0.5, h - m), _box(cut + m * 0.7, m, w - m * 0.7, h - m))
    if swap:
        a, b = (_box(w - cut + m * 0.5, m, w - m * 0.7, h - m), _box(m, m, w - cut - m * 0.5, h - m))
    edge = (w - cut, 0.0, w, h) if swap else (0.0, 0.0, cut, h)
    behind = (
        (
            shapes.rect(
                *edge, colours.accent, fade=shapes.darker(colours.accent) if rng.random() < 0.3 else None
            ),
        )
        if panel
        else (
            shapes.line(
                (edge[0] if swap else edge[2], m), (edge[0] if swap else edge[2], h - m), colours.accent, 2
            ),
        )
    )
    lone = copy.logo or copy.company
    rest = copy.company if copy.logo else ()
    first = rng.random() < 0.8
    text = (
        (copy.identity, rest, copy.offices, copy.contact, copy.extras)
        if first
        else (rest, copy.offices, copy.contact, copy.identity, copy.extras)
    )
    zones = (
        Zone(a, (lone,), rng.choice(("center", "center", "left")), "middle", panel),
        Zone(b, text, rng.choice(("left", "left", "left", "right")), rng.choice(("middle", "bottom", "top"))),
    )
    return Design("halves", zones, behind)


def _two_columns(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    """Name and logo above, address and numbers side by side below."""
    m = rng.uniform(40, 75)
    low = rng.uniform(0.5, 0.64) * h
    cut = w * rng.uniform(0.44, 0.58)
    left, right = (copy.offices, copy.contact)
    if rng.random() < 0.4:
        left, right = right, left
    place = rng.random() < 0.5
    logo_box = _box(w * 0.55, m * 0.7, w - m, low - 20) if place else _box(m, m * 0.7, w * 0.45, low - 20)
    name_box = _box(m, m * 0.7, w * 0.52, low - 20) if place else _box(w * 0.48, m * 0.7, w - m, low - 20)
    rule = (
        (shapes.line((m, low), (w - m, low), colours.accent, rng.choice((1.5, 3, 6))),)
        if rng.random() < 0.4
        else ()
    )
    above = rng.random() < 0.5
    zones = (
        Zone(
            logo_box,
            (copy.logo,) if above else (copy.logo, copy.company),
            "right" if place else "left",
            "top",
        ),
        Zone(
            name_box,
            (copy.identity,),
            "left" if place or rng.random() < 0.5 else "right",
            rng.choice(("top", "middle", "bottom")),
        ),
        Zone(
            _box(m, low + 15, cut - 15, h - m * 0.6),
            ((copy.company, left) if above else (left,)),
            "left",
            rng.choice(("top", "bottom")),
        ),
        Zone(
            _box(cut + 15, low + 15, w - m, h - m * 0.6),
            (right, copy.extras),
            rng.choice(("left", "left", "right")),
            rng.choice(("top", "bottom")),
        ),
    )
    return Design("two columns", zones, rule)


def _banner(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    """A band with the company in it, the rest below; shops and trades print so."""
    m = rng.uniform(35, 60)
    deep = rng.uniform(0.22, 0.36) * h
    at_top = rng.random() < 0.75
    band = (0.0, 0.0, w, deep) if at_top else (0.0, h - deep, w, h)
    filled = rng.random() < 0.7
    y0, y1 = (deep + 12, h - m * 0.6) if at_top else (m * 0.6, h - deep - 12)
    head = copy.logo or copy.company
    rest = copy.company if copy.logo else ()
    split = rng.random() < 0.5
    cut = w * rng.uniform(0.42, 0.55)
    band_zone = Zone(
        _box(m, band[1] + 12, w - m, band[3] - 12),
        (head,),
        rng.choice(("center", "left", "center")),
        "middle",
        filled,
    )
    if split:
        zones: tuple[Zone, ...] = (
            band_zone,
            Zone(_box(m, y0, cut, y1), (copy.identity, rest, copy.offices), "left", "middle"),
            Zone(
                _box(cut + 30, y0, w - m, y1),
                (copy.contact, copy.extras),
                rng.choice(("left", "right")),
                rng.choice(("middle", "bottom")),
            ),
        )
    else:
        zones = (
            band_zone,
            Zone(
                _box(m, y0, w - m, y1),
                (copy.extras, copy.identity, rest, copy.contact, copy.offices),
                rng.choice(("left", "center")),
                "middle",
            ),
        )
    behind = (
        (
            shapes.rect(
                *band, colours.accent, fade=shapes.darker(colours.accent) if rng.random() < 0.3 else None
            ),
        )
        if filled
        else ()
    )
    return Design("banner", zones, behind)


def _name_below(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    """Contact on the left, the person at the bottom right."""
    m = rng.uniform(40, 80)
    cut = w * rng.uniform(0.48, 0.56)
    zones = (
        Zone(
            _box(m, m * 0.8, w - m, h * 0.38),
            (copy.logo, copy.company),
            rng.choice(("left", "right", "center")),
            "top",
        ),
        Zone(_box(m, h * 0.42, cut - 10, h - m * 0.7), (copy.offices, copy.contact), "left", "bottom"),
        Zone(
            _box(cut + 10, h * 0.42, w - m, h - m * 0.7),
            (copy.identity, copy.extras),
            "right",
            rng.choice(("bottom", "middle")),
        ),
    )
    return Design("name below", zones, shapes.decorate(rng, colours, w, h))


def _corners(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    """Numbers in the upper right corner, the address on the last line: common in India and Brazil."""
    m = rng.uniform(30, 55)
    zones = (
        Zone(_box(m, m * 0.8, w * 0.5, h * 0.32), (copy.identity,), "left", "top"),
        Zone(_box(w * 0.54, m * 0.8, w - m, h * 0.36), (copy.contact,), rng.choice(("left", "right")), "top"),
        Zone(
            _box(m, h * 0.4, w - m, h * 0.72),
            (copy.logo or copy.company, copy.company if copy.logo else (), copy.extras),
            rng.choice(("center", "left")),
            "middle",
        ),
        Zone(
            _box(m, h * 0.75, w - m, h - m * 0.6), (copy.offices,), rng.choice(("center", "left")), "bottom"
        ),
    )
    return Design("corners", zones, shapes.decorate(rng, colours, w, h))


def _portrait(rng: Random, copy: Copy, colours: Palette, w: float, h: float) -> Design:
    m = rng.uniform(35, 60)
    align = rng.choice(("left", "center", "left"))
    one, two = rng.uniform(0.2, 0.3) * h, rng.uniform(0.42, 0.52) * h
    panel = (shapes.rect(0, 0, w, one + 20, colours.accent),) if rng.random() < 0.35 else ()
    zones = (
        Zone(_box(m, m, w - m, one), (copy.logo or copy.company,), align, "middle", bool(panel)),
        Zone(_box(m, one + 35, w - m, two), (copy.identity,), align, rng.choice(("top", "middle"))),
        Zone(
            _box(m, two + 15, w - m, h - m),
            (copy.company if copy.logo else (), copy.contact, copy.offices, copy.extras),
            align,
            "bottom",
        ),
    )
    return Design("portrait", zones, panel)


def _coded(rng: Random, copy: Copy, _: Palette, w: float, h: float) -> Design:
    """Text on the left, a QR code on the right."""
    m = rng.uniform(45, 75)
    side = rng.uniform(0.36, 0.46) * h
    cut = w - m - side - 35
    zones = (
        Zone(_box(m, m * 0.7, w - m, h * 0.3), (copy.logo or copy.company,), "left", "top"),
        Zone(_box(m, h * 0.32, cut, h * 0.5), (copy.identity,), "left", "top"),
        Zone(
            _box(m, h * 0.53, cut, h - m * 0.6),
            (copy.company if copy.logo else (), copy.contact, copy.offices),
            "left",
            "bottom",
        ),
    )
    return Design("coded", zones, (), Box(w - m - side, h - m - side, w - m, h - m))


def _logo_at(rng: Random, x: float, y: float) -> tuple[float, float] | None:
    return (x, y) if rng.random() < 0.5 else None


Layout = Callable[[Random, Copy, Palette, float, float], Design]

LANDSCAPES: tuple[tuple[Layout, int], ...] = (
    (_left, 22),
    (_centred, 15),
    (_halves, 22),
    (_two_columns, 20),
    (_banner, 12),
    (_name_below, 8),
    (_corners, 9),
)
CODED: tuple[tuple[Layout, int], ...] = ((_coded, 1),)
PORTRAITS: tuple[tuple[Layout, int], ...] = ((_portrait, 1),)
