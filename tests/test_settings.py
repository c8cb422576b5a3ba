from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from scanner.errors import UsageError
from scanner.interviews.plan import Rules
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
        'to = "~/cards"\naddress_book = "~/.contacts"\nregion = "de"\nreader = "tesseract"\n'
        'languages = ["deu", "eng"]\nworkers = 3\n'
        'name = "Kim Park"\nemail = "kim@home.example"\nzone = "Europe/Berlin"\ncountry = "DE"\n'
        'subdivision = "BE"\nlanguage = "de"\nbase_url = "https://cards.example"\ncard_picture = true\n'
        'database_url = "postgresql://kim@db.example/cards"\n[follow_up]\nnudges = 1\n',
    )
    assert load_settings(path) == Settings(
        to=Path.home() / "cards",
        address_book=Path.home() / ".contacts",
        region="DE",
        reader="tesseract",
        languages=("deu", "eng"),
        workers=3,
        name="Kim Park",
        email="kim@home.example",
        zone="Europe/Berlin",
        country="DE",
        subdivision="BE",
        language="de",
        base_url="https://cards.example",
        card_picture=True,
        database_url="postgresql://kim@db.example/cards",
        follow_up=(("nudges", 1),),
    )


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "Kim"\nregion = "US"\nworkers = 1\n')
    environment = {"CARDSCAN_REGION": "de", "CARDSCAN_LANGUAGES": "deu,eng", "CARDSCAN_WORKERS": "2"}
    environment["CARDSCAN_CARD_PICTURE"] = "true"
    assert load_settings(path, environment) == Settings(
        name="Kim", region="DE", languages=("deu", "eng"), workers=2, card_picture=True
    )


WRONG = ("region", "reader", "workers", "zone", "country", "language", "base_url", "card_picture")


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_variable_of_the_environment_is_told(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError):
        load_settings(tmp_path / "settings.toml", {f"CARDSCAN_{key.upper()}": "nonsense"})


def test_the_readme_shows_settings_that_exist(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    shown = load_settings(written(tmp_path, block))
    assert {f.name for f in fields(Settings)} == set(tomllib.loads(block))
    assert dict(shown.follow_up).keys() == {f.name for f in fields(Rules)}


@pytest.mark.parametrize(
    "text",
    [
        "regoin = 'DE'",
        "region = 'Germany'",
        "reader = 'magic'",
        "workers = -1",
        "workers = 'two'",
        "card_picture = 'please'",
        "to = 3",
        "zone = 'Mars/Base'",
        "language = 'tlh'",
        "country = 'Germany'",
        "base_url = 'javascript:x'",
        "[follow_up]\nnudges = 'many'",
        "this is no TOML",
    ],
)
def test_a_wrong_file_says_what_is_wrong_with_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        load_settings(written(tmp_path, text))
