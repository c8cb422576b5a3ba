"""Lines of text found by their shape alone: letters are small, sharp and stand in rows."""

from __future__ import annotations

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.detection import as_quad

LONG_SIDE = 1000
"""Lines are looked for in a picture this long."""


def find_lines(pixels: Pixels) -> tuple[Quad, ...]:
    """Find lines of dark text on light or light on dark, each taken to run rightwards or downwards."""
    scale = min(1.0, LONG_SIDE / max(pixels.shape[:2]))
    gray = cv2.cvtColor(
        cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
    )
    edges = cv2.morphologyEx(gray, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    _, strong = cv2.threshold(edges, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    joined = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((1, 17), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours:
        center, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) >= 6 and max(width, height) > 1.5 * min(width, height):
            corners = cv2.boxPoints((center, (width + 6, height + 6), angle))
            quads.append(as_quad(np.asarray(corners, np.float64) / scale))
    return tuple(quads)
