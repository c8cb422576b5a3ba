"""The six questions, and a settings file that loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scanner.actions.setting_up import questions
from scanner.cli import cardscan
from scanner.settings import Settings, load_settings

TYPED = "Kim Park\nkim@example.com\n~/Contacts\n~/Cards\nde\nEurope/Berlin\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARDSCAN_SETTINGS", str(tmp_path / "new" / "settings.toml"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.delenv("CARDSCAN_TO", raising=False)
    return tmp_path / "new" / "settings.toml"


def asked(typed: str = "", *options: str) -> Result:
    return CliRunner().invoke(cardscan, ["setup", *options], input=typed)


def test_what_is_answered_is_kept(file: Path) -> None:
    assert asked(TYPED).exit_code == 0
    kept = load_settings(file)
    assert (kept.name, kept.email, kept.region, kept.zone) == (
        "Kim Park",
        "kim@example.com",
        "DE",
        "Europe/Berlin",
    )
    assert kept.to == Path("~/Contacts").expanduser()


def test_the_rest_of_the_file_stays_with_its_comments(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\nreader = "tesseract"\nname = "Old"\n[follow_up]\nnudges = 1\n', encoding="utf-8")
    assert asked(TYPED).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    kept = load_settings(file)
    assert (kept.reader, kept.name, kept.follow_up) == ("tesseract", "Kim Park", (("nudges", 1),))


def test_what_is_settled_is_the_guess_and_a_dash_leaves_it_open(file: Path) -> None:
    asked(TYPED)
    assert asked("\n\n\n\n-\n\n").exit_code == 0
    kept = load_settings(file)
    assert (kept.name, kept.region) == ("Kim Park", None)


@pytest.mark.parametrize(
    "typed",
    [TYPED.replace("\nde\n", "\nGermany\n"), TYPED.replace("kim@", "kim"), TYPED.replace("Berlin", "B")],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(typed: str, file: Path) -> None:
    asked(TYPED)
    before = file.read_bytes()
    done = asked(typed)
    assert done.exit_code == 2
    assert "nothing was changed" in done.output
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_the_guesses_are_taken_unasked(file: Path) -> None:
    assert asked("", "--yes").exit_code == 0
    assert load_settings(file).to == Path("~/Contacts").expanduser()


@pytest.mark.parametrize(("language", "region"), [("de_AT.UTF-8", "AT"), ("C.UTF-8", ""), ("", "")])
def test_the_country_is_guessed_from_the_systems_language(language: str, region: str) -> None:
    guesses = {question.key: question.guess for question in questions(Settings(), {"LANG": language})}
    assert guesses["region"] == region
