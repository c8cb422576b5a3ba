"""Processes read in order, and a photo that kills its worker costs only itself."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from scanner.workers.processes import read_files
from scanner.workers.stream import AHEAD, HELD
from tests.workers.crews import deadly, fine, leaving


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_photos(workers: int) -> None:
    paths = [str(number) for number in range(50)]
    assert [reading.photo for reading in read_files(paths, fine, workers=workers)] == paths


def test_a_photo_that_kills_its_worker_costs_only_itself() -> None:
    paths = [*map(str, range(5)), "deadly", *map(str, range(5, 40)), "deadly", "last"]
    readings = list(read_files(paths, deadly, workers=2))
    assert [reading.photo for reading in readings] == paths
    assert [reading.photo for reading in readings if reading.error] == ["deadly", "deadly"]


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
    assert taken <= 10 + 2 * AHEAD * HELD
    read.close()  # type: ignore[attr-defined]


def test_what_a_worker_makes_is_its_owners_alone(tmp_path: Path) -> None:
    places = [str(tmp_path / "one"), str(tmp_path / "two")]
    assert [reading.photo for reading in read_files(places, leaving, workers=2)] == places
    assert [oct(Path(place).stat().st_mode & 0o777) for place in places] == ["0o600", "0o600"]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    code = (
        "from scanner.workers.processes import read_files; from tests.workers.crews import sleepy;"
        f"list(read_files({[str(place) for place in places]}, sleepy, workers=2))"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as parent:
        while not all(place.exists() and place.read_text(encoding="ascii") for place in places):
            assert parent.poll() is None
            time.sleep(0.1)
        parent.kill()
    workers = [int(place.read_text(encoding="ascii")) for place in places]
    until = time.monotonic() + 30
    while any(psutil.pid_exists(worker) for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.1)
