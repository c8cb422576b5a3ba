"""Photos where they lie: files on this machine, or at a URL that fsspec opens (s3://, file://, memory://...)."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from scanner.errors import PhotoError, UsageError

_URL = re.compile(r"([a-z][a-z0-9+.-]*)://")
_PATTERN = re.compile(r"[*?\[]")
NOT_WAITING = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe that nobody writes to would wait for ever."""
LARGEST_FILE = 750_000_000
"""Bytes: 110 megapixels of 16-bit colours, as they are, are 660 million."""
TOO_LARGE = f"has more than {LARGEST_FILE // 1_000_000} MB; make it smaller and try again"
PRIVATE = ("memory",)
"""What only the process that filled it can open, whatever its URL says."""


def is_url(place: str) -> bool:
    """Tell whether a place is a URL; everything else is a path."""
    return bool(_URL.match(place))


def is_everywhere(place: str) -> bool:
    """Tell whether another machine can open a place by its name: a URL, but of this process's own memory."""
    found = _URL.match(place)
    return found is not None and found[1] not in PRIVATE


def absolute(place: str) -> str:
    """Return a place's name from wherever one stands."""
    return place if is_url(place) else str(Path(place).absolute())


def fetch(place: str) -> bytes:
    """Return a photo's bytes; raise PhotoError where it cannot be had."""
    try:
        if not is_url(place):
            return _whole(Path(place))
        system, path = _system(place)
        if (system.info(path).get("size") or 0) > LARGEST_FILE:
            raise OSError(errno.EFBIG, TOO_LARGE)
        data: bytes = system.cat_file(path)
    except (OSError, UsageError) as e:
        raise PhotoError(f"cannot be read: {_told(e)}") from e
    return data


@contextmanager
def open_photo(path: Path) -> Iterator[BinaryIO]:
    """Open a file; raise OSError where it is none, such as a pipe, which might never end, or too large.

    Whatever others put somewhere is opened by this door.
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | NOT_WAITING)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no file")
        if found.st_size > LARGEST_FILE:
            raise OSError(errno.EFBIG, TOO_LARGE)
        yield file


def _whole(path: Path) -> bytes:
    with open_photo(path) as file:
        # No more than there is now, though it may grow: room is made at once for as much as is asked for.
        return file.read(os.fstat(file.fileno()).st_size)


def modified(place: str) -> dt.datetime:
    """Return when a photo's file was written; raise PhotoError where nobody knows."""
    try:
        if not is_url(place):
            return dt.datetime.fromtimestamp(Path(place).stat().st_mtime, dt.UTC)
        system, path = _system(place)
        written: dt.datetime = system.modified(path)
    except (OSError, NotImplementedError, UsageError) as e:
        raise PhotoError(f"cannot be looked at: {_told(e)}") from e
    return written.astimezone(dt.UTC) if written.tzinfo else written.replace(tzinfo=dt.UTC)


def listed(url: str) -> tuple[str, ...] | None:
    """Return the files of a folder, or of a pattern with * ? [], sorted; None where the URL is a single file.

    Raise UsageError where the place cannot be reached.
    """
    system, path = _system(url)
    try:
        if system.isdir(path):
            found = system.find(path)
        elif _PATTERN.search(path) and not system.exists(path):
            found = [name for name, told in system.glob(path, detail=True).items() if told["type"] == "file"]
        else:
            return None
    except Exception as e:  # every file system has errors of its own
        raise UsageError(f"{url} cannot be listed: {e}; check the address and your rights there") from e
    return tuple(map(system.unstrip_protocol, sorted(found)))


def _system(url: str) -> tuple[Any, str]:
    """Return the file system of a URL, and the path there."""
    try:
        import fsspec
    except ImportError as e:
        raise UsageError(
            f"{url} needs fsspec; install it with: pip install '.[cluster]' in cardscan's folder"
        ) from e
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as e:
        raise UsageError(f"{url} cannot be opened: {e}") from e
    return system, path


def _told(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return os.strerror(errno.ENOENT)  # fsspec's own have the path alone
    return getattr(error, "strerror", None) or str(error)
