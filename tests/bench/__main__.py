"""`python -m tests.bench`: accuracy by field and condition, speed and memory, in one run.

Reads freshly drawn photographs of invented people whose names no dictionary holds, and the real cards
where they are there, with cardscan (both readers, each alone) and with a naive loop over each reader.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.run import Run, by_name, run
from tests.bench.score import Tally, score

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("CARDSCAN_REAL_CARDS", ROOT.parent / "shared" / "cards"))

CARDSCAN = [sys.executable, "-m", "scanner", "read", "--json"]
NAIVE = [sys.executable, "-m", "tests.bench.naive"]

METHODS: dict[str, list[str]] = {
    "cardscan": CARDSCAN,
    "cardscan, PP-OCR alone": [*CARDSCAN, "--reader", "ppocr"],
    "cardscan, Tesseract alone": [*CARDSCAN, "--reader", "tesseract"],
    "naive PP-OCR": [*NAIVE, "ppocr"],
    "naive Tesseract": [*NAIVE, "tesseract"],
}

# A statement each that does nothing but start a reader.
START_UPS = {
    "cardscan": "from scanner.pipeline import Recipe, opened; opened(Recipe())",
    "naive PP-OCR": "from rapidocr import RapidOCR; RapidOCR()",
}


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        sets = {"synthetic": _draw(Path(folder), options.count, options.seed)}
        if (REAL / "truth.jsonl").exists():
            sets["real"] = (REAL / "real", _lines(REAL / "truth.jsonl"))
        else:
            print("The real cards are left out: they are not on this machine.\n")
        for name, (photos, truths) in sets.items():
            _measure(name, photos, truths[: options.limit], options.methods, by=options.by)
        _start(sets["synthetic"][0])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="synthetic photos to draw (200)")
    parser.add_argument("--seed", type=int, default=20261122, help="which ones")
    parser.add_argument("--limit", type=int, help="measure on the first so many photos of each set only")
    parser.add_argument("--by", default="tags", help="key of the truth to group by (tags: the conditions)")
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS), metavar="NAME")
    return parser.parse_args()


def _draw(folder: Path, count: int, seed: int) -> tuple[Path, list[dict[str, Any]]]:
    press = [sys.executable, "-m", "samples.press", "--held-out", "--to", str(folder)]
    subprocess.run([*press, "--count", str(count), "--seed", str(seed)], check=True)
    return folder, _lines(folder / "truth.jsonl")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _measure(name: str, photos: Path, truths: list[dict[str, Any]], methods: list[str], *, by: str) -> None:
    paths = [str(photos / truth["file"]) for truth in truths]
    tallies, runs = {}, {}
    for method in methods:
        runs[method] = run([*METHODS[method], *paths])
        groups = score(truths, by_name(runs[method].readings), lambda truth: _groups(truth, by))
        tallies[method] = groups["all"]
        if method == "cardscan":
            conditions = {group: tally for group, tally in sorted(groups.items()) if group != "all"}
    print(f"## Accuracy on {len(truths)} {name} photos (F1, %)\n\n{_accuracy(tallies)}\n")
    if "cardscan" in tallies and conditions:
        print(f"## cardscan by {by}, {name}\n\n{_accuracy(conditions)}\n")
    print(f"## Cost on {len(truths)} {name} photos\n\n{_cost(runs, len(truths))}\n", flush=True)


def _groups(truth: dict[str, Any], key: str) -> list[str]:
    value = truth.get(key) or []
    return value if isinstance(value, list) else [str(value)]


def _accuracy(tallies: dict[str, Tally]) -> str:
    rows = {
        name: {"cards": str(t.cards), **{k: _percent(v) for k, v in t.row().items()}}
        for name, t in tallies.items()
    }
    return _table(rows)


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f}"


def _cost(runs: dict[str, Run], photos: int) -> str:
    return _table(
        {
            name: {
                "s/photo": f"{r.wall / photos:.2f}",
                "peak MB/process": f"{r.peak:.0f}",
                "not read": str(sum(bool(reading["error"]) for reading in r.readings)),
            }
            for name, r in runs.items()
        }
    )


def _start(photos: Path) -> None:
    """Print what one photo costs from a cold start, and how much of it is start-up."""
    photo = str(next(path for path in sorted(photos.glob("*.jpg"))))
    cold = {name: run([*METHODS[name], photo]) for name in METHODS}
    rows = {name: {"cold s": f"{r.wall:.2f}", "of that start-up s": "-"} for name, r in cold.items()}
    for name, statement in START_UPS.items():
        rows[name]["of that start-up s"] = f"{run([sys.executable, '-c', statement]).wall:.2f}"
    print(f"## One photo from a cold start\n\n{_table(rows)}\n")


def _table(rows: dict[str, dict[str, str]]) -> str:
    """Lay rows of named cells out as a Markdown table."""
    head = ["", *next(iter(rows.values()))]
    body = [[name, *cells.values()] for name, cells in rows.items()]
    widths = [max(len(row[i]) for row in [head, *body]) for i in range(len(head))]
    lines = [
        [
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        for row in [head, *body]
    ]
    rule = ["-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [lines[0], rule, *lines[1:]])


if __name__ == "__main__":
    main()
