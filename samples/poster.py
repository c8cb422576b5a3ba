"""The README's picture: a sample photo beside what cardscan reads on it. `python -m samples.poster`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from scanner.cli.terminal.card import fields, mark
from scanner.model.reading import Reading
from scanner.pipeline import Recipe, read_file

HERE = Path(__file__).parent
PHOTO = HERE / "photos" / "two.jpg"
POSTER = HERE / "readme.png"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"

WIDTH, PHOTO_WIDTH, MARGIN = 1600, 720, 28
LETTERS, LINE, INDENT = 22, 38, 124
"""Height of letters and from line to line, and how far values are set in: readable at half the size."""
INK, PAPER, LABEL, DOUBT = "#e6e6e6", "#1e1f24", "#8b8f9a", "#e5c07b"


def main() -> None:
    """Read the photo and draw the poster."""
    with Image.open(PHOTO) as picture:
        photo = picture.convert("RGB")
    photo.thumbnail((PHOTO_WIDTH, WIDTH))
    poster = Image.new("RGB", (WIDTH, photo.height), PAPER)
    poster.paste(photo, (0, 0))
    _write(ImageDraw.Draw(poster), read_file(str(PHOTO), Recipe()), left=photo.width + MARGIN)
    poster.quantize(128).save(POSTER, optimize=True)


def _write(draw: ImageDraw.ImageDraw, reading: Reading, *, left: int) -> None:
    font = ImageFont.truetype(FONT, LETTERS)
    top = MARGIN
    for card in reading.cards:
        for label, value, guess in fields(card.proposal):
            draw.text((left, top), f"{label:>8}", LABEL, font)
            told = f"{value[:52]}  {mark(guess)}"
            draw.text((left + INDENT, top), told, INK if guess.sure else DOUBT, font)
            top += LINE
        top += LINE


if __name__ == "__main__":
    main()
