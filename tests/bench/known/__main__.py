"""`python -m tests.bench.known`: what it is worth to know an interview's invitation and its other cards.

Draws interviews of one company each, whose names no list holds, with up to five cards photographed under the
harder half of the conditions; half of them have an invitation that names some of the people, and some
mislead. Each photo is read once, and understood alone and with what is known. Photos and what is read on them
are kept: remove the folder where the readers or the drawing have changed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from samples.calibration.photos import readings
from samples.heldout import read_lists_of, without_held_out
from scanner.model.reading import Reading
from tests.bench.known.cost import Cost, costs
from tests.bench.known.drawn import INTERVIEWS, Drawn, draw, drawn
from tests.bench.known.simulated import simulated
from tests.bench.known.worth import Worth, worth
from tests.bench.score import Tally

SHOWN = ("ready", "sure P", "sure cov")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.known", description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="interviews to draw (60)")
    parser.add_argument("--seed", type=int, default=20261128, help="which ones")
    parser.add_argument("--kept", type=Path, default=Path("out/known"), help="folder for photos and readings")
    parser.add_argument(
        "--simulated", action="store_true", help="draw readers' errors instead of photographing"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        read_lists_of(without_held_out(Path(folder) / "strangers"))
        if options.simulated:
            interviews, truths, readings = simulated(options.seed, options.count)
        else:
            interviews, truths, readings = photographed(options.seed, options.count, options.kept)
        print(told(worth(interviews, truths, readings)))
        print(told_costs(costs(interviews, readings, Path(folder) / "costs")))


def photographed(
    seed: int, count: int, folder: Path
) -> tuple[list[Drawn], list[dict[str, Any]], dict[str, Reading]]:
    """Draw and photograph interviews, and read the photos, unless that was done before."""
    kept = folder / f"{seed}-{count}"
    photos = kept / "photos"
    is_drawn = (photos / INTERVIEWS).exists()
    interviews = drawn(photos) if is_drawn else draw(seed, count, photos)
    lines = (photos / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    names = [name for one in interviews for name in one.photos]
    read = {Path(reading.photo).name: reading for reading in readings(photos, names, "both", kept=kept)}
    return interviews, [*map(json.loads, lines)], read


def told(found: Worth) -> str:
    """Write what was found as a table, and what is wrong from elsewhere below it."""
    rows = [
        "| | cards | ready | sure, right | coverage |",
        "|---|---:|---:|---:|---:|",
        _row("alone", found.alone),
        _row("with what is known", found.known),
    ]
    for kind, (alone, known) in sorted(found.by_kind.items()):
        rows += [_row(f"{kind}: alone", alone), _row(f"{kind}: known", known)]
    rows += ["", f"Sure, from elsewhere and wrong: {len(found.wrong)}", *found.wrong]
    return "\n".join(rows)


def told_costs(found: Mapping[str, Cost]) -> str:
    """Write what it costs to keep cards, a line each way."""
    rows = (
        f"{way}: {cost.besides:.1f} ms of a processor a card besides, {cost.alone:.1f} without"
        for way, cost in found.items()
    )
    return "\n".join(rows)


def _row(name: str, tally: Tally) -> str:
    shown = [f"{100 * rate:.1f}" if (rate := tally.row()[key]) is not None else "-" for key in SHOWN]
    ready, precise, covered = shown
    sure = f"{tally.sure_right} of {tally.sure}, {precise} %"
    return f"| {name} | {tally.cards} | {ready} % | {sure} | {covered} % |"


if __name__ == "__main__":
    main()
