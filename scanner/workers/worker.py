"""One worker process, seen by who has work for it: one that goes past its limits is ended and replaced."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from scanner.workers.child import Sign
from scanner.workers.limits import Limits
from scanner.workers.scratch import Scratch

T = TypeVar("T")

START = 180.0
"""Seconds in which a process has begun and taken its first task: a busy machine may need a while for it."""
BEGIN = "import sys; from scanner.workers.child import main; main(int(sys.argv[1]))"
"""What the process is told to do. With -P no module is taken from the folder where it stands."""
HEAP = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(128 << 20),
}
"""What keeps glibc from setting memory aside for each thread, of which only one works at a time: eight photos
by turns took 915 MB, with one heap 644. And from giving back what is asked for again at once: each layer of a
network takes megabytes, and memory got anew for them took a fourteenth of all time."""
OWN = 0o077
"""What nobody else may do with a file we make: they hold people's addresses, Tesseract's pictures too."""


class PastLimitError(Exception):
    """A task that was ended; the message is what it would have taken more of."""


class DiedError(Exception):
    """A worker process that ended in the midst of a task."""


class Worker:
    """A process that does one task at a time, within limits; it starts with its first task."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._scratch: Scratch | None = None
        self._is_retired = False

    def do(self, task: Callable[[], T]) -> T:
        """Have a task done; raise PastLimitError or DiedError, and then the next begins in a new process.

        Raise OSError where no process can be started.
        """
        try:
            line = self._begun()
            line.send(task)
            return self._answer(line)  # type: ignore[no-any-return]
        except (EOFError, ConnectionError) as e:
            code = self.end()
            if code == -signal.SIGXCPU:
                raise PastLimitError(f"{self._limits.work:g} s of a processor") from e
            raise DiedError(f"killed by signal {-code}" if code < 0 else f"exit code {code}") from e
        except PastLimitError:
            self.end()
            raise

    def end(self) -> int:
        """End the process at once, and whatever it started; return its exit code, or its signal negative."""
        if self._process is None:
            return 0
        _kill(self._process)
        code = self._process.wait()
        self._process = None
        if self._line:
            self._line.close()
        if self._scratch:
            self._scratch.remove()
        return code

    def retire(self) -> None:
        """Kill the process for good, from another thread: whoever waits for it is told that it died."""
        self._is_retired = True
        if process := self._process:
            _kill(process)

    def _begun(self) -> Connection:
        if self._process is not None and self._process.poll() is not None:
            self.end()  # it was killed while it had nothing to do
        if self._process is None:
            self._begin()
        if self._is_retired:
            raise EOFError
        assert self._line is not None
        return self._line

    def _begin(self) -> None:
        self._scratch = Scratch()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", BEGIN, str(theirs.fileno())],
                env={**os.environ, **HEAP, "PYTHONPATH": _path(), "TMPDIR": str(self._scratch.path)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                process_group=0,
                umask=OWN,
            )
        self._line = Connection(ours.detach())
        self._line.send(self._limits)

    def _answer(self, line: Connection) -> Any:
        if not line.poll(START):
            raise PastLimitError(f"{START:g} s to begin")
        limits, end = self._limits, time.monotonic() + self._limits.whole
        while True:
            left = end - time.monotonic()
            if not line.poll(max(0.0, min(limits.step, left))):
                raise PastLimitError(
                    f"{limits.step:g} s" if left > limits.step else f"{limits.whole:g} s in all"
                )
            told = line.recv()
            if told is Sign.NO_MEMORY:
                raise PastLimitError(f"{limits.memory:,} MB of memory")
            if told is not Sign.STEP:
                return told


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads a group, and the group."""
    with suppress(ProcessLookupError, PermissionError):  # it has ended; macOS: it is about to
        os.killpg(process.pid, signal.SIGKILL)


def _path() -> str:
    """Return where modules are found, as this process finds them."""
    return os.pathsep.join(os.path.abspath(place) for place in sys.path)  # noqa: PTH100 ("" is where we stand)
