"""What the user may choose once for all: one small TOML file, every value with a good default."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import platformdirs

from scanner.errors import UsageError
from scanner.model.interview import LANGUAGES, zone_named

TONES = ("formal", "first")
READERS = ("both", "tesseract", "ppocr")
PORT = 8765
"""Where `cardscan web` answers, so that links in contacts lead there."""
PREFIX = "CARDSCAN_"
"""An environment variable of this and a key in capitals overrides the file: CARDSCAN_REGION=DE."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices a command starts from; its options override them one by one.

    `to` is the folder of the contacts, `inbox` the one that is watched for photos. `address_book` is a
    folder of vCards that other programs keep, which help to read and are never changed.
    `region` is the ISO 3166 country of numbers that show none, where the card itself gives no hint.
    `languages` are Tesseract's names of languages; empty takes the installed ones that suit the card.
    `workers` is how many photos are read at a time; 0 takes one a processor.
    `name` and `email` are the user's own. `country` (else `region`) and `subdivision` say whose holidays
    count, `zone` is an IANA name (else the system's), `language` that of letters, `tone` whether they call
    people by their first name. `base_url` is where records are looked at, by default the page of `cardscan
    web`, `database_url` where they are kept (else the user's data folder).
    `card_picture` puts a small picture of the card into its contact. `follow_up` are waits that replace
    those of the rules, by name.
    """

    to: Path = Path("contacts")
    inbox: Path = Path("inbox")
    address_book: Path | None = None
    region: str | None = None
    reader: str = "both"
    languages: tuple[str, ...] = ()
    workers: int = 0
    name: str = ""
    email: str = ""
    zone: str | None = None
    country: str | None = None
    subdivision: str | None = None
    language: str = "en"
    tone: str = "formal"
    base_url: str = f"http://127.0.0.1:{PORT}"
    database_url: str = ""
    card_picture: bool = False
    follow_up: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        if self.reader not in READERS:
            raise UsageError(f"reader is one of {', '.join(READERS)}, not {self.reader!r}")
        for key, value in (("region", self.region), ("country", self.country)):
            if value is not None and not re.fullmatch("[A-Z]{2}", value):
                raise UsageError(f"{key} is a country's two letters, such as DE, not {value!r}")
        if self.workers < 0:
            raise UsageError(f"workers is a number from 0 on, not {self.workers}")
        if self.language not in LANGUAGES:
            raise UsageError(f"language is one of {', '.join(LANGUAGES)}, not {self.language!r}")
        if self.tone not in TONES:
            raise UsageError(f"tone is one of {', '.join(TONES)}, not {self.tone!r}")
        if self.base_url and not re.match("https?://", self.base_url):
            raise UsageError(f"base_url begins with https://, not {self.base_url!r}")
        if self.zone is not None:
            _check_zone(self.zone)


def _check_zone(zone: str) -> None:
    try:
        zone_named(zone)
    except ValueError as e:
        raise UsageError(str(e)) from e


def settings_file() -> Path:
    """Return where the settings stand, whether or not the file is there."""
    chosen = os.environ.get(f"{PREFIX}SETTINGS")
    return Path(chosen) if chosen else platformdirs.user_config_path("cardscan") / "settings.toml"


def current_settings() -> Settings:
    """Load the user's settings from where they stand, and from the environment. Raise UsageError."""
    return load_settings(settings_file(), os.environ)


def load_settings(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings at `path`, which `environment` overrides; a missing file gives the defaults.

    Raise UsageError on a wrong one.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        table = {}
    except (OSError, ValueError) as e:
        raise UsageError(f"settings in {path} cannot be read: {e}; mend the file or remove it") from e
    unknown = table.keys() - {f.name for f in fields(Settings)}
    if unknown:
        raise UsageError(
            f"settings in {path} have no {', '.join(sorted(unknown))}; remove it or mend its name"
        )
    for key, value in table.items():
        if not isinstance(value, KINDS.get(key, str)):
            raise UsageError(f"{key} in {path} is no {KINDS.get(key, str).__name__}: {value!r}")
    return _settings(table | _told(environment or {}))


KINDS: dict[str, type] = {"languages": list, "workers": int, "card_picture": bool, "follow_up": dict}
"""What a key holds in the file, where it is no text."""


def _told(environment: Mapping[str, str]) -> dict[str, object]:
    """Return the settings that the environment gives; lists are separated by commas, tables are not there."""
    told: dict[str, object] = {}
    for key in (f.name for f in fields(Settings) if f.name != "follow_up"):
        value = environment.get(f"{PREFIX}{key.upper()}", "")
        if not value:
            continue
        if key == "workers" and not value.isdecimal():
            raise UsageError(f"{PREFIX}WORKERS is a number from 0 on, not {value!r}")
        told[key] = value.replace(",", " ").split() if key == "languages" else value
    if "card_picture" in told:
        told["card_picture"] = _yes_or_no(str(told["card_picture"]))
    return told


def _yes_or_no(text: str) -> bool:
    known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if text.casefold() not in known:
        raise UsageError(f"{PREFIX}CARD_PICTURE is true or false, not {text!r}")
    return known[text.casefold()]


def _settings(table: Mapping[str, object]) -> Settings:
    values: dict[str, object] = {key: value or None for key, value in table.items()}
    for key in ("region", "country"):
        if values.get(key):
            values[key] = str(values[key]).upper()
    made = {
        "to": lambda value: Path(str(value)).expanduser(),
        "inbox": lambda value: Path(str(value)).expanduser(),
        "address_book": lambda value: Path(str(value)).expanduser(),
        "languages": lambda value: tuple(map(str, value)),
        "workers": int,
        "card_picture": bool,
        "follow_up": _waits,
    }
    given = {key: made.get(key, str)(value) for key, value in values.items() if value is not None}  # type: ignore[operator]
    return Settings(**given)


def _waits(table: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    for key, value in table.items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise UsageError(f"{key} under [follow_up] is a number of days, not {value!r}")
    return tuple((key, int(str(value))) for key, value in table.items())
