"""What light, lens and sensor do to a picture."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.press.shot import Shot
from scanner.model.photo import Pixels

Field = NDArray[np.float32]

TILE = 512
"""Side of the tile of noise, in pixels."""

SMALL = 64
"""Light changes slowly: its field is computed this small and enlarged."""


def expose(rng: Random, picture: Pixels, shot: Shot) -> Pixels:
    """Light a flat picture, then blur and roughen it as lens and sensor do."""
    field = _falloff(rng, shot)
    if shot.shadow:
        field *= _cast_shadow(rng)
    size = picture.shape[1], picture.shape[0]
    light = cv2.merge([np.asarray(field * tint, dtype=np.float32) for tint in _cast(rng, shot.cast)])
    lit = cv2.multiply(picture, cv2.resize(light, size, interpolation=cv2.INTER_LINEAR), dtype=cv2.CV_8U)
    if shot.glare:
        spot = cv2.resize(_glare(rng, shot.glare), size, interpolation=cv2.INTER_CUBIC)
        lit = cv2.add(lit, cv2.merge([spot] * 3), dtype=cv2.CV_8U)
    lit = _blur(rng, np.asarray(lit, dtype=np.uint8), shot)
    return _rough(rng, lit, shot.noise) if shot.noise else lit


def _rough(rng: Random, picture: Pixels, strength: float) -> Pixels:
    """Add the sensor's noise: one tile of it, laid out anew on every picture."""
    source = np.random.default_rng(rng.getrandbits(32))
    tile = (source.standard_normal((TILE, TILE), dtype=np.float32) * strength).round().astype(np.int16)
    tall, wide = picture.shape[:2]
    noise = np.tile(tile, (-(-tall // TILE), -(-wide // TILE)))[:tall, :wide]
    return np.asarray(cv2.add(picture, cv2.merge([noise] * 3), dtype=cv2.CV_8U), dtype=np.uint8)


def _falloff(rng: Random, shot: Shot) -> Field:
    y, x = np.mgrid[-1 : 1 : SMALL * 1j, -1 : 1 : SMALL * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * math.pi)
    ramp = (x * math.cos(angle) + y * math.sin(angle)) / 1.42
    level = rng.uniform(0.94, 1.1) - shot.shade * 0.5
    vignette = 1 - 0.1 * (x * x + y * y) * rng.random()
    return np.asarray((level + shot.shade * ramp) * vignette, dtype=np.float32)


def _cast_shadow(rng: Random) -> Field:
    """The soft shadow of a hand or a phone from one side of the frame."""
    mask = np.zeros((SMALL, SMALL), np.float32)
    angle, reach = rng.uniform(0, 360), rng.uniform(0.25, 0.55) * SMALL
    middle = (
        SMALL / 2 + math.cos(math.radians(angle)) * SMALL * 0.55,
        SMALL / 2 + math.sin(math.radians(angle)) * SMALL * 0.55,
    )
    corners = cv2.boxPoints((middle, (reach * 2, reach * rng.uniform(1.2, 2.4)), angle))
    cv2.fillConvexPoly(mask, corners.astype(np.int32), 1.0)
    soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(1.0, 3.5))
    return np.asarray(1 - soft * rng.uniform(0.2, 0.5), dtype=np.float32)


def _cast(rng: Random, strength: float) -> tuple[float, float, float]:
    warm = rng.choice((-1, 1, 1)) * strength
    return 1 - warm, 1 - warm * rng.uniform(0, 0.4), 1 + warm


def _glare(rng: Random, strength: float) -> Field:
    """A bright spot that washes part of the picture out, not to the last letter."""
    spot = np.zeros((SMALL, SMALL), np.float32)
    at = rng.randrange(SMALL // 4, SMALL * 3 // 4), rng.randrange(SMALL // 4, SMALL * 3 // 4)
    axes = rng.randrange(4, 11), rng.randrange(3, 8)
    cv2.ellipse(spot, at, axes, rng.uniform(0, 180), 0, 360, 1.0, -1)
    return np.asarray(cv2.GaussianBlur(spot, (0, 0), 4) * 150 * strength, dtype=np.float32)


def _blur(rng: Random, picture: Pixels, shot: Shot) -> Pixels:
    if shot.motion >= 1.5:
        length = round(shot.motion)
        kernel = np.zeros((length * 2 + 1, length * 2 + 1), np.float32)
        angle = rng.uniform(0, math.pi)
        reach = length / 2
        a = (round(length - math.cos(angle) * reach), round(length - math.sin(angle) * reach))
        b = (round(length + math.cos(angle) * reach), round(length + math.sin(angle) * reach))
        cv2.line(kernel, a, b, 1.0, 1, cv2.LINE_AA)
        picture = np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), dtype=np.uint8)
    if shot.defocus > 0.25:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), shot.defocus), dtype=np.uint8)
    return picture
