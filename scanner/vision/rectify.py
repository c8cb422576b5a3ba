"""A card out of a photo: flat, evenly lit, at a scale that readers like."""

from __future__ import annotations

import math

import cv2
import numpy as np

from scanner.model.geometry import Point, Quad
from scanner.model.photo import CardImage, Pixels
from scanner.vision.arrays import Matrix, as_uint8
from scanner.vision.light import even

LONG_SIDE = 1500
"""Pixels a card's long side is brought to at most: 7-point print is then some 35 pixels high."""

SHORTEST = 1200
"""Pixels that a small card is enlarged to, but never more than ENLARGE times."""

ENLARGE = 2.5

MARGIN = 0.02
"""Of the long side, kept around the quad: a border found a little too small cuts no letter."""

QUARTERS = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}
"""How often a card is turned by 90° clockwise, as OpenCV calls it."""

ASPECTS = (1.2, 2.4)
"""Long to short side of what is believed of a perspective estimate; cards are 1.4 to 2.0."""


def rectify(photo: Pixels, quad: Quad | None) -> CardImage:
    """Cut one card out flat and evenly lit; None takes the photo as it stands."""
    if quad is None:
        return _whole(photo)
    width, height = _size(quad, photo.shape[1], photo.shape[0])
    scale = _scale(max(width, height))
    margin = MARGIN * max(width, height) * scale
    w, h = round(width * scale + 2 * margin), round(height * scale + 2 * margin)
    flat = np.array(
        [(margin, margin), (w - margin, margin), (w - margin, h - margin), (margin, h - margin)], np.float32
    )
    to_photo = np.asarray(cv2.getPerspectiveTransform(flat, np.array(quad.corners, np.float32)), np.float64)
    return CardImage(even(_cut(photo, to_photo, (w, h))), quad, to_photo)


def turn(card: CardImage, quarters: int) -> CardImage:
    """Turn a card image `quarters` × 90° clockwise."""
    quarters %= 4
    if not quarters:
        return card
    height, width = card.pixels.shape[:2]
    back = np.array(
        {
            1: [[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]],
            2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
            3: [[0, -1, width - 1], [1, 0, 0], [0, 0, 1]],
        }[quarters],
        np.float64,
    )
    pixels = as_uint8(cv2.rotate(card.pixels, QUARTERS[quarters]))
    return CardImage(pixels, card.quad.turned(quarters) if card.quad else None, card.to_photo @ back)


def _whole(photo: Pixels) -> CardImage:
    height, width = photo.shape[:2]
    scale = _scale(max(width, height))
    size = (round(width * scale), round(height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    pixels = as_uint8(cv2.resize(photo, size, interpolation=how))
    fx, fy = width / size[0], height / size[1]
    # A pixel's centre stands at its whole number, so resizing shifts by half a pixel.
    to_photo = np.array([[fx, 0, fx / 2 - 0.5], [0, fy, fy / 2 - 0.5], [0, 0, 1]], np.float64)
    return CardImage(even(pixels), None, to_photo)


def _scale(long_side: float) -> float:
    """Decide how much larger the card image is than the card in the photo."""
    return min(ENLARGE, LONG_SIDE / long_side, max(1.0, SHORTEST / long_side))


def _cut(photo: Pixels, to_photo: Matrix, size: tuple[int, int]) -> Pixels:
    """Warp; where the photo is much larger than the card image, through a smaller copy against moiré."""
    shrink = 1 / max(1e-6, math.sqrt(abs(np.linalg.det(to_photo[:2, :2]))))
    if shrink < 0.6:
        part = max(0.1, min(1.0, 1.5 * shrink))
        photo = as_uint8(cv2.resize(photo, None, fx=part, fy=part, interpolation=cv2.INTER_AREA))
        to_photo = np.diag([part, part, 1.0]) @ to_photo
    return as_uint8(
        cv2.warpPerspective(
            photo,
            to_photo,
            size,
            flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _size(quad: Quad, photo_width: int, photo_height: int) -> Point:
    """Return width and height of the card in photo pixels, perspective undone."""
    a, b, c, d = quad.corners
    across, down = (math.dist(a, b) + math.dist(d, c)) / 2, (math.dist(a, d) + math.dist(b, c)) / 2
    aspect = _aspect(quad, (photo_width / 2, photo_height / 2))
    if aspect is None:
        return across, down
    return (
        (across, across / aspect) if across * down > 0 and across >= down * aspect else (down * aspect, down)
    )


def _aspect(quad: Quad, middle: Point) -> float | None:
    """Width to height of the card itself, after Zhang & He 2007, Whiteboard scanning, section 4.

    None where the perspective is too weak to tell, or tells a shape that no card has.
    """
    u0, v0 = middle
    m1, m2, m4, m3 = (np.array([x - u0, y - v0, 1.0]) for x, y in quad.corners)
    k2 = np.dot(np.cross(m1, m4), m3) / np.dot(np.cross(m2, m4), m3)
    k3 = np.dot(np.cross(m1, m4), m2) / np.dot(np.cross(m3, m4), m2)
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if abs(n2[2]) < 0.02 or abs(n3[2]) < 0.02:
        return None
    focal2 = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not 0.25 < focal2 / (u0**2 + v0**2) < 25:
        return None
    across2 = (n2[0] ** 2 + n2[1] ** 2) / focal2 + n2[2] ** 2
    down2 = (n3[0] ** 2 + n3[1] ** 2) / focal2 + n3[2] ** 2
    aspect = math.sqrt(across2 / down2)
    low, high = ASPECTS
    return aspect if low <= max(aspect, 1 / aspect) <= high else None
