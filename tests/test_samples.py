"""The shipped samples: what is read on each is what stands beside it, and nothing sure is ever wrong.

The expected readings are PP-OCR's alone, whose models come with its package: Tesseract differs from one
system to the next. `make golden` rewrites them; the diff is the review.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scanner.actions.keeping.photos import photos
from scanner.ocr.reader import Reader
from scanner.outputs.jsonl import to_line
from scanner.pipeline import Recipe, opened, read_photo
from tests.bench.score import match, read_values, score, true_values
from tests.ocr.remembering import Remembering

FOLDER = Path(__file__).parents[1] / "samples" / "photos"
PHOTOS = tuple(photos([str(FOLDER)]))
EXPECTED = ".expected.json"
SINGLE = ("name", "org", "department", "title")
SEVERAL = ("emails", "phones", "urls", "addresses")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def readings() -> tuple[dict[str, Json], dict[str, Json]]:
    """Return what PP-OCR reads on each photo, and what both readers read: PP-OCR looks once for the two."""
    ppocr, *others = opened(Recipe())
    alone, together = {}, {}
    for photo in PHOTOS:
        remembering = Remembering(ppocr)
        alone[Path(photo).name] = read(photo, remembering)
        together[Path(photo).name] = read(photo, remembering, *others)
    return alone, together


def read(photo: str, *readers: Reader) -> Json:
    reading = read_photo(Path(photo).read_bytes(), photo, readers=readers, region=None)
    found: Json = json.loads(to_line(reading))
    return found


def truth(photo: str) -> Json:
    row: Json = json.loads(Path(photo).with_suffix(".json").read_text(encoding="utf-8"))
    return row


def values(contact: Json) -> Json:
    """Keep what a person would compare: the values, and a ? behind those that want a look."""
    shown = {key: _shown(contact[key]) for key in SINGLE if contact[key]}
    return shown | {key: [_shown(v) for v in contact[key]] for key in SEVERAL if contact[key]}


def _shown(value: Json) -> str:
    kind = f" {value['type']}" if "type" in value else ""
    return f"{value['value']}{kind}{'' if value['sure'] else ' ?'}"


@pytest.mark.slow
def test_every_sample_reads_as_expected(
    request: pytest.FixtureRequest, readings: tuple[dict[str, Json], dict[str, Json]]
) -> None:
    """One test for all: of the processes that run tests, only one is to read them."""
    alone, _ = readings
    read = {name: [values(card["contact"]) for card in found["cards"]] for name, found in alone.items()}
    beside = {Path(photo).name: Path(photo).with_suffix(EXPECTED) for photo in PHOTOS}
    if request.config.getoption("--golden"):
        for name, path in beside.items():
            text = json.dumps(read[name], ensure_ascii=False, indent=1)
            path.write_text(text + "\n", encoding="utf-8")
    expected = {name: json.loads(path.read_text(encoding="utf-8")) for name, path in beside.items()}
    assert {name: found for name, found in read.items() if found != expected[name]} == {}


@pytest.mark.slow
def test_nothing_sure_is_wrong_and_most_cards_need_no_correction(
    readings: tuple[dict[str, Json], dict[str, Json]],
) -> None:
    _, read = readings
    truths = [truth(photo) for photo in PHOTOS]
    wrong = [
        (row["file"], field, extra["value"])
        for row in truths
        for field in ("name", "email", "phone")
        for extra in _left_over(row, read[row["file"]], field)
        if extra["sure"]
    ]
    assert wrong == []
    tally = score(truths, read, lambda _: [])["all"].row()
    assert (tally["ready"] or 0) >= 0.6


def _left_over(row: Json, reading: Json, field: str) -> list[Json]:
    """Return what was read in a photo and stands on none of its cards."""
    true = [value for card in row["cards"] for value in true_values(card, field) or []]
    read = [value for card in reading["cards"] for value in read_values(card["contact"], field)]
    return [value for value in read if not any(match(field, [t], [value])[0] for t in true)]


def test_nothing_stands_beside_the_samples_that_belongs_to_none() -> None:
    stems = {Path(photo).stem for photo in PHOTOS}
    for path in FOLDER.iterdir():
        assert path.name.removesuffix(EXPECTED).split(".")[0] in stems, path
