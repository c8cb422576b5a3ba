"""Choose paper, ink and accent colours that a card could be printed in."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from random import Random

from samples.press.sheet import Colour

CONTRAST = 0.42
"""Least difference in luminance between an accent and the paper it is printed on."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one card: of its paper, its text, its lesser text, its accents, and light text on accent."""

    paper: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    on_accent: Colour
    fade: Colour | None = None
    is_dark: bool = False


def _hsv(hue: float, saturation: float, value: float) -> Colour:
    r, g, b = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return round(r * 255), round(g * 255), round(b * 255)


def luminance(colour: Colour) -> float:
    """Return relative luminance, 0 to 1, without gamma: good enough to keep text readable."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255


def draw(rng: Random, *, tone: str | None = None) -> Palette:
    """Draw a palette; `tone` "white", "tinted", "dark", "soft" (low contrast) asks for one kind."""
    tone = tone or rng.choices(("white", "tinted", "dark", "soft", "bright"), (58, 14, 15, 7, 6))[0]
    hue = rng.random()
    accent = _hsv(hue, rng.uniform(0.55, 1), rng.uniform(0.3, 0.75))
    white = _hsv(rng.random(), rng.uniform(0, 0.02), rng.uniform(0.96, 1))
    match tone:
        case "dark":
            paper = _hsv(hue, rng.uniform(0, 0.9), rng.uniform(0.05, 0.36))
            accent = _hsv(hue + rng.choice((0, 0.5, 0.1)), rng.uniform(0.2, 0.8), rng.uniform(0.75, 1))
            fade = (
                _hsv(hue + 0.06, rng.uniform(0.2, 0.9), rng.uniform(0.12, 0.42))
                if rng.random() < 0.35
                else None
            )
            ink = _hsv(hue, rng.uniform(0, 0.1), rng.uniform(0.85, 1))
            return Palette(
                paper, ink, _hsv(hue, 0.05, rng.uniform(0.7, 0.92)), accent, paper, fade, is_dark=True
            )
        case "tinted":
            paper = _hsv(rng.choice((hue, 0.12, 0.1)), rng.uniform(0.04, 0.3), rng.uniform(0.86, 1))
            fade = _hsv(hue, rng.uniform(0.05, 0.35), rng.uniform(0.85, 1)) if rng.random() < 0.4 else None
        case "bright":
            paper = _hsv(
                rng.choice((0.14, 0.16, 0.11, 0.55, 0.3, 0.05)), rng.uniform(0.4, 0.85), rng.uniform(0.85, 1)
            )
            fade = _hsv(hue, rng.uniform(0.3, 0.6), 1.0) if rng.random() < 0.2 else None
            accent = _hsv(hue, 1, rng.uniform(0.15, 0.4))
            if luminance(paper) < 0.55:
                paper, fade = _hsv(0.14, 0.5, 0.98), None
        case _:
            paper, fade = white, None
    lightest = min(luminance(paper), luminance(fade or paper))
    while lightest - luminance(accent) < CONTRAST:
        accent = accent[0] * 4 // 5, accent[1] * 4 // 5, accent[2] * 4 // 5
    grey = rng.uniform(0.4, 0.55) if tone == "soft" else rng.uniform(0, 0.32)
    ink = _hsv(hue, rng.choice((0, 0, 0.5, 0.9)), grey)
    if rng.random() < 0.12:
        ink = _hsv(hue, 0.8, rng.uniform(0.25, 0.5))
    soft = tuple(min(150, c + rng.choice((0, 0, 40, 60))) for c in ink)
    on_accent = white if luminance(accent) < 0.62 else (20, 20, 20)
    return Palette(paper, ink, (soft[0], soft[1], soft[2]), accent, on_accent, fade)
