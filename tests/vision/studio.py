"""Draws cards on tables and photographs them, with the corners of each card known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels

CARD = (850, 550)
LINES = ("Ada Example", "Engineer", "Sample Works Ltd", "ada@example.com", "+44 20 7946 0123", "1 Any Street")


@dataclass(frozen=True)
class Shot:
    """A photo, the quads of its cards and of the lines of text on them."""

    pixels: Pixels
    cards: tuple[Quad, ...]
    text: tuple[Quad, ...]


def card(paper: int = 245, ink: int = 30) -> tuple[Pixels, tuple[Quad, ...]]:
    width, height = CARD
    pixels = np.full((height, width, 3), paper, np.uint8)
    quads = []
    for i, line in enumerate(LINES):
        x, y = 70, 110 + 80 * i
        (w, h), below = cv2.getTextSize(line, cv2.FONT_HERSHEY_SIMPLEX, 1.3, 3)
        cv2.putText(pixels, line, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (ink, ink, ink), 3, cv2.LINE_AA)
        quads.append(rectangle(x, y - h, x + w, y + below))
    return pixels, tuple(quads)


def rectangle(left: float, top: float, right: float, bottom: float) -> Quad:
    return Quad(((left, top), (right, top), (right, bottom), (left, bottom)))


def table(width: int, height: int, grey: int) -> Pixels:
    """Return a photo of an empty table."""
    return _table(width, height, grey).copy()


@cache
def _table(width: int, height: int, grey: int) -> Pixels:
    noise = np.random.default_rng(0).normal(grey, 2, (height, width, 1))
    slope = np.linspace(-10, 10, width)[None, :, None]
    return np.repeat(np.clip(noise + slope, 0, 255), 3, axis=2).astype(np.uint8)


def lay(shot: Shot, center: tuple[float, float], size: float, *, turn: float = 0, tilt: float = 0,
        paper: int = 245, ink: int = 30) -> Shot:  # fmt: skip
    """Lay a card `size` pixels long on the table, turned and tilted away by degrees."""
    pixels, lines = card(paper, ink)
    homography = _view(center, size, turn, tilt)
    height, width = shot.pixels.shape[:2]
    laid = cv2.warpPerspective(pixels, homography, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(pixels.shape, 255, np.uint8), homography, (width, height))
    x, y, w, h = cv2.boundingRect(mask[:, :, 0])
    around = np.s_[y : y + h, x : x + w]
    share = mask[around] / 255
    mixed = shot.pixels.copy()
    mixed[around] = shot.pixels[around] * (1 - share) + laid[around] * share
    return Shot(
        mixed,
        (*shot.cards, moved(rectangle(0, 0, *CARD), homography)),
        (*shot.text, *(moved(line, homography) for line in lines)),
    )


def _view(center: tuple[float, float], size: float, turn: float, tilt: float) -> np.ndarray:
    """Return the homography of a pinhole camera, focal length 2.5 cards away, onto a turned, tilted card."""
    a, b, (w, h) = np.radians(turn), np.radians(tilt), CARD
    spin = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    lean = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    r = lean @ spin
    away = 2.5
    place = np.column_stack([r[:, 0], r[:, 1], [0, 0, away]]) @ np.array(
        [[1 / w, 0, -0.5], [0, 1 / w, -0.5 * h / w], [0, 0, 1]]
    )
    lens = np.array([[away * size, 0, center[0]], [0, away * size, center[1]], [0, 0, 1]])
    return lens @ place


def moved(quad: Quad, homography: np.ndarray) -> Quad:
    corners = cv2.perspectiveTransform(np.array([quad.corners], np.float64), homography)[0]
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))


def overlap(one: Quad, other: Quad) -> float:
    """Intersection over union."""
    common, _ = cv2.intersectConvexConvex(np.float32(one.corners), np.float32(other.corners))
    return float(common / (one.area + other.area - common))
