"""How much memory a scan takes, beside how many photos it has done."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK_EVERY = 0.5
"""Seconds between looks at memory."""


@dataclass(frozen=True, slots=True)
class Look:
    """Resident MB of the scan itself and of its largest worker, after so many photos and seconds."""

    photos: int
    seconds: float
    parent: float
    worker: float


def watched(command: list[str], folder: Path) -> tuple[Look, ...]:
    """Run a scan that tells each photo on standard error, and look at its memory on the way."""
    looks: list[Look] = []
    told = {**os.environ, "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        done = [0]
        assert run.stderr is not None
        teller = threading.Thread(target=_count, args=(run.stderr, done), daemon=True)
        teller.start()
        process = psutil.Process(run.pid)
        while run.poll() is None:
            looks.append(Look(done[0], time.perf_counter() - start, *_resident(process)))
            time.sleep(LOOK_EVERY)
        teller.join()
    if run.returncode not in (0, 1):
        raise subprocess.CalledProcessError(run.returncode, command)
    return tuple(looks)


def at(looks: tuple[Look, ...], photos: int) -> Look:
    """Return the largest memory of each kind up to a number of photos, over a twentieth of the run."""
    span = max(look.photos for look in looks) / 20
    near = [look for look in looks if photos - span <= look.photos <= photos] or [looks[-1]]
    return Look(photos, near[-1].seconds, max(k.parent for k in near), max(k.worker for k in near))


def copies(photos: list[Path], folder: Path, count: int) -> Path:
    """Fill a folder with `count` photos, each another one by its bytes."""
    folder.mkdir()
    for number in range(count):
        source = photos[number % len(photos)]
        (folder / f"{number:06}{source.suffix}").write_bytes(source.read_bytes() + f"{number}".encode())
    return folder


def _count(lines: Iterable[str], done: list[int]) -> None:
    for line in lines:
        if found := re.match(r"\[(\d+)/", line):
            done[0] = int(found[1])


def _resident(process: psutil.Process) -> tuple[float, float]:
    try:
        workers = [_megabytes(child) for child in process.children(recursive=True)]
        return _megabytes(process), max(workers, default=0.0)
    except psutil.Error:
        return 0.0, 0.0


def _megabytes(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0
