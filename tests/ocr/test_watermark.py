from __future__ import annotations

import pytest

from scanner.model.geometry import Box
from scanner.model.page import Line, Word
from scanner.ocr.watermark import without_watermarks


def left_of(*rows: str) -> list[str]:
    lines = [Line(tuple(Word(text, Box(0, 0, 9, 9), 0.9, ()) for text in row.split())) for row in rows]
    return [line.text for line in without_watermarks(lines)]


@pytest.mark.parametrize("mark", ["Scanned with CamScanner", "CS Scanned with", "CamScanner", "CS CamScanner",
                                  "scanned by TapScanner", "Scanned with Adobe Scan", "QuickScanner",
                                  "Scanned with Quick Scanner", "Scanned with Microsoft Lens"])  # fmt: skip
def test_the_mark_of_a_scanning_app_is_no_text_of_the_card(mark: str) -> None:
    assert left_of("Ann Lee", mark, "ann@lee.example") == ["Ann Lee", "ann@lee.example"]


def test_a_mark_beside_text_leaves_the_text() -> None:
    assert left_of("ann@lee.example Scanned with CamScanner") == ["ann@lee.example"]
    assert left_of("CS Scanned with Tel. 555 0142") == ["Tel. 555 0142"]


@pytest.mark.parametrize(
    "row", ["CS Works Ltd", "Scanner sales", "Quick scans", "www.camscanner.example", "Scanned documents"]
)
def test_words_of_a_card_stay(row: str) -> None:
    assert left_of(row) == [row]
