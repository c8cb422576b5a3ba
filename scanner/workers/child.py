"""What a worker process does: one task after the other, for as long as the process that started it lives."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection

from scanner.steps import listening
from scanner.workers.limits import Limits, limit_memory, limit_work


class Sign(Enum):
    """What a worker tells before its answer, or instead."""

    STEP = "it goes on"
    NO_MEMORY = "it has no more memory"


def main(handle: int) -> None:
    """Take the limits and then tasks, and answer each, until nobody asks any more.

    `handle` is this process's end of a pair of sockets.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's to deal with
    threading.Thread(target=_end_with_parent, args=(handle,), daemon=True).start()
    with Connection(handle) as asked, suppress(EOFError, ConnectionError):
        limits: Limits = asked.recv()
        limit_memory(limits.memory)
        while True:
            task: Callable[[], object] = asked.recv()
            _go_on(asked, limits)
            asked.send(_answer(task, partial(_go_on, asked, limits)))


def _answer(task: Callable[[], object], step: Callable[[], object]) -> object:
    with listening(step):
        try:
            return task()
        except MemoryError:
            return Sign.NO_MEMORY


def _go_on(asked: Connection, limits: Limits) -> None:
    limit_work(limits.work)
    asked.send(Sign.STEP)


def _end_with_parent(handle: int) -> None:
    """End this process and those it started as soon as its parent is gone: killed, that one ends nobody."""
    line = select.poll()
    line.register(handle, 0)  # nothing but its end
    line.poll()
    os.killpg(0, signal.SIGKILL)
