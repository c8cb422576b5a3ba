"""The recipe: a photo's bytes in, what was read and understood out, for one photo or for many."""

from __future__ import annotations

import functools
import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from scanner.errors import PhotoError, ScannerError
from scanner.fields.propose import propose
from scanner.model.geometry import Quad
from scanner.model.photo import CardImage, Photo
from scanner.model.reading import ReadCard, Reading
from scanner.ocr.look import find_text
from scanner.ocr.open import open_readers
from scanner.ocr.read import read
from scanner.ocr.reader import Reader
from scanner.vision.codes import find_codes
from scanner.vision.load import load
from scanner.vision.locate import locate
from scanner.vision.rectify import rectify, turn

log = logging.getLogger(__name__)

Read = Callable[[str], Reading]
"""Reads the photo at a path, and tells in the reading itself what went wrong."""

UnderWay = deque[tuple[str, Future[Reading]]]

# Photos handed to the pool ahead of the one that is awaited, a worker: enough that none waits for work,
# few enough that a batch of any length needs no more memory than a short one.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Recipe:
    """How photos are to be read: what a worker process needs to open its own readers."""

    reader: str = "both"
    languages: tuple[str, ...] = ()
    region: str | None = None
    threads: int = 1


def read_photo(data: bytes, name: str, *, readers: Sequence[Reader], region: str | None) -> Reading:
    """Read every card in one photo file; raise PhotoError or ReaderError where that cannot be done."""
    start = time.perf_counter()
    photos = load(data, name)
    cards = tuple(card for photo in photos for card in _read_cards(photo, readers=readers, region=region))
    first = photos[0]
    return Reading(name, first.digest, time.perf_counter() - start, cards, first.taken)


def _read_cards(photo: Photo, *, readers: Sequence[Reader], region: str | None) -> Iterator[ReadCard]:
    text = find_text(photo.pixels, readers[0])
    for quad in locate(photo.pixels, text):
        flat = rectify(photo.pixels, quad)
        page, quarters = read(flat, readers)
        if not page.lines and quad is not None:
            continue  # an empty sheet of paper is no card
        card = turn(flat, quarters)
        page = replace(page, codes=find_codes(card))
        if page.lines or page.codes:
            yield ReadCard(_in_picture(card, photo), page, propose(page, region=region))


def _in_picture(card: CardImage, photo: Photo) -> Quad | None:
    if card.quad is None:
        return None
    a, b, c, d = ((x * photo.scale, y * photo.scale) for x, y in card.quad.corners)
    return Quad((a, b, c, d))


@functools.cache
def opened(recipe: Recipe) -> tuple[Reader, ...]:
    """Open the readers of `recipe` once a process: their models are large and slow to load."""
    return open_readers(recipe.reader, languages=recipe.languages, threads=recipe.threads)


def read_file(path: str, recipe: Recipe) -> Reading:
    """Read one photo file; whatever goes wrong with it is told in the reading's `error`."""
    start = time.perf_counter()
    try:
        return read_photo(_bytes(path), path, readers=opened(recipe), region=recipe.region)
    except ScannerError as e:
        error = str(e)
    except Exception as e:  # one photo's unforeseen failure must not end the batch
        log.debug("reading %s failed", path, exc_info=True)
        error = f"unexpected {type(e).__name__}; please report it with a photo that may be shared"
    return Reading(path, "", time.perf_counter() - start, error=error)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as e:
        raise PhotoError(f"cannot be read: {e.strerror or e}") from e


def read_files(paths: Iterable[str], read: Read, *, workers: int) -> Iterator[Reading]:
    """Read photo files with `workers` processes and yield the readings in the order of `paths`.

    `read` goes to the processes, so it can be pickled: `partial(read_file, recipe=...)` or a stand-in.
    Never more than a few photos a worker are under way, so memory does not grow with their number.
    A worker that dies (killed, out of memory) costs only the photo that killed it.
    """
    if workers <= 1:
        yield from map(read, paths)
        return
    waiting = iter(paths)
    while (path := next(waiting, None)) is not None:
        under_way: UnderWay = deque()
        pool = _pool(workers)
        try:
            _submit(pool, under_way, path, read)
            yield from _drain(pool, waiting, under_way, read, limit=workers * AHEAD)
        except BrokenProcessPool:
            log.warning("a worker process died; its photos are read again one by one")
            yield from (_read_alone(path, read) for path, _ in under_way)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _drain(
    pool: Executor, waiting: Iterator[str], under_way: UnderWay, read: Read, *, limit: int
) -> Iterator[Reading]:
    while under_way:
        while len(under_way) < limit and (path := next(waiting, None)) is not None:
            _submit(pool, under_way, path, read)
        reading = under_way[0][1].result()
        under_way.popleft()
        yield reading


def _submit(pool: Executor, under_way: UnderWay, path: str, read: Read) -> None:
    future: Future[Reading]
    try:
        future = pool.submit(read, path)
    except BrokenProcessPool as e:  # kept in the queue, so that no photo is lost with the pool
        future = Future()
        future.set_exception(e)
    under_way.append((path, future))


def _read_alone(path: str, read: Read) -> Reading:
    with _pool(1) as pool:
        try:
            return pool.submit(read, path).result()
        except BrokenProcessPool:
            return Reading(
                path, "", 0.0, error="reading it ended the worker process, perhaps for want of memory"
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
    """Leave interrupts to the parent, and one processor to each worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
