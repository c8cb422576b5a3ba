"""Cards and strips drawn on the fly in the font that comes with Pillow, so tests need no files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scanner.model.photo import CardImage, Pixels

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
Colour = tuple[int, int, int]


@cache
def font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def strip(text: str, *, ink: Colour = BLACK, paper: Colour = WHITE, height: int = 48) -> Pixels:
    """Draw one line of text as it is cut out of a card."""
    letters = font(height * 0.6)
    wide = round(letters.getlength(text)) + height
    picture = Image.new("RGB", (wide, height), paper)
    ImageDraw.Draw(picture).text((height / 2, height / 2), text, fill=ink, font=letters, anchor="lm")
    return np.asarray(picture)[:, :, ::-1].copy()


def card(
    *lines: tuple[float, float, str], ink: Colour = BLACK, paper: Colour = WHITE, size: float = 34
) -> Pixels:
    """Draw a card of 1000 × 600 pixels with texts that begin at (x, y)."""
    picture = Image.new("RGB", (1000, 600), paper)
    for x, y, text in lines:
        ImageDraw.Draw(picture).text((x, y), text, fill=ink, font=font(size))
    return np.asarray(picture)[:, :, ::-1].copy()


def photograph(file: Path, given: str = "Anna") -> None:
    """Save the photo of a card that is read surely, and sooner than any sample."""
    mail = f"{given.lower()}.keller@acme.example"
    drawn = card((60, 60, f"{given} Keller"), (60, 170, mail), size=50)
    Image.fromarray(drawn).save(file)


def image(pixels: Pixels) -> CardImage:
    return CardImage(pixels, None, np.eye(3))


def texts(page_lines: Sequence[object]) -> list[str]:
    return [str(getattr(line, "text", line)) for line in page_lines]
