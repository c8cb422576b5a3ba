"""Pictures for people to look at: small ones of photos and cards, and strips of what stands in a field."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from scanner.errors import PhotoError
from scanner.model.geometry import Box
from scanner.model.photo import Pixels
from scanner.vision.arrays import as_uint8

QUALITY = 82
AIR = 0.4
"""Of a line's height, shown around it: what stands beside a word tells what it is."""
NARROWEST = 9
"""A strip is at least so many times as wide as it is high: a short word is shown with what is beside it."""

PALE, FAINT = 110.0, 16.0
"""Tones between darkest and lightest of a picture that is hard to see, and of one that shows nothing."""
SPREAD, DARKEST = 190.0, 24.0
"""Tones that it is spread over, from which on."""
FEWEST = 0.5
"""Percent of its pixels that may be darker, or lighter, than these: dust and glare are no print."""


def jpeg(pixels: Pixels, *, longest: int) -> bytes:
    """Return a JPEG whose sides are at most `longest` pixels; nothing is enlarged."""
    height, width = pixels.shape[:2]
    part = longest / max(height, width)
    if part < 1:
        size = (max(1, round(width * part)), max(1, round(height * part)))
        pixels = as_uint8(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
    done, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not done:
        raise PhotoError("no picture can be made of it")
    return encoded.tobytes()


def strip(card: Pixels, boxes: Iterable[Box]) -> Pixels:
    """Return the part of a card image in which these boxes are, with some air; all of it for none."""
    held = tuple(boxes)
    if not held:
        return card
    around, air = Box.around(held), AIR * min(box.height for box in held)
    height, width = card.shape[:2]
    top, bottom = _within(around.top - air, around.bottom + air, height)
    wanted = max(around.width + 2 * air, NARROWEST * (bottom - top))
    middle = around.center[0]
    left, right = _within(middle - wanted / 2, middle + wanted / 2, width)
    return card[top:bottom, left:right]


def clear(pixels: Pixels) -> Pixels:
    """Return a picture whose print stands out: one of few tones, such as dark on dark, gets more of them."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark, light = np.percentile(grey, (FEWEST, 100 - FEWEST))
    if light - dark >= PALE:
        return pixels
    spread = SPREAD / max(light - dark, FAINT)
    return as_uint8(np.clip((pixels.astype(np.float32) - dark) * spread + DARKEST, 0, 255))


def _within(begin: float, end: float, size: int) -> tuple[int, int]:
    """Return a stretch in whole pixels that lies within `size` and is not empty."""
    first = min(max(0, int(begin)), size - 1)
    return first, max(first + 1, min(size, int(end) + 1))
