"""`python -m tests.bench.speed PHOTO...`: two workers against two naive processes, like with like.

Each round runs all loops one after the other over the same photos; told are processor seconds (of the
process and all it started) and seconds on the clock, as the median of the rounds and in parts of the naive
loop's. Processor seconds stay true on a machine that has other work besides.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")}
"""What keeps libraries to one thread a process; the naive PP-OCR loop is told so itself."""

COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""An installed program is compiled once, as what the naive loops load is, not in each of three processes."""

WORKERS = 2

SCAN = [sys.executable, "-m", "scanner", "read", "--json", "--workers", str(WORKERS)]
NAIVE = [sys.executable, "-m", "tests.bench.naive"]

PAIRS = {
    "both readers against naive PP-OCR": (SCAN, [*NAIVE, "one-thread"]),
    "Tesseract alone against naive Tesseract": (
        [*SCAN, "--reader", "tesseract"],
        [*NAIVE, "tesseract"],
    ),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processors and on the clock."""

    processor: float
    clock: float


def main() -> None:
    """Print a row for each pair of loops."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description=__doc__.splitlines()[0])
    parser.add_argument("photos", nargs="+", metavar="PHOTO")
    parser.add_argument("--rounds", type=int, default=3, help="the median of so many (3)")
    asked = parser.parse_args()
    for name, (ours, naive) in PAIRS.items():
        rounds = [
            (cost([[*ours, *asked.photos]]), cost(shared(naive, asked.photos))) for _ in range(asked.rounds)
        ]
        print(told(name, rounds), flush=True)


def shared(command: list[str], photos: list[str]) -> list[list[str]]:
    """Return a command for each of as many processes as we have workers, the photos dealt out to them."""
    return [[*command, *photos[i::WORKERS]] for i in range(WORKERS)]


def cost(commands: list[list[str]]) -> Cost:
    """Run commands side by side and account for what they cost together."""
    start, before = time.perf_counter(), _processor()
    given = {**os.environ, **ONE_THREAD, **COMPILED}
    running = [subprocess.Popen(c, stdout=subprocess.DEVNULL, env=given) for c in commands]
    for process in running:
        if process.wait() not in (0, 1):  # 1: some photos could not be read
            raise subprocess.CalledProcessError(process.returncode, process.args)
    return Cost(_processor() - before, time.perf_counter() - start)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told(name: str, rounds: list[tuple[Cost, Cost]]) -> str:
    """Say what the median round cost, and what part of the naive loop's that is."""
    processor = median(ours.processor / naive.processor for ours, naive in rounds)
    clock = median(ours.clock / naive.clock for ours, naive in rounds)
    spent = median(ours.processor for ours, _ in rounds), median(naive.processor for _, naive in rounds)
    return (
        f"{name}: {processor:.2f} of its processor time ({spent[0]:.1f} s of {spent[1]:.1f} s), "
        f"{clock:.2f} of its time on the clock"
    )


if __name__ == "__main__":
    main()
