"""`python -m samples.networks`: make what lies in `scanner/ocr/networks` of rapidocr's network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import onnx

from samples.networks.lighter import lighter
from samples.networks.observed import Picture
from scanner.ocr.ppocr import LIGHTER, PPOCR, fitted, original_models, recognisable
from scanner.ocr.strips import cut
from scanner.vision.load import load

PHOTOS = Path(__file__).parents[1] / "photos"

PICTURES = ".jpg"
"""Of the samples, all but a few that show what files there are."""

EVERY = 3
"""Of so many lines one is enough to tell what the network meets."""


def main() -> None:
    """Write the lighter recogniser beside its reader."""
    original = original_models("rec")[0]
    made = lighter(onnx.load(original), list(lines())[::EVERY])
    path = LIGHTER / f"{original.stem}_int8.onnx"
    path.write_bytes(made.SerializeToString(deterministic=True))
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def lines() -> Iterator[Picture]:
    """Yield the lines on the sample photos as the recogniser takes them."""
    reader = PPOCR()
    for path in sorted(PHOTOS.glob(f"*{PICTURES}")):
        for photo in load(path.read_bytes(), path.name):
            for quad in reader.find_text(photo.pixels):
                yield recognisable(fitted(cut(photo.pixels, quad)))


if __name__ == "__main__":
    main()
