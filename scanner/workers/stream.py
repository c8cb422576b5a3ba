"""Many photos through a crew of workers: readings in the order of the photos, in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from scanner.model.reading import Reading

# Photos under way for each worker: enough that none waits for work.
AHEAD = 2
# Readings that may wait, for each photo under way, until a slow photo before them is done: they are small,
# and with fewer of them all workers would soon stand still behind a photo of twenty cards.
HELD = 8
# Seconds after which a crew is asked for its room again, though no photo was finished.
LOOK_AGAIN = 2.0


class Read(Protocol):
    """Reads the photo at a place, perhaps from bytes that came along; its reading tells what went wrong.

    It goes to other processes, so it can be pickled: `partial(read_file, recipe=...)` or a stand-in.
    """

    def __call__(self, place: str, /, *, data: bytes | None = None) -> Reading:
        """Return the reading; never raise for a photo's sake."""


class Crew(Protocol):
    """Workers that photos are handed to."""

    def room(self) -> int:
        """Return how many photos they can have under way; asked often, since workers come and go."""

    def submit(self, place: str) -> Future[Reading]:
        """Hand over a photo."""

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return what came of a photo that is done; raise ScannerError where nothing can go on."""


def read_with(crew: Crew, places: Iterable[str]) -> Iterator[Reading]:
    """Yield the reading of every photo, in order, never more under way than there is room for."""
    waiting = iter(places)
    line: deque[tuple[str, Future[Reading]]] = deque()
    while True:
        _fill(line, waiting, crew)
        if not line:
            return
        place, first = line[0]
        if first.done():
            yield crew.settle(place, first)
            line.popleft()
        else:
            wait(_pending(line), timeout=LOOK_AGAIN, return_when=FIRST_COMPLETED)


def _fill(line: deque[tuple[str, Future[Reading]]], waiting: Iterator[str], crew: Crew) -> None:
    room = crew.room()
    while len(_pending(line)) < room and len(line) < room * HELD:
        if (place := next(waiting, None)) is None:
            return
        line.append((place, crew.submit(place)))


def _pending(line: Iterable[tuple[str, Future[Reading]]]) -> list[Future[Reading]]:
    return [future for _, future in line if not future.done()]
