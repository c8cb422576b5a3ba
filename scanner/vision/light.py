"""Even light over a card, whatever is printed on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.model.photo import Pixels
from scanner.vision.arrays import as_uint8

SIDE = 48
"""Pixels of the long side of the copy that light is measured on."""

APART = 0.35
"""In natural logarithms of lightness: paper in the shade differs less from paper in the light; ink, more."""

ENOUGH = 0.4
"""Of the card that must look like paper: below, light can't be told from what is printed."""

GAIN = (0.7, 1.6)
"""How far a pixel may be darkened and lightened: gentle, so that a wrong guess does no harm."""

NOTHING_TO_DO = 0.06
"""In natural logarithms: less unevenness than this bothers no reader."""


def even(pixels: Pixels) -> Pixels:
    """Divide a card by the light on it: a smooth surface laid through its paper, dark paper or light."""
    height, width = pixels.shape[:2]
    part = SIDE / max(height, width)
    size = (max(4, round(width * part)), max(4, round(height * part)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    light = np.log(np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.float64) + 8)
    surface = _surface(light)
    if surface is None or np.ptp(surface) < NOTHING_TO_DO:
        return pixels
    gain = np.clip(np.exp(np.percentile(surface, 75) - surface), *GAIN).astype(np.float32)
    full = cv2.resize(gain, (width, height), interpolation=cv2.INTER_LINEAR)
    return as_uint8(cv2.multiply(pixels, cv2.merge([full, full, full]), dtype=cv2.CV_8U))


def _surface(light: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Fit a surface of second order to the paper; None where too little of the card is paper."""
    y, x = np.mgrid[-1 : 1 : light.shape[0] * 1j, -1 : 1 : light.shape[1] * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1).reshape(-1, 6)
    values = light.ravel()
    counts, edges = np.histogram(values, bins=24)
    fitted = np.full_like(values, edges[counts.argmax() : counts.argmax() + 2].mean())
    for _ in range(5):
        paper = np.abs(values - fitted) < APART
        if paper.mean() < ENOUGH:
            return None
        fitted = terms @ np.linalg.lstsq(terms[paper], values[paper], rcond=None)[0]
    return fitted.reshape(light.shape)
