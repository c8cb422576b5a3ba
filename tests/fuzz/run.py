"""Attempt after attempt, each in a worker within limits, as photos are: nothing may hang, crash or raise."""

from __future__ import annotations

import resource
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from scanner.workers.limits import Limits
from scanner.workers.worker import DiedError, PastLimitError, Worker
from tests.fuzz.attempts import Attempt

LIMITS = Limits(work=10.0, step=60.0, memory=1500)
"""Less than a photo may take: what is attempted is small."""


@dataclass(slots=True)
class Tally:
    """How many seeds were tried, the slowest with its seconds, MB of the largest worker, and the faults."""

    tried: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    peak: int = 0
    faults: dict[int, str] = field(default_factory=dict)


def fuzz(attempt: Attempt, *, seconds: float, count: int, first: int = 0) -> Tally:
    """Try seeds from `first` on, until so many are tried or the time is up."""
    tally, end, worker = Tally(), time.monotonic() + seconds, Worker(LIMITS)
    try:
        for seed in range(first, first + count):
            began = time.monotonic()
            try:
                fault, peak = worker.do(partial(_attempted, attempt, seed))
                tally.peak = max(tally.peak, peak)
            except (PastLimitError, DiedError) as e:
                fault = f"past its limit, or ended: {e}"
            if fault:
                tally.faults[seed] = fault
            tally.slowest = max(tally.slowest, (time.monotonic() - began, seed))
            tally.tried += 1
            if time.monotonic() > end:
                break
    finally:
        worker.end()
    return tally


def _attempted(attempt: Attempt, seed: int) -> tuple[str, int]:
    """Return what went wrong, if anything, and how many MB this process has ever held."""
    fault = ""
    try:
        attempt(seed)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (any is a fault, and is told)
        fault = traceback.format_exc(limit=-3)
    with suppress(OSError):
        return fault, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return fault, 0
