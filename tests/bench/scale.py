"""`python -m tests.bench.scale`: what a scan costs as it grows, in photos, workers and contacts kept.

Photos a second with one worker and with two; one more photo with ever more contacts in the records; memory
over a long scan, with a reader that answers at once and with the real ones; what a million cards need.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.scale_memory import Look, at, copies, watched
from tests.bench.scale_plot import plot
from tests.bench.scale_store import Cost, costs

SCAN = [sys.executable, "-m", "scanner", "scan"]
AT_ONCE = [sys.executable, "-m", "tests.bench.scale_reader"]
PARTS = ("speed", "store", "long", "real")
DIFFERENT = 24
"""Photos that are drawn; the others are the same ones with other bytes."""
SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
MILLION = 1_000_000
BLOCK = 4096


@dataclass
class Figures:
    """What was measured: photos a second in pairs of one and two workers, costs, memory, octets a photo."""

    speeds: list[tuple[float, float]] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    looks: dict[str, tuple[Look, ...]] = field(default_factory=dict)
    disk: float = 0.0


def main() -> None:
    """Measure the parts that were asked for, print, and draw the plot."""
    options = _options()
    found = Figures()
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        folder = Path(name)
        drawn = _draw(folder / "drawn") if {"speed", "real"} & set(options.parts) else []
        if "speed" in options.parts:
            _speed(found, copies(drawn, folder / "speed", options.photos), folder, options.pairs)
        if "store" in options.parts:
            _store(found, folder, options.sizes, options.more)
        if "long" in options.parts:
            tiny = folder / "tiny.jpg"
            tiny.write_bytes(b"no reader looks at it")
            photos = copies([tiny], folder / "long", options.long)
            _memory(found, "a reader that answers at once", AT_ONCE, photos, folder / "long-out")
        if "real" in options.parts:
            photos = copies(drawn, folder / "real", options.real)
            _memory(found, "the real readers", SCAN, photos, folder / "real-out")
    _on_paper(found)
    plot(found.speeds, found.costs, found.looks, options.plot)
    print(f"\nPlot: {options.plot}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help="which (all)"
    )
    parser.add_argument(
        "--photos", type=int, default=60, help="photos of a run with one and two workers (60)"
    )
    parser.add_argument("--pairs", type=int, default=3, help="how often (3)")
    parser.add_argument("--sizes", type=int, nargs="+", default=(0, 10_000, 100_000), help="contacts there")
    parser.add_argument("--more", type=int, default=200, help="photos kept for each of these (200)")
    parser.add_argument("--long", type=int, default=5000, help="photos of the scan without a reader (5000)")
    parser.add_argument("--real", type=int, default=1000, help="photos of the scan with the real ones (1000)")
    parser.add_argument(
        "--plot", type=Path, default=Path("out/scale.png"), help="file to draw (out/scale.png)"
    )
    return parser.parse_args()


def _draw(folder: Path) -> list[Path]:
    press = [sys.executable, "-m", "samples.press", "--held-out", "--seed", "20261122"]
    subprocess.run([*press, "--to", str(folder), "--count", str(DIFFERENT)], check=True)
    return sorted(folder.glob("*.jpg"))


def _speed(found: Figures, photos: Path, folder: Path, pairs: int) -> None:
    for pair in range(pairs):
        order = (1, 2) if pair % 2 else (2, 1)
        rates = {workers: _rate(photos, folder / f"speed-{pair}-{workers}", workers) for workers in order}
        found.speeds.append((rates[1], rates[2]))
    print(f"## Photos a second, {len(list(photos.iterdir()))} photos, load {os.getloadavg()[0]:.1f}\n")
    for one, two in found.speeds:
        print(f"- one worker {one:.2f}, two {two:.2f}: {two / one:.2f} times")
    print(f"- median {statistics.median(two / one for one, two in found.speeds):.2f} times\n", flush=True)


def _rate(photos: Path, folder: Path, workers: int) -> float:
    folder.mkdir()
    report = folder / "report.json"
    told = {**os.environ, "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}"}
    command = [*SCAN, str(photos), "--to", str(folder / "contacts"), "--workers", str(workers)]
    quiet = subprocess.DEVNULL
    subprocess.run([*command, "--report", str(report)], env=told, stdout=quiet, stderr=quiet, check=False)
    return float(json.loads(report.read_text(encoding="utf-8"))["photos_per_second"])


def _store(found: Figures, folder: Path, sizes: tuple[int, ...], photos: int) -> None:
    print("## One more photo (milliseconds, medians)\n")
    for cost in costs(folder, tuple(sizes), photos=photos):
        found.costs.append(cost)
        print(
            f"- {cost.contacts} contacts there: {cost.alone:.1f}, at a fair with all of them"
            f" {cost.at_a_fair:.1f}; of a processor {cost.processor:.1f}",
            flush=True,
        )
    print()


def _memory(found: Figures, name: str, scan: list[str], photos: Path, folder: Path) -> None:
    folder.mkdir()
    several = ["--csv", str(folder / "all.csv"), "--all-in-one", str(folder / "all.vcf")]
    report = ["--report", str(folder / "report.json")]
    command = [*scan, str(photos), "--to", str(folder / "contacts"), "--workers", "2", *several, *report]
    looks = found.looks[name] = watched(command, folder)
    count = max(look.photos for look in looks)
    print(f"## Memory of a scan of {count} photos with {name} (MB)\n")
    for share in SHARES:
        look = at(looks, round(share * count))
        print(
            f"- after {look.photos} photos, {look.seconds:.0f} s: itself {look.parent:.0f},"
            f" largest worker {look.worker:.0f}"
        )
    print(flush=True)
    found.disk = (folder / "records.db").stat().st_size / count


def _on_paper(found: Figures) -> None:
    """Say what a million photos need by these figures."""
    if not (found.speeds and found.costs and found.looks):
        return
    one = statistics.median(one for one, _ in found.speeds)
    two = statistics.median(two for _, two in found.speeds)
    last = found.costs[-1]
    looks = list(found.looks.values())[-1]
    print("## A million cards, on paper\n")
    print(f"- this machine, two workers: {MILLION / two / 3600:.0f} hours")
    print(f"- in a day: {MILLION / one / 86400:.1f} workers, one processor each")
    keep = max(last.alone, last.at_a_fair)
    print(f"- keeping them, one by one: {MILLION * keep / 3.6e6:.1f} hours, {1000 / keep:.0f}/s at most")
    print(
        f"- memory: {max(k.parent for k in looks):.0f} MB, and {max(k.worker for k in looks):.0f} MB a worker"
    )
    print(
        f"- disk: records {found.disk * MILLION / 1e9:.1f} GB,"
        f" vCards {MILLION * BLOCK / 1e9:.1f} GB in blocks of {BLOCK} bytes"
    )


if __name__ == "__main__":
    main()
