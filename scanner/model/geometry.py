"""Points, boxes and quadrilaterals, in pixels with the origin at the top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels of the card image; right and bottom are exclusive."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"box ends before it begins: {self}")

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """Return the smallest box that holds all `boxes`, of which there is at least one."""
        sides = ((box.left, box.top, box.right, box.bottom) for box in boxes)
        left, top, right, bottom = zip(*sides, strict=True)
        return Box(min(left), min(top), max(right), max(bottom))


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, clockwise from the top left of the thing itself as it is read."""

    corners: tuple[Point, Point, Point, Point]

    @property
    def center(self) -> Point:
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def area(self) -> float:
        """Enclosed area in square pixels, by the shoelace formula."""
        x, y = zip(*self.corners, strict=True)
        return abs(sum(x[i - 1] * y[i] - x[i] * y[i - 1] for i in range(4))) / 2

    def turned(self, quarters: int) -> Quad:
        """Return the same quad as read after turning it `quarters` × 90° clockwise."""
        k = -quarters % 4
        c = self.corners
        return Quad((c[k], c[(k + 1) % 4], c[(k + 2) % 4], c[(k + 3) % 4]))
