"""Workers on this machine: one process a photo at a time, all processors."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from scanner.model.reading import Reading
from scanner.workers.stream import AHEAD, Read, read_with

log = logging.getLogger(__name__)

OWN = 0o077
"""What nobody else may do with a file we make: they hold people's addresses, Tesseract's pictures too."""


def read_files(places: Iterable[str], read: Read, *, workers: int) -> Iterator[Reading]:
    """Read photos with `workers` processes and yield the readings in the order of `places`.

    Never more than a few photos a worker are under way, so memory does not grow with their number.
    A worker that dies (killed, out of memory) costs only the photo that killed it.
    """
    if workers <= 1:
        yield from map(read, places)
        return
    crew = Processes(read, workers=workers)
    try:
        yield from read_with(crew, places)
    finally:
        crew.close()


class Processes:
    """A crew of processes, replaced where one of them dies."""

    def __init__(self, read: Read, *, workers: int) -> None:
        self._read, self._workers = read, workers
        self._pool = _pool(workers)

    def room(self) -> int:
        """Return how many photos the processes can have under way."""
        return self._workers * AHEAD

    def submit(self, place: str) -> Future[Reading]:
        """Hand a photo to the next free process."""
        try:
            return self._pool.submit(self._read, place)
        except BrokenProcessPool:
            log.warning("a worker process died; its photos are read again one by one")
            self.close()
            self._pool = _pool(self._workers)
            return self._pool.submit(self._read, place)

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return a photo's reading; one that was under way when a process died is read again, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._read_alone(place)

    def prepare(self, task: Callable[[], object]) -> None:
        """Have a process do something before its first photo, such as opening its readers."""
        self._pool.submit(task)

    def close(self) -> None:
        """End the processes, each after the photo that it is at."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _read_alone(self, place: str) -> Reading:
        with _pool(1) as pool:
            try:
                return pool.submit(self._read, place).result()
            except BrokenProcessPool:
                return Reading(
                    place, "", 0.0, error="reading it ended the worker process, perhaps for want of memory"
                )


def _pool(workers: int) -> ProcessPoolExecutor:
    # A fork of a process whose libraries run threads may hang; a server process that has only imported
    # the code forks workers safely and spares each of them the imports.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["scanner.pipeline"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave interrupts to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(OWN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process as soon as its parent is gone: killed, that one can send nobody home."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
