"""A photo read within limits: what goes past them has failed, and says so."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scanner.model.reading import Reading
from scanner.model.record import ENDED
from scanner.turns import together
from scanner.workers.stream import Read
from scanner.workers.worker import PastLimitError, Worker

ADVICE = "make it smaller, or take it again"


def read_within(worker: Worker, read: Read, place: str, *, data: bytes | None = None) -> Reading:
    """Return a photo's reading, or that it went past a limit; raise DiedError where its worker died of it."""
    began = time.monotonic()
    task = partial(read, place) if data is None else partial(read, place, data=data)
    try:
        return worker.do(task)
    except PastLimitError as e:
        error = f"reading it took more than {e} {ENDED}; {ADVICE}"
    except OSError as e:
        error = f"no process can be started to read it ({e.strerror}); make room and try again"
    return Reading(place, "", time.monotonic() - began, error=error)


def begin(worker: Worker, read: Read) -> None:
    """Have a worker come and get all it reads with; raise what `Worker.do` does."""
    worker.do(partial(_here, read))


def _here(read: Read) -> None:
    """Do nothing: whoever was sent this has imported what `read` needs."""


def read_together(worker: Worker, read: Read, places: Sequence[str]) -> list[Reading]:
    """Return the readings of photos that one worker reads by turns; raise what `Worker.do` does."""
    return worker.do(partial(_by_turns, read, places))


def _by_turns(read: Read, places: Sequence[str]) -> list[Reading]:
    began = time.monotonic()
    readings = together([partial(read, place) for place in places])
    share = (time.monotonic() - began) / len(places)  # each has waited for the others
    return [replace(reading, seconds=share) for reading in readings]


def ended_workers(place: str, how: Exception) -> Reading:
    """Return the reading of a photo that one worker after the other died of, the last one so."""
    error = f"reading it failed twice {ENDED} ({how}), perhaps for want of memory; {ADVICE}"
    return Reading(place, "", 0.0, error=error)
