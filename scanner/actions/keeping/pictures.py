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
from scanner.model.record import KeptCard, PhotoState, SeenPhoto

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


def decoded(photo: SeenPhoto, *, sheet: int) -> Shown:
    """Decode a photo that was read before, of a PDF or TIFF one sheet, counted from 0.

    Raises PhotoError where its file is gone or another one by now.
    """
    from scanner.vision.load import load  # OpenCV takes its time to load

    try:
        data = Path(photo.path).read_bytes()
    except OSError as error:
        raise PhotoError(f"the photo is not where it was: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != photo.digest:
        raise PhotoError("another file is in the photo's place")
    found = next(load(data, photo.name, sheet=sheet), None)
    if found is None:
        raise PhotoError(f"the photo has no page {sheet + 1}")
    return Shown(found.pixels, found.scale)


def flat(shown: Shown, card: KeptCard) -> Pixels:
    """Return a card cut out of its photo, flat and evenly lit, as it was read: boxes of guesses fit it."""
    from scanner.vision.rectify import rectify, turn

    if card.quad is None:
        return turn(rectify(shown.pixels, None), card.turn).pixels
    a, b, c, d = ((x / shown.scale, y / shown.scale) for x, y in card.quad.corners)
    return rectify(shown.pixels, Quad((a, b, c, d))).pixels
