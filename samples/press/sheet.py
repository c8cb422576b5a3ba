"""A card set in type: every word with its place, and the shapes around it. Units are 1/1000 of 85 mm."""

from __future__ import annotations

from dataclasses import dataclass

from samples.press import fonts
from scanner.model.geometry import Box

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A printed word: `x`, `y` where its baseline begins. `row` numbers the row it was set in.

    `turned` words stand upright along the edge, read from bottom to top, and end at (`x`, `y`) upwards.
    """

    text: str
    field: str
    face: str
    size: float
    colour: Colour
    x: float
    y: float
    row: int
    tracking: float = 0.0
    turned: bool = False

    @property
    def width(self) -> float:
        return fonts.width(self.face, self.text, self.size, self.tracking)

    @property
    def box(self) -> Box:
        """The box of the ink itself."""
        top, bottom = (edge * self.size for edge in fonts.extent(self.face, self.text))
        if self.turned:
            return Box(self.x + min(top, bottom), self.y - self.width, self.x + max(top, bottom), self.y)
        return Box(self.x, self.y + min(top, bottom), self.x + self.width, self.y + max(top, bottom))


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape, "rect", "ellipse", "line" or "polygon", by its points; it runs from `colour` into `fade`."""

    kind: str
    points: tuple[tuple[float, float], ...]
    colour: Colour
    fade: Colour | None = None
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A QR code and the square it is printed in."""

    payload: str
    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card ready for the press: paper, shapes from back to front, then ink."""

    width: float
    height: float
    paper: Colour
    shapes: tuple[Shape, ...]
    inks: tuple[Ink, ...]
    marks: tuple[Mark, ...] = ()
    paper_fade: Colour | None = None
    design: str = ""
