"""Values with their probability, the intervals, and what the report shows of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PIL import Image

from tests.bench.judged import Judged, bins, brier, interval, judge, promises, worst
from tests.bench.plots import bars, reliability
from tests.bench.report import Section, crop, write
from tests.bench.score import Tally

TRUTH = {
    "file": "a.jpg",
    "cards": [{"name": "Ann Lee", "emails": ["ann@example.com"], "phones": [], "urls": []}],
}
SQUARE = [[10, 10], [90, 10], [90, 60], [10, 60]]


def value(text: str, confidence: float, *, sure: bool = False) -> dict[str, object]:
    return {"value": text, "confidence": confidence, "sure": sure}


def read(name: str, email: str) -> dict[str, object]:
    contact = {"name": value(name, 0.9), "emails": [value(email, 0.99, sure=True)]}
    return {"photo": "a.jpg", "cards": [{"quad": SQUARE, "contact": contact}]}


WRONG = Judged("name", "a.jpg", "<b>Ann</b> Lea", "Ann Lee", 0.9, False, False, SQUARE)
RIGHT = Judged("email", "a.jpg", "ann@example.com", "", 0.99, True, True, SQUARE)


def test_every_value_is_judged_with_its_probability_and_its_card() -> None:
    found = list(judge([TRUTH], {"a.jpg": read("Ann Lea", "ann@example.com")}))
    assert [(v.field, v.is_right, v.confidence, v.is_sure) for v in found] == [
        ("name", False, 0.9, False),
        ("email", True, 0.99, True),
    ]
    assert found[0].true == "Ann Lee"
    assert found[0].quad == SQUARE


def test_sure_values_are_counted_by_field_and_together() -> None:
    assert promises([WRONG, RIGHT]) == {"name, e-mail, phone": (1, 1), "email": (1, 1)}


def test_a_share_of_all_is_not_certain_and_few_say_less_than_many() -> None:
    few, many = interval(10, 10), interval(1000, 1000)
    assert few[0] < many[0] < 1
    assert abs(interval(50, 100)[0] - 0.404) < 0.001


def test_honest_confidence_has_a_low_brier_score() -> None:
    assert brier([RIGHT]) < 0.001 < brier([WRONG])
    assert [count for _, _, count in bins([RIGHT, WRONG, WRONG])] == [3]


def test_the_worst_is_the_wrong_one_that_was_promised() -> None:
    promised = Judged("name", "b.jpg", "x", "y", 0.86, True, False, None)
    assert worst([WRONG, RIGHT, promised], 2) == [promised, WRONG]


def test_the_report_shows_tables_pictures_and_crops_and_escapes_what_was_read(tmp_path: Path) -> None:
    Image.new("RGB", (100, 80), "white").save(tmp_path / "a.jpg")
    pictures = [reliability([WRONG, RIGHT]), bars({"blurred": Tally(hit=Counter(name=1))})]
    write(tmp_path / "r.html", [Section("A table", [["", "F1"], ["x", "97.0"]], pictures)], [WRONG], tmp_path)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == 2
    assert page.count("data:image/jpeg;base64,") == 1
    assert "&lt;b&gt;Ann" in page
    assert "97.0" in page
    assert crop(tmp_path / "a.jpg", SQUARE)[:2] == b"\xff\xd8"
