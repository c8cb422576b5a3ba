"""What the user may choose once for all: one small TOML file, every value with a good default."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

import platformdirs

from scanner.errors import UsageError

READERS = ("both", "tesseract", "ppocr")


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices a command starts from; its options override them one by one.

    `region` is the ISO 3166 country of numbers that show none, where the card itself gives no hint.
    `languages` are Tesseract's names of languages; empty takes the installed ones that suit the card.
    `workers` is how many photos are read at a time; 0 takes one a processor.
    """

    to: Path = Path("contacts")
    region: str | None = None
    reader: str = "both"
    languages: tuple[str, ...] = ()
    workers: int = 0

    def __post_init__(self) -> None:
        if self.reader not in READERS:
            raise UsageError(f"reader is one of {', '.join(READERS)}, not {self.reader!r}")
        if self.region is not None and not re.fullmatch("[A-Z]{2}", self.region):
            raise UsageError(f"region is a country's two letters, such as DE, not {self.region!r}")
        if self.workers < 0:
            raise UsageError(f"workers is a number from 0 on, not {self.workers}")


def settings_file() -> Path:
    """Return where the settings stand, whether or not the file is there."""
    chosen = os.environ.get("CARDSCAN_SETTINGS")
    return Path(chosen) if chosen else platformdirs.user_config_path("cardscan") / "settings.toml"


def load_settings(path: Path) -> Settings:
    """Read the settings at `path`; a missing file gives the defaults. Raise UsageError on a wrong one."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as e:
        raise UsageError(f"settings in {path} cannot be read: {e}; mend the file or remove it") from e
    unknown = table.keys() - {f.name for f in fields(Settings)}
    if unknown:
        raise UsageError(
            f"settings in {path} have no {', '.join(sorted(unknown))}; remove it or mend its name"
        )
    return _settings(table, path)


def _settings(table: dict[str, object], path: Path) -> Settings:
    expected: dict[str, type] = {"to": str, "region": str, "reader": str, "languages": list, "workers": int}
    for key, value in table.items():
        if not isinstance(value, expected[key]):
            raise UsageError(f"{key} in {path} is no {expected[key].__name__}: {value!r}")
    defaults = Settings()
    languages = table.get("languages", [])
    assert isinstance(languages, list)
    region = table.get("region")
    return Settings(
        to=Path(str(table.get("to", defaults.to))).expanduser(),
        region=str(region).upper() if region else None,
        reader=str(table.get("reader", defaults.reader)),
        languages=tuple(str(name) for name in languages),
        workers=int(str(table.get("workers", defaults.workers))),
    )
