"""`python -m samples.training.printed`: write down what spans of the real cards look like, in figures only.

The table beside this module has a row for each span of a real card: its features, rounded to tenths, and for
each field whether the span is its value. No word stands in it, no digit of a number and no place on a card
but in tenths of its height. So `make training` learns from print where no photo is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from samples import printed as cards
from samples import table
from samples.training.examples import Example, of_page
from scanner.fields.judge.assign import SINGLE
from scanner.fields.propose import propose
from scanner.model.page import Page
from scanner.model.reading import Reading
from scanner.outputs import jsonl
from tests.bench.score import paired

TABLE = Path(__file__).parent / "printed.txt.gz"
FIELDS = (*SINGLE, "address")
SAID: dict[bool | None, str] = {True: "+", False: "-", None: "?"}
TENTHS = 10


def main() -> None:
    """Read the real cards and write the table."""
    truths = cards.truths()
    folds = cards.folds([*truths])
    found = [
        example
        for number, (page, truth, fold) in enumerate(pages(cards.readings(), truths, folds))
        for example in of_page(page, truth, number, fold=fold)
    ]
    TABLE.write_bytes(packed(found))
    print(f"{len(found)} spans of {found[-1].page + 1} cards, {TABLE.stat().st_size} bytes")


def pages(
    readings: Iterable[Reading], truths: dict[str, cards.Row], folds: dict[str, str]
) -> Iterator[tuple[Page, cards.Row, str]]:
    """Yield each card's page, what stands on it, and its fold; pages that are no card's are left out."""
    for reading in readings:
        file = reading.photo.rpartition("/")[2]
        anew = replace(reading, cards=tuple(replace(c, proposal=propose(c.page)) for c in reading.cards))
        shown = json.loads(jsonl.to_line(anew))["cards"]
        contacts = [card["contact"] for card in shown]
        page = {id(contact): card.page for contact, card in zip(contacts, anew.cards, strict=True)}
        for truth, contact in paired(truths[file]["cards"], contacts)[0]:
            if contact:
                yield page[id(contact)], known(truth), folds[file]


def known(truth: cards.Row) -> cards.Row:
    """Say that nobody knows a department where none was written down: few were."""
    return truth | {"dept": truth.get("dept") or "?"}


def packed(found: Iterable[Example]) -> bytes:
    """Write examples as a table: a line a span."""
    held = list(found)
    numbers = table.numbered(example.features for example in held)
    folds = sorted({example.fold for example in held})
    head = {"features": [*numbers], "folds": folds, "fields": FIELDS}
    return table.packed(head, (_cells(example, folds, numbers) for example in held))


def _cells(example: Example, folds: list[str], numbers: Mapping[str, int]) -> list[str]:
    """Write what is one by its number alone, and nothing of what is none."""
    parts = table.parts(example.features, numbers, TENTHS)
    features = (f"{at}" if tenths == TENTHS else f"{at}:{tenths}" for at, tenths in parts if tenths)
    said = "".join(SAID[example.label[field]] for field in FIELDS)
    return [str(folds.index(example.fold)), str(example.page), said, *features]


def printed() -> Iterator[Example]:
    """Yield the examples of the table."""
    yield from unpacked(TABLE.read_bytes())


def unpacked(held: bytes) -> Iterator[Example]:
    """Yield the examples that a table holds."""
    head, rows = table.unpacked(held)
    meant = {sign: value for value, sign in SAID.items()}
    for fold, page, said, *cells in rows:
        label = {field: meant[sign] for field, sign in zip(head["fields"], said, strict=True)}
        features = table.figures(cells, head["features"], TENTHS)
        yield Example(features, label, int(page), head["folds"][int(fold)])


if __name__ == "__main__":
    main()
