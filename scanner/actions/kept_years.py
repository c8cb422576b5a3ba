"""Business days kept from one command to the next, as the library that tells them takes long to load."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from scanner.actions.folders import made
from scanner.errors import OutputError
from scanner.interviews.workdays import OPEN, SHUT, Years, length_of, year_of
from scanner.outputs import atomic

CODE = re.compile(r"[A-Za-z0-9-]{1,12}")


def kept_in(folder: Path, *, told: Years = year_of) -> Years:
    """Return what tells the business days of a year: from a file in `folder`, else `told`, and then kept.

    A file says the version of the library that told it. What cannot be kept is told each time.
    """

    def year(country: str, subdivision: str | None, number: int) -> str:
        codes = [country, *([subdivision] if subdivision else [])]
        if not all(CODE.fullmatch(code) for code in codes):
            return told(country, subdivision, number)
        file = folder / f"{'-'.join(codes).upper()}-{number}-{_library()}.txt"
        kept = _read(file)
        if len(kept) == length_of(number) and set(kept) <= {OPEN, SHUT}:
            return kept
        days = told(country, subdivision, number)
        _keep(file, days)
        return days

    return year


@cache
def _library() -> str:
    return version("holidays")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _keep(file: Path, days: str) -> None:
    try:
        atomic.write(made(file.parent) / file.name, days.encode("ascii"))
    except OutputError:  # nothing is lost but time
        return
