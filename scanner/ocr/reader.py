"""What every text reader can do, however it does it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels

REACH = re.compile(r"\d.*\d.*\d|@|www|\w\.\w{2,}", re.IGNORECASE)
"""What a second look is worth its time for: where one wrong sign makes a number or an address another one."""


@dataclass(frozen=True, slots=True)
class StripWord:
    """A word on a strip: from `left` to `right` in pixels of the strip, confidence 0 to 1."""

    text: str
    left: float
    right: float
    confidence: float


StripReading = tuple[StripWord, ...]
"""What one reader sees on one strip, left to right; empty where it sees nothing."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of text on a card; `reading`, in shares of its length, where finding it has read it well."""

    quad: Quad
    reading: StripReading | None = None


class Reader(Protocol):
    """A reader finds lines of text in a picture and reads strips of one line each."""

    @property
    def name(self) -> str:
        """Name of this reader in votes and on the command line."""

    @property
    def reads_well(self) -> float:
        """Mean confidence of a character that this reader does not reach on text upside down."""

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Find lines of text in a photo: quads, clockwise from each line's top left as it is read."""

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        """Find lines of text on one flat card, as `find_text` does in a photo but as well as it can.

        `seen` is what `find_text` has seen there already, nothing where it must look again.
        """

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        """Read strips, each one upright line of text, and answer one reading a strip."""
