"""Workers on this machine: processes that each read a few photos by turns, on all processors."""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from scanner.model.reading import Reading
from scanner.workers.guard import begin, ended_workers, read_together, read_within
from scanner.workers.limits import LIMITS, Limits
from scanner.workers.scratch import sweep
from scanner.workers.stream import AHEAD, Read, read_with
from scanner.workers.worker import DiedError, Worker

T = TypeVar("T")

TOGETHER = 16
"""Photos that a process reads by turns, so that they share Tesseract's starts, where half its time goes."""

log = logging.getLogger(__name__)


def read_files(
    places: Iterable[str], read: Read, *, workers: int, limits: Limits = LIMITS
) -> Generator[Reading, None, None]:
    """Read photos with `workers` processes and yield the readings in the order of `places`.

    Never more than a few photos a worker are under way, so memory does not grow with their number. A photo
    that goes past the limits, or that a worker dies of, costs only itself. Closed early, it ends them all.
    """
    with closing(Processes(read, workers=max(1, workers), limits=limits)) as crew:
        yield from read_with(crew, places)


class Processes:
    """A crew of processes, each replaced where it dies or has to be ended."""

    def __init__(self, read: Read, *, workers: int, limits: Limits = LIMITS) -> None:
        sweep()
        self._read, self._size = read, workers
        if workers == 1:  # it has all processors to itself
            limits = replace(limits, work=limits.work * processors())
        self._crew = [Worker(limits) for _ in range(workers)]
        self._free = deque(self._crew)
        self._waiting: deque[tuple[str, Future[Reading]]] = deque()
        self._dealt: deque[list[tuple[str, Future[Reading]]]] = deque()
        self._sharing = threading.Lock()
        self._turns, self._alone = threading.Semaphore(workers), threading.Lock()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="worker")
        self._is_closed = False

    def room(self) -> int:
        """Return how many photos the processes can have under way."""
        return room_for(self._size)

    def submit(self, place: str) -> Future[Reading]:
        """Hand a photo to the next free process."""
        future: Future[Reading] = Future()
        self._waiting.append((place, future))
        self._threads.submit(self._read_share)
        return future

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return a photo's reading."""
        return future.result()

    def prepare(self, task: Callable[[], object]) -> None:
        """Have a process do something before its first photo, such as opening its readers."""
        self._threads.submit(self._with_a_worker, lambda worker: worker.do(task))

    def close(self) -> None:
        """End the processes at once, whatever they are at."""
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._crew:
            worker.retire()
        self._threads.shutdown()
        for worker in self._crew:
            worker.end()

    def _read_share(self) -> None:
        """Read some of the photos that wait: together where all goes well, else each by itself."""
        if not (self._waiting or self._dealt):
            return
        with suppress(Exception):  # the first photo tells what is wrong
            self._in_turn(lambda worker: begin(worker, self._read))  # meanwhile others come to wait
        share = self._share()
        readings = self._together([place for place, _ in share]) if len(share) > 1 else None
        for i, (place, future) in enumerate(share):
            try:
                future.set_result(readings[i] if readings else self._reading(place))
            except Exception as e:  # noqa: BLE001 (it is raised where the photo is waited for)
                future.set_exception(e)

    def _share(self) -> list[tuple[str, Future[Reading]]]:
        """Take a share of the photos that wait; nothing where others have taken them all."""
        with self._sharing:
            if not self._dealt:
                waiting = [self._waiting.popleft() for _ in range(len(self._waiting))]
                self._dealt += dealt(waiting, self._size)
            return self._dealt.popleft() if self._dealt else []

    def _together(self, places: Sequence[str]) -> list[Reading] | None:
        try:
            return self._in_turn(lambda worker: read_together(worker, self._read, places))
        except Exception:  # each photo tells by itself what is wrong
            log.debug("photos read by turns are read one by one", exc_info=True)
            return None

    def _reading(self, place: str) -> Reading:
        try:
            return self._in_turn(lambda worker: read_within(worker, self._read, place))
        except DiedError as e:
            if self._is_closed:
                raise
            log.warning("a worker process died (%s); its photo is read once more, alone", e)
        return self._read_alone(place)

    def _read_alone(self, place: str) -> Reading:
        """Read a photo while no other is read: it may have had too little of the machine, or is hostile."""
        with self._alone, ExitStack() as stack:
            for _ in range(self._size):
                stack.enter_context(self._turns)
            try:
                return self._with_a_worker(lambda worker: read_within(worker, self._read, place))
            except DiedError as e:
                return ended_workers(place, e)

    def _in_turn(self, do: Callable[[Worker], T]) -> T:
        with self._alone:  # a photo that waits to be read alone goes first
            self._turns.acquire()
        try:
            return self._with_a_worker(do)
        finally:
            self._turns.release()

    def _with_a_worker(self, do: Callable[[Worker], T]) -> T:
        worker = self._free.pop()
        try:
            return do(worker)
        finally:
            self._free.append(worker)


def dealt(photos: Sequence[T], workers: int) -> list[list[T]]:
    """Deal photos out in shares, as many for each worker and none larger than TOGETHER."""
    count = min(len(photos), workers * -(-len(photos) // (workers * TOGETHER)))
    ends = [len(photos) * i // count for i in range(count + 1)] if count else []
    return [list(photos[start:end]) for start, end in pairwise(ends)]


def room_for(workers: int) -> int:
    """Return how many photos so many processes can have under way."""
    return workers * AHEAD * TOGETHER


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
