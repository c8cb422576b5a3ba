"""A strip in other views, in which a reader sees more than in the first."""

from __future__ import annotations

import cv2
import numpy as np

from scanner.model.photo import Pixels
from scanner.ocr.sheet import Gray

MARGIN = 1 / 6
"""Paper set around a strip in the first view, in heights of it: letters come out a quarter smaller."""

FINE = 96
"""Height in pixels of a strip when it is made black and white for the second view."""

STROKE = 5
"""Pixels of that height that a stroke of a veil is thick at the least: rims of letters are thinner."""

VEILED = 0.03
"""Part of what is printed that lies so deep in a veil, where there is one."""

APART = 64
"""Tones between a veil and print at the least: in a dim photo less is shadow."""

CROSSED = 0.15
"""How much darker than a veil, on the way to print, what it covers of letters is at the least."""


def smaller(strip: Pixels) -> Pixels:
    """Set paper around a strip, of the colours of its edges."""
    margin = round(strip.shape[0] * MARGIN)
    bordered = cv2.copyMakeBorder(strip, margin, margin, margin, margin, cv2.BORDER_REPLICATE)
    return np.asarray(bordered, np.uint8)


def black_on_white(strip: Pixels) -> Pixels:
    """Part print from paper at Otsu's threshold (IEEE Trans. SMC 9(1), 1979), in a finer grid.

    Where print is dark on paper and something paler is printed across it, as a scanning app's mark is, that
    becomes paper too.
    """
    scale = FINE / strip.shape[0]
    fine = cv2.resize(strip, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    gray = np.asarray(cv2.cvtColor(fine, cv2.COLOR_BGR2GRAY), np.uint8)
    level, parted = cv2.threshold(gray, 0, 255, cv2.THRESH_OTSU)
    beneath = _beneath_veil(gray, level)
    if beneath is not None:
        _, parted = cv2.threshold(gray, beneath, 255, cv2.THRESH_BINARY)
    return np.asarray(cv2.cvtColor(parted, cv2.COLOR_GRAY2BGR), np.uint8)


def _beneath_veil(gray: Gray, level: float) -> float | None:
    """Return the tone that parts print from what is printed paler across it, both darker than `level`.

    The rims of letters are as pale, but no veil: nowhere are they as thick as a stroke. Where the two cross
    it is darker than the veil alone, so the tone is close to that.
    """
    ink = gray[gray <= level]
    middle, _ = cv2.threshold(ink.reshape(1, -1), 0, 255, cv2.THRESH_OTSU)
    pale = ((gray <= level) & (gray > middle)).astype(np.uint8)
    thick = cv2.erode(pale, np.ones((STROKE, STROKE), np.uint8)).astype(bool)
    if thick.sum() <= VEILED * ink.size or 2 * ink.size > gray.size:
        return None
    veil, dark = float(np.median(gray[thick])), float(np.median(ink[ink <= middle]))
    return veil - CROSSED * (veil - dark) if veil - dark >= APART else None


VIEWS = (smaller, black_on_white)
