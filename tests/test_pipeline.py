"""What goes wrong with one photo is told in its reading."""

from __future__ import annotations

import io
import weakref
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import FoundLine, StripReading
from scanner.pipeline import Recipe, read_file, read_photo

LINE = Quad(((40.0, 40.0), (200.0, 40.0), (200.0, 60.0), (40.0, 60.0)))


def test_a_missing_photo_is_an_error_in_its_reading() -> None:
    reading = read_file("/no/such/photo.jpg", Recipe("ppocr"))
    assert reading.error
    assert "No such file" in reading.error


def test_bytes_that_came_along_are_read_whatever_lies_at_the_place() -> None:
    reading = read_file("/no/such/photo.jpg", Recipe("ppocr"), data=b"no picture")
    assert reading.error
    assert reading.error.startswith("not a picture"), "whose reading it is says which photo"


class Watching:
    """Finds a line in any photo, and sees whether that is still there when the card is looked at."""

    name, reads_well = "watching", 0.5

    def __init__(self) -> None:
        self.photos: list[weakref.ref[Pixels]] = []
        self.kept: list[bool] = []

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        self.photos.append(weakref.ref(pixels))
        return (LINE,)

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        self.kept += [photo() is not None for photo in self.photos]
        return ()

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        return tuple(() for _ in strips)


@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PDF"])
def test_no_photo_is_kept_while_its_cards_are_read(form: str) -> None:
    file, watching = io.BytesIO(), Watching()
    Image.fromarray(np.full((300, 400, 3), 200, np.uint8)).save(file, form)
    read_photo(file.getvalue(), "card", readers=[watching], region=None)
    assert watching.kept == [False]
