"""`python -m tests.bench`: accuracy by field and condition, honesty, speed and memory, in one run.

Reads freshly drawn photographs of invented people whose names no dictionary holds, with cardscan (both
readers, each alone) and with a naive loop over each reader; then understands what was read without one part
after the other. The real cards are read with cardscan where they are there: only counts of them are told.
Prints tables, and writes them with pictures to a report.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samples import printed as cards
from samples.training.left_out import without_each
from tests.bench import plots, report
from tests.bench.ablation import ABLATIONS
from tests.bench.judged import Judged, brier, interval, judge, promises, worst
from tests.bench.left_out import left_out
from tests.bench.report import Section
from tests.bench.run import Run, by_name, run
from tests.bench.score import Tally, score
from tests.bench.strangers import install

CARDSCAN = [sys.executable, "-m", "scanner", "read", "--json"]
NAIVE = [sys.executable, "-m", "tests.bench.naive"]
ABLATION = [sys.executable, "-m", "tests.bench.ablation"]

METHODS: dict[str, list[str]] = {
    "cardscan": CARDSCAN,
    "cardscan, PP-OCR alone": [*CARDSCAN, "--reader", "ppocr"],
    "cardscan, Tesseract alone": [*CARDSCAN, "--reader", "tesseract"],
    "naive PP-OCR": [*NAIVE, "ppocr"],
    "naive Tesseract": [*NAIVE, "tesseract"],
}

REAL_METHODS = ("cardscan", "cardscan, Tesseract alone")
"""What the real cards are read with: peers are compared on the drawn ones, which anyone can draw."""
CALIBRATED = tuple(METHODS)[:3]
"""Methods that say how sure they are."""
WORST = 24

# A statement each that does nothing but start a reader.
START_UPS = {
    "cardscan": "from scanner.pipeline import Recipe, opened; opened(Recipe())",
    "naive PP-OCR": "from rapidocr import RapidOCR; RapidOCR()",
}


def main() -> None:
    """Measure, print and write the report."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        photos, truths = _draw(Path(folder) / "photos", options.count, options.seed)
        truths = truths[: options.limit]
        strangers = install(Path(folder) / "strangers")
        sections, judged = _measure("synthetic", photos, truths, options.methods, by=options.by, at=strangers)
        if options.ablation:
            sections.append(_ablation(photos, truths, at=strangers))
        if cards.are_here():
            methods = [method for method in options.methods if method in REAL_METHODS]
            real = [*cards.truths().values()][: options.limit]
            sections += _measure("real", cards.PHOTOS, real, methods, by=options.by)[0]
            sections.append(_left_out())
        else:
            sections.append(Section("Real cards", note="Left out: they are not on this machine."))
        sections.append(_start(photos))
        for section in sections:
            print(_printed(section), flush=True)
        _write(options.to, sections, judged, photos)


def _write(to: Path, sections: list[Section], judged: list[Judged], photos: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    report.write(to / "report.html", sections, worst(judged, WORST), photos)
    if judged:
        (to / "reliability.png").write_bytes(plots.reliability(judged))
    print(f"The report is {to / 'report.html'}")


def _printed(section: Section) -> str:
    parts = [f"## {section.title}", section.note, _table(section.rows) if section.rows else ""]
    return "\n\n".join(part for part in parts if part) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="synthetic photos to draw (200)")
    parser.add_argument("--seed", type=int, default=20261122, help="which ones")
    parser.add_argument("--limit", type=int, help="measure on the first so many photos of each set only")
    parser.add_argument("--by", default="tags", help="key of the truth to group by (tags: the conditions)")
    parser.add_argument("--to", type=Path, default=Path("out/bench"), help="folder for the report")
    parser.add_argument("--no-ablation", dest="ablation", action="store_false", help="leave out the ablation")
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS), metavar="NAME")
    return parser.parse_args()


