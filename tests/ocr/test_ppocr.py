from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.model.geometry import Quad
from scanner.ocr.ctc import Glyph, words_of
from scanner.ocr.ppocr import LIGHTER, PPOCR, model_files, original_models
from tests.ocr.drawing import BLACK, WHITE, card, strip


def test_reads_a_name_an_address_and_a_number(ppocr: PPOCR) -> None:
    lines = ("Ann Lee", "ann@lee.example", "+1 202 555 0143")
    readings = ppocr.read_strips([strip(line) for line in lines])
    assert [" ".join(w.text for w in reading) for reading in readings] == list(lines)


def test_says_where_on_the_strip_each_word_stands(ppocr: PPOCR) -> None:
    picture = strip("Left          Right")
    left, right = ppocr.read_strips([picture])[0]
    assert left.right < picture.shape[1] / 2 < right.left
    assert right.right <= picture.shape[1] + 8


def test_a_wide_gap_parts_two_numbers_where_no_blank_was_seen() -> None:
    def parted(text: str, *steps: int) -> list[str]:
        glyphs = [Glyph(sign, at, at, 1.0) for sign, at in zip(text, steps, strict=True)]
        return [word.text for word in words_of(glyphs, step=8)]

    assert parted("5550143", 0, 2, 4, 12, 14, 16, 18) == ["555", "0143"]
    assert parted("Anne", 0, 2, 4, 12) == ["Anne"]


def test_reads_light_text_on_dark(ppocr: PPOCR) -> None:
    (reading,) = ppocr.read_strips([strip("Ann Lee", ink=WHITE, paper=BLACK)])
    assert [w.text for w in reading] == ["Ann", "Lee"]


def test_sees_nothing_on_an_empty_strip(ppocr: PPOCR) -> None:
    assert ppocr.read_strips([strip("")]) == ((),)


@pytest.mark.parametrize("shape", [(1, 1), (3, 150), (400, 3), (24, 600)])
def test_takes_strips_of_any_shape(ppocr: PPOCR, shape: tuple[int, int]) -> None:
    picture = strip("x")[:1, :1].repeat(shape[0], axis=0).repeat(shape[1], axis=1)
    assert len(ppocr.read_strips([picture])) == 1


def test_finds_each_line_once(ppocr: PPOCR) -> None:
    quads = ppocr.find_text(card((80, 80, "Ann Lee"), (80, 300, "Head of Research")))
    assert len(quads) == 2
    assert all(q.corners[0][0] < q.corners[1][0] for q in quads)


def test_finds_nothing_on_blank_paper(ppocr: PPOCR) -> None:
    assert ppocr.find_text(card()) == ()


def test_the_models_are_found_without_loading_rapidocr() -> None:
    assert original_models("det")[0] != original_models("rec")[0]


@pytest.mark.parametrize("kind", ["det", "rec"])
def test_the_lighter_network_is_preferred_to_the_original_one(kind: str) -> None:
    assert [path.parent == LIGHTER for path in model_files(kind)][:2] == [True, False]


def test_original_networks_stand_in_for_lighter_ones_that_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("det", "rec"):
        (tmp_path / f"{kind}.onnx").write_bytes(b"no network")
    monkeypatch.setattr("scanner.ocr.ppocr.LIGHTER", tmp_path)
    reader = PPOCR(threads=1)
    assert [w.text for w in reader.read_strips([strip("Ann Lee")])[0]] == ["Ann", "Lee"]
    assert len(reader.find_text(card((80, 80, "Ann Lee")))) == 1


def test_the_runtime_tells_nobody_what_it_does(tmp_path: Path) -> None:
    code = "from scanner.ocr.ppocr import PPOCR; PPOCR(threads=1)"
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert list(tmp_path.rglob("*onnxruntime*")) == []


def test_what_was_seen_in_the_photo_is_not_looked_for_again(ppocr: PPOCR) -> None:
    seen = Quad(((700, 500), (900, 500), (900, 560), (700, 560)))
    assert [line.quad for line in ppocr.find_lines(card((80, 80, "Ann Lee")), [seen])] == [seen]
    assert len(ppocr.find_lines(card((80, 80, "Ann Lee")))) == 1
