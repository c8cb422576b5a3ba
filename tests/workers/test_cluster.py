"""A real Dask cluster reads every photo once and right though a worker is killed, or says what to do."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import fsspec
import pytest

from scanner.errors import ClusterError, UsageError
from scanner.inbox.found import look
from scanner.model.record import PhotoState
from scanner.store.store import open_store
from scanner.workers.cluster import Cluster, check
from scanner.workers.kit import Kit
from scanner.workers.limits import Limits
from scanner.workers.stream import read_with
from tests.workers.crews import deadly, deadly_to_its_starter, digest, fine, hanging
from tests.workers.dask_cluster import ROOT, DaskCluster

SAMPLES = ROOT / "samples" / "photos"
JOIN = 60.0
"""Seconds that workers may take to start on a busy machine."""


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[DaskCluster]:
    with closing(DaskCluster(tmp_path)) as made:
        yield made


def photos(folder: Path, count: int) -> dict[str, str]:
    """Write files and name half by path, half by URL; and one more in this process's own memory."""
    named = {}
    for number in range(count):
        path = folder / f"{number}.jpg"
        path.write_bytes(bytes([number % 256]) * 1000 + str(number).encode())
        place = f"file://{path}" if number % 2 else str(path)
        named[place] = hashlib.sha256(path.read_bytes()).hexdigest()
    fsspec.filesystem("memory").pipe_file("/card.jpg", b"in memory")
    return named | {"memory://card.jpg": hashlib.sha256(b"in memory").hexdigest()}


@pytest.mark.slow
def test_every_photo_is_read_once_and_right_though_a_worker_is_killed(
    dask: DaskCluster, tmp_path: Path
) -> None:
    dask.hire()
    dask.hire()
    named = photos(tmp_path, 150)
    crew = Cluster(dask.address, digest, join=JOIN)
    with closing(crew):
        wait_for(crew, workers=2)
        read = {}
        for number, reading in enumerate(read_with(crew, [*named, "/no/such.jpg"])):
            assert reading.photo not in read
            read[reading.photo] = reading
            if number == 30:
                dask.workers[0].kill()
    lost = read.pop("/no/such.jpg")
    assert lost.error is not None
    assert "No such file" in lost.error
    assert {place: reading.digest for place, reading in read.items()} == named
    assert list(read) == list(named)


@pytest.mark.thorough
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_scan_whose_worker_is_killed_has_each_photo_once_in_postgresql(
    dask: DaskCluster, tmp_path: Path, place: str
) -> None:
    dask.hire()
    dask.hire()
    fair = tmp_path / "fair"
    fair.mkdir()
    for number in range(80):
        (fair / f"{number}.jpg").write_bytes(f"photo {number}".encode())
    command = [sys.executable, "-m", "tests.bench.scale_reader", str(fair), "--cluster", dask.address]
    command += ["--to", str(tmp_path / "contacts"), "--report", str(tmp_path / "report.json")]
    told = {**os.environ, "CARDSCAN_DATABASE_URL": place}
    lines = []
    with subprocess.Popen(command, cwd=ROOT, env=told, stderr=subprocess.PIPE, text=True) as scan:
        assert scan.stderr is not None
        for line in scan.stderr:
            lines.append(line)
            if line.startswith("[20/"):
                dask.workers[0].kill()
    assert scan.returncode == 0, lines
    done = Counter(line.split()[1] for line in lines if line.startswith("["))
    assert done == Counter(f"{path}:" for path in fair.iterdir())
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["read"], report["known"], report["failed"], report["contacts"]) == (80, 0, 0, 80)
    with open_store(place) as store, store.read() as records:
        seen = records.photos.all()
        contacts = {uid for uid, _ in records.contacts.all()}
    assert {(photo.state, photo.claimed_by) for photo in seen} == {(PhotoState.DONE, "")}
    assert {photo.digest for photo in seen} == {look(str(path)).digest for path in fair.iterdir()}
    assert {path.stem for path in (tmp_path / "contacts").iterdir()} == contacts
    assert len(contacts) == 80


@pytest.mark.slow
def test_a_scan_on_a_cluster_writes_what_a_scan_here_writes(dask: DaskCluster, tmp_path: Path) -> None:
    dask.hire()
    here, there = tmp_path / "here", tmp_path / "there"
    photos = [str(SAMPLES / "japanese.jpg"), f"file://{SAMPLES / 'on-its-side.jpg'}"]
    scan(here, *photos, "--workers", "1")
    scan(there, *photos, "--cluster", dask.address, "--report", str(tmp_path / "report.json"))
    cards = {path.name: path.read_bytes() for path in (here / "contacts").iterdir()}
    assert len(cards) == 2
    assert {path.name: path.read_bytes() for path in (there / "contacts").iterdir()} == cards
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (told["photos"], told["read"], told["contacts"], told["failed"]) == (2, 2, 2, 0)


