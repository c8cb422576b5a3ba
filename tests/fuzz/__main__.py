"""`make fuzz`: what is hostile by chance, then what was crafted, and what it cost; ends with 1 on a fault."""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from scanner.model.reading import Reading
from scanner.pipeline import Recipe, read_file
from scanner.workers.limits import LIMITS
from tests.fuzz.attempts import ATTEMPTS
from tests.fuzz.crafted import batch, read_batch
from tests.fuzz.run import fuzz

SECONDS, COUNT = 600.0, 10_000
SHOWN = 5
PROMISED = 2000
"""Megabytes that no process of ours holds more than, with the code it shares."""


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("kinds", nargs="*", help=f"some of {', '.join((*ATTEMPTS, 'crafted'))}; default: all")
    asked.add_argument("--seconds", type=float, default=SECONDS, help="for each kind at most")
    asked.add_argument("--count", type=int, default=COUNT, help="seeds of each kind")
    asked.add_argument("--seed", type=int, default=0, help="the first of them")
    given = asked.parse_args()
    kinds = given.kinds or [*ATTEMPTS, "crafted"]
    faults = 0
    for kind in kinds:
        if kind == "crafted":
            faults += crafted()
            continue
        tally = fuzz(ATTEMPTS[kind], seconds=given.seconds, count=given.count, first=given.seed)
        slowest, seed = tally.slowest
        print(
            f"{kind}: {tally.tried} tried, {len(tally.faults)} faults,"
            f" slowest {slowest:.1f} s (seed {seed}), {tally.peak} MB at most",
            flush=True,
        )
        for seed, fault in [*tally.faults.items()][:SHOWN]:
            print(f"  seed {seed}: {fault}")
        faults += len(tally.faults)
    sys.exit(bool(faults))


def crafted() -> int:
    """Read the crafted files as a scan does, good photos between them; return how many of those failed."""
    read = partial(read_file, recipe=Recipe())
    with tempfile.TemporaryDirectory() as folder:
        told, largest = read_batch(batch(Path(folder)), read, limits=LIMITS, tell=show)
    lost = sum(is_good(reading) and not reading.cards for reading in told)
    over = largest.megabytes > PROMISED
    print(f"crafted: {len(told)} read, {lost} good ones lost, a process held {largest.megabytes} MB at most")
    return lost + over


def is_good(reading: Reading) -> bool:
    """Tell whether a photo was none of the crafted ones."""
    return reading.photo.endswith("good.jpg")


def show(reading: Reading) -> None:
    """Tell what became of a file."""
    became = reading.error or f"{len(reading.cards)} cards"
    print(f"  {Path(reading.photo).name}: {became} ({reading.seconds:.1f} s)", flush=True)


if __name__ == "__main__":
    main()
