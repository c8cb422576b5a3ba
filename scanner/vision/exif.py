"""What a camera wrote about a photo: which way is up, and when it was taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import cv2
from PIL import ExifTags, Image

from scanner.model.photo import Pixels
from scanner.vision.arrays import as_uint8

TURNS: dict[int, Callable[[Pixels], Pixels]] = {
    2: lambda p: as_uint8(cv2.flip(p, 1)),
    3: lambda p: as_uint8(cv2.rotate(p, cv2.ROTATE_180)),
    4: lambda p: as_uint8(cv2.flip(p, 0)),
    5: lambda p: as_uint8(cv2.transpose(p)),
    6: lambda p: as_uint8(cv2.rotate(p, cv2.ROTATE_90_CLOCKWISE)),
    7: lambda p: as_uint8(cv2.flip(cv2.transpose(p), -1)),
    8: lambda p: as_uint8(cv2.rotate(p, cv2.ROTATE_90_COUNTERCLOCKWISE)),
}
"""What undoes each orientation but the upright one (Exif 2.32, tag 0x0112)."""

MOMENT = re.compile(r"(\d{4}):(\d\d):(\d\d)[ T](\d\d:\d\d:\d\d)")
OFFSET = re.compile(r"[+-]\d\d:\d\d")


def orientation(exif: Image.Exif) -> int:
    """Return 1 to 8; 1 where the tag is missing or makes no sense."""
    value = exif.get(ExifTags.Base.Orientation, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright(pixels: Pixels, turn: int) -> Pixels:
    """Undo orientation `turn` of 1 to 8."""
    return TURNS[turn](pixels) if turn in TURNS else pixels


def taken(exif: Image.Exif) -> dt.datetime | None:
    """Return when the shutter was pressed; without a zone (naive, local there) if the camera told none."""
    tags = exif.get_ifd(ExifTags.IFD.Exif)
    moment = MOMENT.match(str(tags.get(ExifTags.Base.DateTimeOriginal, "")))
    if not moment:
        return None
    year, month, day, time = moment.groups()
    offset = OFFSET.fullmatch(str(tags.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 "))
    try:
        return dt.datetime.fromisoformat(f"{year}-{month}-{day}T{time}{offset.group() if offset else ''}")
    except ValueError:
        return None
