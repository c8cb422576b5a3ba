"""The README's picture: a sample photo beside what cardscan reads on it. `python -m samples.poster`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from scanner.cli.card import fields
from scanner.model.reading import Reading
from scanner.pipeline import Recipe, read_file

HERE = Path(__file__).parent
PHOTO = HERE / "photos" / "two.jpg"
POSTER = HERE / "readme.png"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"

WIDTH, MARGIN, LINE = 1600, 32, 26
INK, PAPER, LABEL, DOUBT = "#e6e6e6", "#1e1f24", "#8b8f9a", "#e5c07b"


def main() -> None:
    """Read the photo and draw the poster."""
    with Image.open(PHOTO) as picture:
        photo = picture.convert("RGB")
    photo.thumbnail((WIDTH // 2, WIDTH))
    poster = Image.new("RGB", (WIDTH, photo.height), PAPER)
    poster.paste(photo, (0, 0))
    _write(ImageDraw.Draw(poster), read_file(str(PHOTO), Recipe()), left=photo.width + MARGIN)
    poster.quantize(128).save(POSTER, optimize=True)


def _write(draw: ImageDraw.ImageDraw, reading: Reading, *, left: int) -> None:
    font = ImageFont.truetype(FONT, 17)
    top = MARGIN
    for card in reading.cards:
        for label, value, guess in fields(card.proposal):
            draw.text((left, top), f"{label:>8}", LABEL, font)
            mark = "" if guess.sure else f"  ? {guess.confidence:.0%}"
            draw.text((left + 100, top), value[:52] + mark, INK if guess.sure else DOUBT, font)
            top += LINE
        top += LINE


if __name__ == "__main__":
    main()
