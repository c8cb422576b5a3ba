"""The photo of a card, and the card in it, for people to look at.

Only photos that a worker has read are decoded here: what a hostile file does to a decoder it did there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.errors import PhotoError
from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.model.record import PhotoState, SeenPhoto

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo's pixels, upright, and picture pixels per pixel of them, by which quads are to be divided."""

    pixels: Pixels
    scale: float


def photo_of(records: Records, digest: str) -> SeenPhoto:
    """Return the photo of a SHA-256 whose file can be shown. Raises PhotoError where there is none."""
    seen = records.photos.get(digest)
    if seen is None or seen.state is not PhotoState.DONE or not seen.path:
        raise PhotoError("there is no such photo")
    return seen


def decoded(photo: SeenPhoto) -> Shown:
    """Decode a photo that was read before. Raises PhotoError where its file is gone or another one by now."""
    from scanner.vision.load import load  # OpenCV takes its time to load

    try:
        data = Path(photo.path).read_bytes()
    except OSError as error:
        raise PhotoError(f"the photo is not where it was: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != photo.digest:
        raise PhotoError("another file is in the photo's place")
    first = next(load(data, photo.name))
    return Shown(first.pixels, first.scale)


def flat(shown: Shown, quad: Quad | None) -> Pixels:
    """Return a card cut out of its photo, flat and evenly lit, as it was read: boxes of guesses fit it."""
    from scanner.vision.rectify import rectify

    if quad is None:
        return rectify(shown.pixels, None).pixels
    a, b, c, d = ((x / shown.scale, y / shown.scale) for x, y in quad.corners)
    return rectify(shown.pixels, Quad((a, b, c, d))).pixels
