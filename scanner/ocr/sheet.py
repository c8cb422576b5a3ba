"""Strips on one sheet of paper: dark on light, one under the other, so that one call reads them all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.model.photo import Pixels

Gray = NDArray[np.uint8]

LINE = 48
"""Height in pixels that every strip is brought to: letters of some 30 px, which Tesseract likes best."""

GAP = 8
"""White between two strips, and around them all: with three times as much Tesseract reads fewer numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A grey picture of strips; `tops` says where each begins, `scales` its pixels per pixel of the sheet."""

    pixels: Gray
    tops: tuple[int, ...]
    scales: tuple[float, ...]

    def strip_at(self, y: float) -> int:
        """Say which strip the height `y` of the sheet belongs to."""
        return min(len(self.tops) - 1, max(0, round((y - GAP - LINE / 2) / (LINE + GAP))))


def compose(strips: Sequence[Pixels]) -> Sheet:
    """Stack strips, of which there is at least one, on white."""
    lines = [dark_on_light(strip) for strip in strips]
    wide = max(line.shape[1] for line in lines)
    sheet = np.full((GAP + len(lines) * (LINE + GAP), wide + 2 * GAP), 255, np.uint8)
    tops = tuple(GAP + i * (LINE + GAP) for i in range(len(lines)))
    for top, line in zip(tops, lines, strict=True):
        sheet[top : top + LINE, GAP : GAP + line.shape[1]] = line
    scales = tuple(s.shape[1] / line.shape[1] for s, line in zip(strips, lines, strict=True))
    return Sheet(sheet, tops, scales)


def dark_on_light(strip: Pixels) -> Gray:
    """Make a strip grey, LINE high, dark letters on white, with its contrast stretched."""
    height, width = strip.shape[:2]
    size = (max(1, round(width * LINE / height)), LINE)
    gray = cv2.cvtColor(cv2.resize(strip, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    low, usual, high = _tones(np.asarray(gray, np.uint8), (0.02, 0.5, 0.98))
    stretch = 255 / max(1.0, high - low)
    even = np.clip((np.arange(256) - low) * stretch, 0, 255)
    # Letters cover less than half of a line, so what most pixels are is the paper.
    is_dark_on_light = (usual - low) * stretch >= 127
    return np.asarray(cv2.LUT(gray, np.asarray(even if is_dark_on_light else 255 - even, np.uint8)), np.uint8)


def _tones(gray: Gray, parts: Sequence[float]) -> Iterator[float]:
    """Yield the tone below which each of these parts of all pixels lies, from how often each tone comes."""
    up_to = np.bincount(gray.ravel(), minlength=256).cumsum()
    for part in parts:
        at = part * (gray.size - 1)
        below, above = np.searchsorted(up_to, (math.floor(at), math.ceil(at)), side="right")
        yield float(below + (above - below) * (at % 1))