def _draw(folder: Path, count: int, seed: int) -> tuple[Path, list[dict[str, Any]]]:
    press = [sys.executable, "-m", "samples.press", "--held-out", "--to", str(folder)]
    subprocess.run([*press, "--count", str(count), "--seed", str(seed)], check=True)
    return folder, _lines(folder / "truth.jsonl")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _measure(
    name: str,
    photos: Path,
    truths: list[dict[str, Any]],
    methods: list[str],
    *,
    by: str,
    at: Path | None = None,
) -> tuple[list[Section], list[Judged]]:
    """Read photos by every method: the sections about it, and the values that cardscan read."""
    paths = [str(photos / truth["file"]) for truth in truths]
    tallies, runs, conditions, promised = {}, {}, {}, {}
    judged: list[Judged] = []
    for method in methods:
        runs[method] = run([*METHODS[method], *paths], at=at)
        readings = by_name(runs[method].readings)
        groups = score(truths, readings, lambda truth: _groups(truth, by))
        tallies[method] = groups["all"]
        if method in CALIBRATED:
            promised[method] = list(judge(truths, readings))
        if method == "cardscan":
            judged = promised[method]
            conditions = {group: tally for group, tally in sorted(groups.items()) if group != "all"}
    count = f"{len(truths)} {name} photos"
    sections = [Section(f"Accuracy on {count} (F1, %)", _accuracy(tallies))]
    if conditions:
        sections.append(Section(f"cardscan by {by}, {name}", _accuracy(conditions), [plots.bars(conditions)]))
    sections += [_honesty(f"{method}, {name}", held) for method, held in promised.items() if held]
    return [*sections, Section(f"Cost on {count}", _cost(runs, len(truths)))], judged


def _honesty(name: str, judged: list[Judged]) -> Section:
    """Tell how many of the sure values are right, and how confidence and truth go together."""
    rows = [["", "sure", "right", "right, %", "95 % interval"]]
    for field, (right, count) in promises(judged).items():
        low, high = interval(right, count)
        share = f"{100 * right / count:.1f}"
        rows.append([field, str(count), str(right), share, f"{100 * low:.1f} to {100 * high:.1f}"])
    note = f"{len(judged)} values, Brier score {brier(judged):.3f} (0 is perfect, always 50 % gives 0.25)."
    return Section(f"How honest confidence is: {name}", rows, [plots.reliability(judged)], note)


def _ablation(photos: Path, truths: list[dict[str, Any]], *, at: Path) -> Section:
    """Understand the same pages without one part after the other."""
    readings = run([*ABLATION, *(str(photos / truth["file"]) for truth in truths)], at=at).readings
    parts = {part: tuple(r for r in readings if r["without"] == part) for part in ABLATIONS}
    tallies = {part: score(truths, by_name(held), lambda _: [])["all"] for part, held in parts.items()}
    return Section("What each part is worth (each reader alone: see the first table)", _accuracy(tallies))


def _left_out() -> Section:
    """Tell how the real cards of each source are read by what learnt without them."""
    note = (
        "Rules, word lists and the weights of sureness have seen these cards; what is understood by has not."
    )
    weights = without_each(cards.folds([*cards.truths()]).values())
    return Section(
        "Real cards of sources that were left out (F1, %)",
        _accuracy(left_out(weights)),
        note=note,
    )


def _groups(truth: dict[str, Any], key: str) -> list[str]:
    value = truth.get(key) or []
    return value if isinstance(value, list) else [str(value)]


def _accuracy(tallies: dict[str, Tally]) -> list[list[str]]:
    rows = {
        name: {"cards": str(t.cards), **{k: _percent(v) for k, v in t.row().items()}}
        for name, t in tallies.items()
    }
    return _cells(rows)


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f}"


def _cost(runs: dict[str, Run], photos: int) -> list[list[str]]:
    return _cells(
        {
            name: {
                "s/photo": f"{r.wall / photos:.2f}",
                "peak MB/process": f"{r.peak:.0f}",
                "not read": str(sum(bool(reading["error"]) for reading in r.readings)),
            }
            for name, r in runs.items()
        }
    )


def _start(photos: Path) -> Section:
    """Tell what one photo costs from a cold start, and how much of it is start-up."""
    photo = str(next(path for path in sorted(photos.glob("*.jpg"))))
    cold = {name: run([*METHODS[name], photo]) for name in METHODS}
    rows = {name: {"cold s": f"{r.wall:.2f}", "of that start-up s": "-"} for name, r in cold.items()}
    for name, statement in START_UPS.items():
        rows[name]["of that start-up s"] = f"{run([sys.executable, '-c', statement]).wall:.2f}"
    return Section("One photo from a cold start", _cells(rows))


def _cells(rows: dict[str, dict[str, str]]) -> list[list[str]]:
    """Lay rows of named cells out under a heading."""
    return [["", *next(iter(rows.values()), {})], *([name, *cells.values()] for name, cells in rows.items())]


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Write rows, the heading first, as a Markdown table."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        [
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]
    rule = ["-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [lines[0], rule, *lines[1:]])


if __name__ == "__main__":
    main()
