"""`python -m tests.bench.errors PHOTOS TRUTH.jsonl`: where missed values were lost, by field and kind.

    card not found      nothing on the photo was read that this card could be
    line not found      most of the value stands in no reader's text
    misread by both     it stands there, but no reader has it letter by letter
    misread by one      a reader has it, the text they settled on has not
    in a wrong field    the text has it, and it was taken for something else
    taken in part       the text has it, and the field got a part of it or more than it
    passed over         the text has it, and nothing was made of it
    normalised wrongly  the number was taken for a number, of another country or area

A value in a field that the card has none of is spurious. What stands here are counts, never a value.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from scanner import pipeline
from scanner.model.page import SECOND_LOOK, Page
from scanner.model.reading import Reading
from scanner.outputs import jsonl
from tests.bench.same import SAME, Value, digits, words
from tests.bench.score import match, paired, read_values, spurious_values, true_values

KINDS = (
    "card not found",
    "line not found",
    "misread by both",
    "misread by one",
    "in a wrong field",
    "taken in part",
    "passed over",
    "normalised wrongly",
    "spurious",
)
MOST = 0.5
"""Share of a value's runs of three letters that must stand in a text for its line to have been found."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.errors", description=__doc__.splitlines()[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("truth", type=Path)
    options = parser.parse_args()
    truths = [json.loads(line) for line in options.truth.read_text(encoding="utf-8").splitlines() if line]
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(mp_context=context) as pool:
        readings = pool.map(_read, [str(options.photos / truth["file"]) for truth in truths])
        counts = Counter(error for t, r in zip(truths, readings, strict=True) for error in errors(t, r))
    print(table(counts))


def _read(path: str) -> Reading:
    return pipeline.read_file(path, pipeline.Recipe())


def errors(truth: dict[str, Any], reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (field, kind) of every value of a photo that was missed or that is spurious."""
    contacts = json.loads(jsonl.to_line(reading))["cards"]
    pages = {id(c["contact"]): card.page for c, card in zip(contacts, reading.cards, strict=True)}
    pairs, spare = paired(truth["cards"], [c["contact"] for c in contacts])
    for card, contact in pairs:
        for field in SAME:
            true = true_values(card, field)
            if true is None:
                continue
            read = read_values(contact, field)
            _, missed, left = match(field, true, read, card.get(f"{field}_alt") or ())
            page = pages.get(id(contact))
            yield from ((field, kind_of(field, value, page, contact)) for value in missed)
            if not missed:
                yield from ((field, "spurious") for _ in spurious_values(card, field, left))
    yield from (
        (field, "spurious") for contact in spare for field in SAME for _ in read_values(contact, field)
    )


def kind_of(field: str, value: Value, page: Page | None, contact: dict[str, Any]) -> str:
    """Tell where a missed value was lost."""
    if page is None:
        return "card not found"
    printed = value["raw"] if field == "phone" else value
    key = digits if field == "phone" else _letters
    goal, texts = key(printed), [key(text) for text in _texts(page)]
    if goal not in texts[0] and not _is_scattered(field, printed, texts[0]):
        if any(goal in text for text in texts[1:]):
            return "misread by one"
        return "misread by both" if max(_share(goal, text) for text in texts) >= MOST else "line not found"
    if field == "phone" and any(goal[-5:] in digits(read["raw"]) for read in read_values(contact, field)):
        return "normalised wrongly"
    if any(_meet(goal, key(read["value"])) for read in read_values(contact, field)):
        return "taken in part"
    others = (read for other in SAME if other != field for read in read_values(contact, other))
    return "in a wrong field" if any(_meet(goal, key(read["value"])) for read in others) else "passed over"


def _texts(page: Page) -> list[str]:
    """Return what was settled on, then what each reader alone saw."""
    seen = [w for line in page.lines for w in line.words]
    readers = sorted({vote.reader for word in seen for vote in word.votes} - {SECOND_LOOK})
    alone = [" ".join(v.text for w in seen for v in w.votes if v.reader == reader) for reader in readers]
    return [page.text, *alone]


def _letters(text: str) -> str:
    return "".join(words(text))


def _is_scattered(field: str, value: str, text: str) -> bool:
    """Tell whether every word of a name or address stands in `text`, though not side by side."""
    return field in {"name", "org", "title", "address"} and all(word in text for word in words(value))


def _share(goal: str, text: str) -> float:
    runs = {goal[i : i + 3] for i in range(max(1, len(goal) - 2))}
    return sum(run in text for run in runs) / len(runs)


def _meet(goal: str, read: str) -> bool:
    return bool(read) and (goal in read or (len(read) > 2 and read in goal))


def table(counts: Counter[tuple[str, str]]) -> str:
    """Lay counts out as a Markdown table: kinds down, fields across."""
    fields = list(SAME)
    rows = [["", *fields, "all"], ["---", *["---:"] * (len(fields) + 1)]]
    for kind in KINDS:
        row = [counts[field, kind] for field in fields]
        rows.append([kind, *(str(n or "") for n in row), str(sum(row))])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    main()
