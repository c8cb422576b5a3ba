"""The Tesseract on this machine, whatever state it is in: told in a sentence, never a traceback or a wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import NoReaderError
from scanner.ocr import installed
from scanner.ocr.open import open_readers, try_readers

FAULTS = {
    "exit 127": "fails with code 127",
    "kill -SEGV $$": "fails with code -11",
    "printf '\\377\\376\\000 junk'": "does not say its version",
    "echo tesseract 3.04.01": "too old",
    "exec sleep 60": "does not answer",
    'case "$1" in --version) echo tesseract 5.3.0;; esac': "no languages",
}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where a program may be put that is taken for Tesseract."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "tesseract"


def put(program: Path, script: str, *, mode: int = 0o755) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(mode)


@pytest.mark.parametrize("script", FAULTS)
def test_a_tesseract_that_cannot_read_is_named_and_left_out(
    script: str, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "SECONDS", 1.0)
    put(program, script)
    ppocr, tesseract = try_readers()
    assert (ppocr.is_ready, tesseract.is_ready) == (True, False)
    assert FAULTS[script] in tesseract.advice
    assert "install" in tesseract.advice
    assert [reader.name for reader in open_readers("both")] == ["ppocr"]


def test_a_file_that_is_no_program_does_not_start(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    put(program, "", mode=0o644)
    with pytest.raises(NoReaderError, match="does not start: Permission denied"):
        installed.installed_version()


def test_a_missing_language_is_told_with_its_package() -> None:
    _, tesseract = try_readers(("eng", "chi_xyz"))
    assert not tesseract.is_ready
    assert "tesseract-ocr-chi-xyz" in tesseract.advice


def test_language_data_that_is_broken_shows_when_a_line_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"junk")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    _, tesseract = try_readers()
    assert not tesseract.is_ready
    assert "failed" in tesseract.advice


def test_what_tells_the_way_of_letters_is_no_language() -> None:
    assert "eng" in installed.installed_languages()
    assert not {"osd", "equ"} & set(installed.installed_languages())
