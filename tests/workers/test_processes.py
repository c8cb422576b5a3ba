"""Processes read in order, and a photo that kills its worker costs only itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from scanner.workers.limits import Limits
from scanner.workers.processes import TOGETHER, dealt, read_files
from scanner.workers.scratch import PREFIX, Scratch, sweep
from scanner.workers.stream import AHEAD, HELD
from tests.workers.crews import (
    busy,
    deadly,
    deadly_once,
    deadly_or_slow,
    fine,
    greedy,
    hanging,
    leaving,
    meeting,
    stepping,
)


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_photos(workers: int) -> None:
    paths = [str(number) for number in range(50)]
    assert [reading.photo for reading in read_files(paths, fine, workers=workers)] == paths


def test_photos_that_wait_are_read_a_few_at_a_time_by_turns() -> None:
    met = [int(str(reading.error)) for reading in read_files(map(str, range(80)), meeting, workers=2)]
    assert max(met) == TOGETHER
    assert min(met) > 1


@pytest.mark.parametrize(
    ("photos", "shares"),
    [
        (0, []),
        (1, [1]),
        (2, [1, 1]),
        (10, [5, 5]),
        (16, [8, 8]),
        (17, [8, 9]),
        (31, [15, 16]),
        (33, [8, 8, 8, 9]),
    ],
)
def test_shares_are_even_so_that_no_worker_waits_for_another(photos: int, shares: list[int]) -> None:
    assert [len(share) for share in dealt(range(photos), 2)] == shares
    assert [photo for share in dealt(range(photos), 2) for photo in share] == list(range(photos))


def test_a_photo_that_kills_its_worker_costs_only_itself() -> None:
    paths = [*map(str, range(5)), "deadly", *map(str, range(5, 40)), "deadly", "last"]
    readings = list(read_files(paths, deadly, workers=2))
    assert [reading.photo for reading in readings] == paths
    assert [reading.photo for reading in readings if reading.error] == ["deadly", "deadly"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_photo_that_takes_too_long_is_ended_with_what_it_started(workers: int) -> None:
    paths = ["1", "hanging", "2", "hanging", "3"]
    before = set(psutil.Process().children(recursive=True))  # of other tests, such as a browser's driver
    began = time.monotonic()
    readings = list(read_files(paths, hanging, workers=workers, limits=Limits(step=2.0)))
    assert time.monotonic() - began < 30
    assert [reading.photo for reading in readings] == paths
    assert [reading.error for reading in readings if not reading.error] == [None] * 3
    assert {reading.error for reading in readings if reading.error} == {
        "reading it took more than 2 s and its process was ended; make it smaller, or take it again"
    }
    left = set(psutil.Process().children(recursive=True)) - before
    assert not [child for child in left if child.is_running()]


def test_a_photo_that_takes_too_much_work_is_ended() -> None:
    readings = list(read_files(["1", "busy", "2"], busy, workers=2, limits=Limits(work=1.0)))
    assert [bool(reading.error) for reading in readings] == [False, True, False]
    assert "took more than 1 s of a processor and its process was ended" in str(readings[1].error)


def test_who_goes_on_step_by_step_has_longer_but_not_for_ever() -> None:
    limits = Limits(step=2.0)
    assert [reading.error for reading in read_files(["a"], stepping, workers=1, limits=limits)] == [None]
    (late,) = read_files(["a"], stepping, workers=1, limits=Limits(step=2.0, whole=2.5))
    assert late.error is not None
    assert "took more than 2.5 s in all" in late.error


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="macOS heeds no limit of memory")
def test_a_photo_that_takes_too_much_memory_costs_only_itself() -> None:
    readings = list(read_files(["1", "greedy", "2"], greedy, workers=1, limits=Limits(memory=300)))
    assert [bool(reading.error) for reading in readings] == [False, True, False]
    assert readings[1].error is not None
    assert "took more than 300 MB of memory" in readings[1].error


def test_a_photo_whose_worker_died_is_read_once_more(tmp_path: Path) -> None:
    places = [str(tmp_path / name) for name in "abc"]
    assert [reading.error for reading in read_files(places, deadly_once, workers=2)] == [None] * 3


def test_a_photo_that_is_to_be_read_alone_need_not_wait_for_all_others() -> None:
    taken = 0

    def paths() -> Iterator[str]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield str(number) if number else "deadly"

    with closing(read_files(paths(), deadly_or_slow, workers=2)) as readings:
        assert next(readings).error
        # A worker that dies on a busy machine is noticed late; meanwhile the other goes on.
        assert taken < 200


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
    assert taken <= 10 + 2 * AHEAD * TOGETHER * HELD
    read.close()  # type: ignore[attr-defined]


def test_what_a_worker_makes_is_its_owners_alone(tmp_path: Path) -> None:
    places = [str(tmp_path / "one"), str(tmp_path / "two")]
    assert [reading.photo for reading in read_files(places, leaving, workers=2)] == places
    assert [oct(Path(place).stat().st_mode & 0o777) for place in places] == ["0o600", "0o600"]


def test_what_a_worker_wrote_for_a_moment_goes_with_it_and_after_a_kill_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, temporary = tmp_path / "one", tmp_path / "temporary"
    temporary.mkdir()
    code = (
        "from scanner.workers.processes import read_files; from tests.workers.crews import writing;"
        f"list(read_files([{str(place)!r}], writing, workers=1))"
    )
    told = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, "-c", code], env=told) as parent:
        while not (place.exists() and place.read_text(encoding="utf-8")):
            assert parent.poll() is None
            time.sleep(0.1)
        parent.kill()
    left = Path(place.read_text(encoding="utf-8"))
    assert left.is_relative_to(temporary)
    assert left.exists()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    mine, foreign = Scratch(), temporary / "somebody's"
    foreign.mkdir()
    sweep()
    assert set(temporary.iterdir()) == {mine.path, foreign}
    assert mine.path.name.startswith(PREFIX)
    assert mine.path.stat().st_mode & 0o777 == 0o700
    mine.remove()
    assert set(temporary.iterdir()) == {foreign}


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
