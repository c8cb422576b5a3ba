"""Every file made to do harm, in one batch with good photos, as a scan reads them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from scanner.model.reading import Reading
from scanner.workers.limits import Limits
from scanner.workers.processes import read_files
from scanner.workers.stream import Read
from tests import hostile

GOOD = Path(__file__).parents[2] / "samples" / "photos" / "cropped.jpg"


@dataclass(slots=True)
class Largest:
    """The most memory in MB that a process of ours held, as far as it was seen."""

    megabytes: int = 0


def batch(folder: Path, names: Iterable[str] = hostile.FILES) -> list[str]:
    """Write crafted files, each with a good photo behind it, and return where they are."""
    places = []
    for number, name in enumerate(names):
        (folder / f"{number:02} {name}").write_bytes(hostile.FILES[name]())
        shutil.copy2(GOOD, folder / f"{number:02} good.jpg")
        places += [str(folder / f"{number:02} {name}"), str(folder / f"{number:02} good.jpg")]
    return places


def read_batch(
    places: list[str], read: Read, *, limits: Limits, tell: Callable[[Reading], object] = lambda _: None
) -> tuple[list[Reading], Largest]:
    """Return the readings, each told as it comes, and the largest of the workers."""
    told = []
    with _measured() as largest:
        for reading in read_files(places, read, workers=2, limits=limits):
            told.append(reading)
            tell(reading)
    return told, largest


@contextmanager
def _measured() -> Iterator[Largest]:
    largest, stop = Largest(), threading.Event()

    def look() -> None:
        while not stop.wait(0.05):
            for child in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    largest.megabytes = max(largest.megabytes, child.memory_info().rss >> 20)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield largest
    finally:
        stop.set()
        thread.join()
