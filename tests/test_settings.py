from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import UsageError
from scanner.settings import Settings, load_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_every_value_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'to = "~/cards"\nregion = "de"\nreader = "tesseract"\nlanguages = ["deu", "eng"]\nworkers = 3\n',
    )
    assert load_settings(path) == Settings(Path.home() / "cards", "DE", "tesseract", ("deu", "eng"), 3)


@pytest.mark.parametrize(
    "text",
    [
        "regoin = 'DE'",
        "region = 'Germany'",
        "reader = 'magic'",
        "workers = -1",
        "workers = 'two'",
        "to = 3",
        "this is no TOML",
    ],
)
def test_a_wrong_file_says_what_is_wrong_with_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        load_settings(written(tmp_path, text))
