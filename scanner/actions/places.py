"""Where everything lies that is ours and not among the contacts: records, what is kept for speed, the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from scanner.errors import ScannerError
from scanner.settings import current_settings


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder of ours; `octets` is how much it holds, 0 where it is not on this machine."""

    name: str
    where: str
    is_there: bool
    octets: int = 0


def places() -> Iterator[Place]:
    """Yield where the records, the cache and the logs lie."""
    yield _records()
    yield _folder("cache", platformdirs.user_cache_path("cardscan"))
    yield _folder("logs", platformdirs.user_log_path("cardscan"))


def _records() -> Place:
    try:
        url = current_settings().database_url
    except ScannerError:  # the settings' own line tells
        url = ""
    if url:
        return Place("records", _without_password(url), is_there=True)
    file = platformdirs.user_data_path("cardscan") / "records.db"
    return Place("records", str(file), file.exists(), file.stat().st_size if file.exists() else 0)


def _without_password(url: str) -> str:
    before, at, after = url.rpartition("@")
    scheme, slashes, user = before.partition("://")
    return f"{scheme}{slashes}{user.partition(':')[0]}{at}{after}" if at else url


def _folder(name: str, folder: Path) -> Place:
    held = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Place(name, str(folder), folder.is_dir(), held)