def scan(folder: Path, *arguments: str) -> None:
    """Scan into a folder and records of its own."""
    command = [sys.executable, "-m", "scanner", "scan", *arguments, "--to", str(folder / "contacts")]
    told = {**os.environ, "CARDSCAN_DATABASE_URL": f"sqlite:///{folder}.db"}
    ran = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_what_is_wrong_with_a_cluster_is_told(dask: DaskCluster, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ClusterError, match=r"no worker has joined .* dask worker tcp"):
        Cluster(dask.address, fine, join=0)

    ours_is_missing = "import sys; sys.modules['scanner'] = None; from dask.__main__ import main; main()"
    dask.hire(program=(sys.executable, "-c", ours_is_missing))
    with pytest.raises(ClusterError, match=r"cannot read photos .* pip install '\.\[cluster\]'"):
        Cluster(dask.address, fine, join=JOIN)
    dask.workers.pop().kill()

    dask.hire(threads=2, PATH="/nowhere")
    crew = Cluster(dask.address, deadly_to_its_starter, join=JOIN, look=0.1)
    with closing(crew):
        told = [record.getMessage() for record in caplog.records if record.name.startswith("scanner")]
        assert any("less certainty: Tesseract is not here" in line for line in told)
        assert any("--nthreads 1 --nworkers 2" in line for line in told)
        assert [reading.error for reading in read_with(crew, ["file:///a", "file:///b"])] == [None, None]

        dask.workers.pop().kill()
        wait_for(crew, workers=0)
        assert "the scan goes on when one joins" in caplog.text

        for _ in range(4):  # as often as Dask tries
            dask.hire()
        wait_for(crew, workers=4)
        (killer,) = read_with(crew, ["file:///deadly"])
        assert killer.error is not None
        assert "ended several worker processes" in killer.error

        dask.hire()
        wait_for(crew, workers=1)
        readings = read_with(crew, (f"file:///{number}" for number in range(1000)))
        next(readings)
        dask.scheduler.kill()
        with pytest.raises(ClusterError, match=r"is gone; what was finished is kept"):
            list(readings)
    with pytest.raises(ClusterError, match=r"no scheduler answers at .* `dask scheduler`"):
        Cluster(dask.address, fine, reach=0.5)


@pytest.mark.slow
def test_a_photo_past_a_limit_costs_a_cluster_only_itself_and_a_frozen_scheduler_is_told(
    dask: DaskCluster,
) -> None:
    dask.hire(nanny=True)
    places = ["file:///1", "file:///hanging", "file:///2"]
    limits = Limits(step=2.0)
    with closing(Cluster(dask.address, hanging, join=JOIN, limits=limits)) as crew:
        errors = [reading.error for reading in read_with(crew, places)]
    assert [errors[0], errors[2]] == [None, None]
    assert "took more than 2 s and its process was ended" in str(errors[1])

    with closing(Cluster(dask.address, deadly, join=JOIN, limits=limits)) as crew:
        errors = [reading.error for reading in read_with(crew, ["file:///deadly", "file:///2"])]
    assert "failed twice and its process was ended (killed by signal 9)" in str(errors[0])
    assert errors[1] is None

    began = time.monotonic()
    with closing(Cluster(dask.address, fine, join=JOIN, look=0.1, answer=1.0)) as crew:
        readings = read_with(crew, (f"file:///{number}" for number in range(1000)))
        next(readings)
        dask.scheduler.send_signal(signal.SIGSTOP)
        with pytest.raises(ClusterError, match=r"does not answer for 1 s; what was finished is kept"):
            list(readings)
    dask.scheduler.send_signal(signal.SIGCONT)
    assert time.monotonic() - began < 30


def test_a_scheduler_with_other_versions_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    other = "import distributed.versions as v; v._version_cached = lambda name: '0.1'; "
    program = (sys.executable, "-c", f"{other} from dask.__main__ import main; main()")
    with (
        closing(DaskCluster(tmp_path, program=program)) as dask,
        pytest.raises(ClusterError, match="no worker"),
    ):
        Cluster(dask.address, fine, join=0)
    assert "install the same versions here and where the scheduler runs" in caplog.text
    assert "0.1" in caplog.text


def wait_for(crew: Cluster, *, workers: int) -> None:
    """Wait until so many are there."""
    end = time.monotonic() + JOIN
    while len(crew.workers()) != workers:
        assert time.monotonic() < end
        time.sleep(0.1)
        crew.look()


def test_an_address_that_is_none_is_a_usage_error() -> None:
    for address in ("nonsense", "foo://127.0.0.1:8786"):
        with pytest.raises(UsageError, match="write tcp://HOST:8786"):
            Cluster(address, fine)


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install '\.\[cluster\]'"):
        Cluster("tcp://127.0.0.1:1", fine)


MINE = Kit("1.0", (("numpy", "2.2"), ("tesseract", "5.3")), ("ppocr", "tesseract"), ())


def test_a_worker_that_would_read_otherwise_is_named(caplog: pytest.LogCaptureFixture) -> None:
    check("tcp://w:1", MINE, mine=MINE, threads=1, advice="install it")
    assert not caplog.records
    other = Kit("1.0", (("numpy", "2.2"), ("tesseract", "4.1")), ("tesseract",), ("install PP-OCR",))
    with caplog.at_level(logging.WARNING):
        check("tcp://w:1", other, mine=MINE, threads=1, advice="install it")
    assert "tesseract 4.1, not 5.3" in caplog.text
    assert "less certainty: install PP-OCR" in caplog.text


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Kit("0.9", MINE.parts, MINE.readers, ()), r"has cardscan 0\.9, not 1\.0; install it"),
        (Kit("1.0", MINE.parts, (), ("install Tesseract",)), "no text reader: install Tesseract"),
        (ModuleNotFoundError("No module named 'scanner'"), "No module named 'scanner'.; install it"),
    ],
)
def test_a_worker_that_cannot_read_ends_the_scan_at_once(found: Kit | BaseException, told: str) -> None:
    with pytest.raises(ClusterError, match=told):
        check("tcp://w:1", found, mine=MINE, threads=1, advice="install it")
