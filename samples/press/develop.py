"""Write an exposure into a file of any kind, with the orientation tag of a camera, right or wrong."""

from __future__ import annotations

import io
import time
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

from samples.press.photograph import Exposure
from samples.press.shot import Shot
from scanner.model.geometry import Point, Quad

ORIENTATION = 0x0112

SHOWN_BY = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What a viewer does to the pixels of a file with this tag (EXIF 2.3, section 4.6.4)."""

BACK = {6: 8, 8: 6}
"""The tag whose turn undoes another's; the others undo themselves."""


PDF_DPI = 300
"""Pixels an inch of scanned pages."""

EPOCH = time.gmtime(0)
"""When scanned pages say they were made: the same photo is the same file, whenever it is taken."""


def develop(taken: Exposure, shot: Shot, file: Path) -> tuple[tuple[Quad | None, ...], tuple[int, int]]:
    """Write `taken` to `file`; return its quads and size in the picture as viewers show it."""
    upright = Image.fromarray(np.ascontiguousarray(taken.pixels[:, :, ::-1]))
    quads, shown = taken.quads, upright.size
    stored = upright
    if shot.exif_lies:
        quads = tuple(_turned(q, shot.exif, upright.size) for q in quads)
        shown = _shown(upright, shot.exif).size
    elif shot.exif != 1:
        stored = _shown(upright, BACK.get(shot.exif, shot.exif))
    file.write_bytes(encode(stored, shot.format, quality=shot.quality, orientation=shot.exif))
    return quads, shown


def _shown(picture: Image.Image, orientation: int) -> Image.Image:
    move = SHOWN_BY[orientation]
    return picture if move is None else picture.transpose(move)


def _turned(quad: Quad | None, orientation: int, size: tuple[int, int]) -> Quad | None:
    if quad is None:
        return None
    a, b, c, d = (_turned_point(p, orientation, size) for p in quad.corners)
    return Quad((a, b, c, d))


def _turned_point(point: Point, orientation: int, size: tuple[int, int]) -> Point:
    (x, y), (wide, tall) = point, size
    return {3: (wide - x, tall - y), 6: (tall - y, x), 8: (y, wide - x)}.get(orientation, point)


def encode(picture: Image.Image, form: str, *, quality: int, orientation: int = 1) -> bytes:
    """Return the bytes of a JPEG, PNG, WebP, TIFF, BMP, HEIC or PDF file."""
    out = io.BytesIO()
    exif = Image.Exif()
    if orientation != 1:
        exif[ORIENTATION] = orientation
    match form:
        case "jpg":
            picture.save(out, "JPEG", quality=quality, exif=exif)
        case "webp":
            picture.save(out, "WEBP", quality=quality, exif=exif)
        case "heic":
            pillow_heif.from_pillow(picture).save(out, quality=quality)
        case "tiff":
            picture.save(out, "TIFF", compression="jpeg", quality=quality)
        case "pdf":
            picture.save(out, "PDF", resolution=PDF_DPI, quality=quality, creationDate=EPOCH, modDate=EPOCH)
        case _:
            picture.save(out, form.upper())
    return out.getvalue()
