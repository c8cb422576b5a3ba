"""What a photo may cost: no hostile file takes the machine away from the photos beside it."""

from __future__ import annotations

import resource
from contextlib import suppress
from dataclasses import dataclass

WORK = 60.0
"""Seconds of a processor for a page or a card: they take one to five."""
STEP = 180.0
"""Seconds by the clock for the same: a machine that does much else gives little of its processors."""
WHOLE = 900.0
"""Seconds for a file: a hundred pages take a third of that."""
MEMORY = 1800
"""Megabytes, so that a process with the code it shares stays below 2 GB. Measured: imports and readers 330,
with a photo of 12 or of 100 megapixels (JPEG) 370 to 610, with sixteen of 48 megapixels by turns 930, with
the dearest that is read, a CMYK TIFF of 100 megapixels, 1,230."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: seconds of a processor a step, by the clock a step and a file, and megabytes.

    Each program that it starts may have as many megabytes again.
    """

    work: float = WORK
    step: float = STEP
    whole: float = WHOLE
    memory: int = MEMORY


LIMITS = Limits()


def limit_memory(megabytes: int) -> None:
    """Let this process and those it starts have so much of their own and no more, where the system can.

    What libraries only reserve does not count, what is shared neither. macOS heeds no such limit. A core dump
    would be a picture of somebody's card: there is none.
    """
    _limit(resource.RLIMIT_DATA, megabytes << 20)
    _limit(resource.RLIMIT_CORE, 0)


def limit_work(seconds: float) -> None:
    """Let this process work for so many seconds from now on; the system ends it then, whatever it is at."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1)


def _limit(which: int, most: int) -> None:
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
