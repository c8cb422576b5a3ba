"""Many photos are read in order, in bounded memory, and one that kills its worker costs only itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from scanner.model.reading import Reading
from scanner.pipeline import AHEAD, Recipe, read_file, read_files


def fine(path: str) -> Reading:
    return Reading(path, "0" * 64, 0.0)


def deadly(path: str) -> Reading:
    if path == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(path)


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_photos(workers: int) -> None:
    paths = [str(number) for number in range(50)]
    assert [reading.photo for reading in read_files(paths, fine, workers=workers)] == paths


def test_a_photo_that_kills_its_worker_costs_only_itself() -> None:
    paths = [*map(str, range(5)), "deadly", *map(str, range(5, 20))]
    readings = list(read_files(paths, deadly, workers=2))
    assert [reading.photo for reading in readings] == paths
    assert [reading.photo for reading in readings if reading.error] == ["deadly"]


def test_photos_are_taken_only_a_few_ahead() -> None:
    taken = 0

    def paths() -> Iterator[str]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield str(number)

    read = read_files(paths(), fine, workers=2)
    for _ in range(10):
        next(read)
    assert taken <= 10 + 2 * AHEAD
    read.close()  # type: ignore[attr-defined]


def test_a_missing_photo_is_an_error_in_its_reading() -> None:
    reading = read_file("/no/such/photo.jpg", Recipe("ppocr"))
    assert reading.error
    assert "No such file" in reading.error
