"""`python -m samples.networks`: make what lies in `scanner/ocr/networks` of rapidocr's networks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import ModelProto

from samples.networks.folded import folded
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
    """Write the lighter networks beside their reader."""
    detector, recogniser = (original_models(kind)[0] for kind in ("det", "rec"))
    _write(folded(onnx.load(detector)), f"{detector.stem}_folded")
    _write(lighter(onnx.load(recogniser), list(lines())[::EVERY]), f"{recogniser.stem}_int8")


def _write(network: ModelProto, name: str) -> None:
    path = LIGHTER / f"{name}.onnx"
    path.write_bytes(network.SerializeToString(deterministic=True))
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
