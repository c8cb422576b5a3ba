"""The type cabinet: families under free licences, their widths, and which letters they hold.

The Debian packages that hold the files stand in `fonts.txt` beside this module.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

ROOT = Path("/usr/share/fonts")

MEASURE = 100
"""Size in pixels at which text is measured; other sizes are in proportion."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family's files below the fonts folder: for running text, for headings, and a slanted one."""

    name: str
    regular: str
    bold: str
    italic: str
    style: str = "sans"


_TABLE = tomllib.loads((Path(__file__).parent / "words" / "fonts.toml").read_text(encoding="utf-8"))

FAMILIES = tuple(Family(*row) for row in _TABLE["families"])
DISPLAY: tuple[str, ...] = tuple(_TABLE["display"])
"""Faces that logos are set in."""

SCRIPTS: tuple[str, ...] = tuple(_TABLE["scripts"])
"""Faces a name is set in now and then."""

ICON = "truetype/font-awesome/fontawesome-webfont.ttf"
EAST_ASIAN = ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Regular.ttc")
FALLBACK = "truetype/dejavu/DejaVuSans.ttf"
SHAPED = {"ar": "truetype/noto/NotoNaskhArabic-Regular.ttf", "he": "truetype/noto/NotoSansHebrew-Regular.ttf"}
"""Faces of scripts that run to the left; their letters take other forms beside each other."""


@lru_cache(maxsize=600)
def load(file: str, size: float) -> ImageFont.FreeTypeFont:
    """Open a face at `size` pixels; a missing one says which package list to install."""
    try:
        engine = ImageFont.Layout.RAQM if file in SHAPED.values() else ImageFont.Layout.BASIC
        return ImageFont.truetype(ROOT / file, size, layout_engine=engine)
    except OSError as e:
        raise OSError(f"{ROOT / file} is missing: install the packages of samples/press/fonts.txt") from e


@cache
def _missing(file: str) -> bytes:
    return bytes(load(file, 32).getmask("\uffff"))


@cache
def _holds(file: str, letter: str) -> bool:
    if letter.isspace():
        return True
    drawn = bytes(load(file, 32).getmask(letter))
    return bool(drawn) and drawn != _missing(file)


def holds(file: str, text: str) -> bool:
    """Tell whether a face has every letter of `text`."""
    return all(_holds(file, c) for c in set(text))


def face_for(file: str, text: str) -> str:
    """Return `file`, or a face that has the letters of `text` where it lacks some."""
    if all(c.isascii() for c in text) or holds(file, text):
        return file
    return EAST_ASIAN[0] if any(is_east_asian(c) for c in text) else FALLBACK


def is_east_asian(letter: str) -> bool:
    """Tell whether a letter is Chinese, Japanese or Korean, or as wide as those are."""
    return 0x2E80 < ord(letter) < 0xE000 or ord(letter) > 0xFF00


@lru_cache(maxsize=50_000)
def _advance(file: str, text: str) -> float:
    return load(file, MEASURE).getlength(text) / MEASURE


def width(file: str, text: str, size: float, tracking: float = 0.0) -> float:
    """Return how wide `text` stands at `size`; `tracking` is extra space a letter, in ems."""
    return (_advance(file, text) + tracking * max(0, len(text) - 1)) * size


@lru_cache(maxsize=50_000)
def extent(file: str, text: str) -> tuple[float, float]:
    """Return (top, bottom) of the ink of `text` from its baseline, in ems, downwards positive."""
    _, top, _, bottom = load(file, MEASURE).getbbox(text, anchor="ls")
    return top / MEASURE, bottom / MEASURE
