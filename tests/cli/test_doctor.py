"""`cardscan doctor`: every claim is tried, and it lives where what it looks at does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli.doctor import command
from scanner.settings import settings_file


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each line of the answer on one line."""
    monkeypatch.setenv("COLUMNS", "400")


def doctor() -> tuple[int, str]:
    result = CliRunner().invoke(command)
    return result.exit_code, result.output


def test_where_all_is_well_all_is_marked_so() -> None:
    code, said = doctor()
    assert code == 0
    assert "[!!]" not in said
    assert {"ppocr", "tesseract", "zxing-cpp", "settings"} <= {line.split()[1] for line in said.splitlines()}


@pytest.mark.parametrize(
    ("module", "name"),
    [("zxingcpp", "zxing-cpp"), ("pypdfium2", "pypdfium2"), ("vobject", "vobject")],
)
def test_a_library_that_does_not_load_is_named(
    module: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    code, said = doctor()
    assert code == 3
    assert f"[!!]  {name}" in said
    assert "install cardscan again" in said


def test_it_lives_where_the_readers_do_not_even_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scanner.ocr.open", None)
    code, said = doctor()
    assert code == 3
    assert "[!!]  readers" in said


def test_one_reader_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    code, said = doctor()
    assert code == 0
    assert "onnxruntime is not here" in said


def test_no_reader_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    code, said = doctor()
    assert code == 3
    assert "apt install tesseract-ocr" in said


def test_settings_that_make_no_sense_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CARDSCAN_SETTINGS", str(tmp_path / "settings.toml"))
    settings_file().write_text("reader = 'eyes'", encoding="utf-8")
    code, said = doctor()
    assert code == 0
    assert "[!!]  settings" in said
    assert "eyes" in said
