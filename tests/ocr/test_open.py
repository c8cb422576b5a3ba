from __future__ import annotations

import os
from pathlib import Path

import pytest

from scanner.errors import NoReaderError
from scanner.ocr.open import check_readers, open_readers


def test_both_readers_open_the_more_trusted_first() -> None:
    assert [reader.name for reader in open_readers("both")] == ["ppocr", "tesseract"]


def test_one_reader_is_opened_when_one_is_asked_for() -> None:
    assert [reader.name for reader in open_readers("tesseract")] == ["tesseract"]


def test_a_missing_tesseract_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [reader.name for reader in open_readers("both")] == ["ppocr"]


def test_no_reader_at_all_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoReaderError, match="apt install tesseract-ocr"):
        open_readers("tesseract")


def test_the_doctor_hears_what_is_there_and_what_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert [check.is_ready for check in check_readers()] == [True, True]
    monkeypatch.setenv("PATH", str(tmp_path))
    ppocr, tesseract = check_readers()
    assert ppocr.is_ready
    assert not tesseract.is_ready
    assert "install" in tesseract.advice


def test_tesseract_is_held_to_its_threads() -> None:
    open_readers("tesseract", threads=1)
    assert os.environ["OMP_THREAD_LIMIT"] == "1"
