"""What was photographed, and the cards cut out of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.model.geometry import Quad

Pixels = NDArray[np.uint8]
"""Height × width × 3, BGR as OpenCV has it."""


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One picture as it came, turned the way its EXIF tag says; a PDF gives one a page.

    `scale` is picture pixels per pixel of `pixels`: above 1 where a huge photo was decoded smaller.
    Quads given to people and programs are in picture pixels: multiply by `scale`.
    """

    name: str
    digest: str
    pixels: Pixels
    scale: float = 1.0
    taken: dt.datetime | None = None
    page: int = 0

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] != 3 or self.pixels.dtype != np.uint8:
            raise ValueError(f"a photo is height × width × 3 of uint8, not {self.pixels.shape}")
        if len(self.digest) != 64:
            raise ValueError("a photo's digest is a SHA-256 in hexadecimal")


@dataclass(frozen=True, slots=True, eq=False)
class CardImage:
    """One card, cut out flat; `quad` is in pixels of the Photo, None where the whole photo is the card.

    `to_photo` is the 3 × 3 homography from pixels of this image to pixels of the Photo.
    """

    pixels: Pixels
    quad: Quad | None
    to_photo: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR or other two-dimensional code found on a card, decoded."""

    text: str
    symbology: str
    quad: Quad
