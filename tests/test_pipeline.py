"""What goes wrong with one photo is told in its reading."""

from __future__ import annotations

from scanner.pipeline import Recipe, read_file


def test_a_missing_photo_is_an_error_in_its_reading() -> None:
    reading = read_file("/no/such/photo.jpg", Recipe("ppocr"))
    assert reading.error
    assert "No such file" in reading.error


def test_bytes_that_came_along_are_read_whatever_lies_at_the_place() -> None:
    reading = read_file("/no/such/photo.jpg", Recipe("ppocr"), data=b"no picture")
    assert reading.error
    assert reading.error.startswith("not a picture"), "whose reading it is says which photo"
