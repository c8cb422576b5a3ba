"""A folder of one file a person or event, as khard, khal and vdirsyncer read it.

https://vdirsyncer.pimutils.org/en/stable/vdir.html
"""

from __future__ import annotations

import errno
import os
import re
import stat
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
    make(folder)
    path = file_of(folder, uid, suffix=suffix)
    outcome = foresee(path, item, replace=replace)
    if outcome is Outcome.WRITTEN:
        atomic.place(path, item)
    return outcome


def make(folder: Path) -> None:
    """Make the folder where it is missing. Raises OutputError."""
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise atomic.explained(folder, error) from error


def file_of(folder: Path, uid: str, *, suffix: str = ".vcf") -> Path:
    """Return where the item of a UID lies in a vdir folder."""
    return folder / f"{uuid.UUID(uid)}{suffix}"


def foresee(path: Path, item: bytes, *, replace: bool) -> Outcome:
    """Say what `write` would make of the file at `path`, and change nothing. Raises OutputError.

    A link, which is not ours, is somebody's own.
    """
    try:
        there = content(path)
    except FileNotFoundError:
        return Outcome.WRITTEN
    except OSError as error:
        raise atomic.explained(path, error) from error
    if there is not None and _said(there) == _said(item):
        return Outcome.UNCHANGED
    return Outcome.WRITTEN if replace else Outcome.KEPT


def content(path: Path) -> bytes | None:
    """Return what an item says, None for a link: what it leads to is none of ours. Raises OSError."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no file")
        return file.read()


def write_all(file: Path, cards: Iterable[bytes]) -> None:
    """Write all `cards` into one `file`, for phones that import a file at a time. Raises OutputError."""
    with atomic.writing(file) as together:
        together.writelines(cards)


def _said(item: bytes) -> bytes:
    return _TIMESTAMPS.sub(b"", item)
