"""A folder of one file a person or event, as khard, khal and vdirsyncer read it.

https://vdirsyncer.pimutils.org/en/stable/vdir.html
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from scanner.outputs import atomic

FOLDER_MODE = 0o700

_TIMESTAMPS = re.compile(rb"^(REV|DTSTAMP|LAST-MODIFIED):.*\r?\n", re.MULTILINE)
"""When an item was written, which is not what it says; folding leaves no text at the start of a line."""


class Outcome(StrEnum):
    """What became of a file: written, found to say the same already, or kept as the user has it."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"


def write(folder: Path, uid: str, item: bytes, *, replace: bool = False, suffix: str = ".vcf") -> Outcome:
    """Write `item` to `folder`/`uid` + `suffix`, making the folder where it is missing.

    A file that says the same but for its time stamps stays untouched, and so does its time stamp. One
    that says something else may hold the user's corrections: only `replace` overwrites it. `uid` is a
    UUID, so no text from a card gets into a file's name. Raises OutputError.
    """
    path = folder / f"{uuid.UUID(uid)}{suffix}"
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        there = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise atomic.explained(path, error) from error
    if there is not None and _said(there) == _said(item):
        return Outcome.UNCHANGED
    if there is not None and not replace:
        return Outcome.KEPT
    atomic.write(path, item)
    return Outcome.WRITTEN


def write_all(file: Path, cards: Iterable[bytes]) -> None:
    """Write all `cards` into one `file`, for phones that import a file at a time. Raises OutputError."""
    atomic.write(file, b"".join(cards))


def _said(item: bytes) -> bytes:
    return _TIMESTAMPS.sub(b"", item)
