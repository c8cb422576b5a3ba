"""A Dask cluster on the loopback, as a person starts one: `dask scheduler`, `dask worker`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
DASK = [sys.executable, "-m", "dask"]
PATIENCE = 60.0
"""Seconds that a scheduler may take to start on a busy machine."""


class DaskCluster:
    """One scheduler, and the workers that were started for it; all of them end with it."""

    def __init__(self, folder: Path, *, program: tuple[str, ...] = tuple(DASK)) -> None:
        self._folder = folder
        self._log = (folder / "log").open("w")
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            *program, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(file),
        )  # fmt: skip
        self.workers: list[subprocess.Popen[bytes]] = []
        end = time.monotonic() + PATIENCE
        while not file.exists() or not file.read_text():
            assert time.monotonic() < end, "the scheduler did not start"
            time.sleep(0.05)
        self.address = str(json.loads(file.read_text())["address"])

    def hire(
        self,
        *,
        threads: int = 1,
        nanny: bool = False,
        program: tuple[str, ...] = tuple(DASK),
        **environment: str,
    ) -> None:
        """Start a worker, under the eyes of a nanny as is usual, or so that killing it is simple."""
        self.workers.append(
            self._start(
                *program, "worker", self.address, "--nthreads", str(threads), "--no-dashboard",
                "--nanny" if nanny else "--no-nanny",
                "--local-directory", str(self._folder), **environment,
            )
        )  # fmt: skip

    def close(self) -> None:
        """End whatever still runs."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self._log.close()

    def _start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        told = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        return subprocess.Popen(command, env=told, stdout=self._log, stderr=subprocess.STDOUT)
