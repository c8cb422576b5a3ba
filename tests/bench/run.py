"""Run a command as a whole process and account for what it cost."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]

# Seconds between looks at memory: few enough to see a photo's peak, enough to cost nothing.
LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """What a command printed, and its cost: seconds on the clock, peak MB of its largest process."""

    readings: tuple[dict[str, Any], ...]
    wall: float
    peak: float


def run(command: list[str], *, at: Path | None = None) -> Run:
    """Run `command`, which prints a JSON object a line; raise CalledProcessError where it breaks.

    It runs in the folder `at` if one is given, where a package goes before the one of that name here.
    """
    start = time.perf_counter()
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=at, env=known) as process:
        peaks: list[float] = []
        watcher = threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True)
        watcher.start()
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
    wall = time.perf_counter() - start
    watcher.join()
    if process.returncode not in (0, 1):  # 1: some photos could not be read, and the readings say so
        raise subprocess.CalledProcessError(process.returncode, command)
    readings = tuple(json.loads(line) for line in lines if line.startswith("{"))
    return Run(readings, wall, max(peaks, default=0))


def by_name(readings: tuple[dict[str, Any], ...]) -> dict[str, dict[str, Any]]:
    """Index readings by the photo's file name."""
    return {Path(reading["photo"]).name: reading for reading in readings}


def _watch(pid: int, peaks: list[float]) -> None:
    """Note the largest resident set of any process of the tree until it is gone."""
    try:
        root = psutil.Process(pid)
        while root.is_running() and root.status() != psutil.STATUS_ZOMBIE:
            peaks.extend(_resident(process) for process in [root, *root.children(recursive=True)])
            time.sleep(LOOK_EVERY)
    except psutil.NoSuchProcess:
        pass


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0
