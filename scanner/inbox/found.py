"""A photo file as it was found: what is in it, and which file it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scanner.errors import PhotoError
from scanner.files import LARGEST_FILE, fetch, is_url, modified, open_photo

PART = 1 << 20
"""Bytes that are held at a time."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which file stood at a path, and how it was: two that are equal hold the same bytes."""

    device: int
    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Stamp:
        """Return the stamp of a file that was looked at; `changed` in nanoseconds by the file's own clock."""
        return cls(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A photo's path, the SHA-256 of its bytes, and when its file was written (aware)."""

    path: str
    digest: str
    made: dt.datetime
    stamp: Stamp

    @property
    def name(self) -> str:
        return Path(self.path).name


def look(path: str) -> FoundPhoto:
    """Look at the photo at a path or URL, all of it. Raises OSError."""
    if is_url(path):
        return _look_afar(path)
    with open_photo(Path(path)) as file:
        before = os.fstat(file.fileno())
        digest = _digest(file)
    made = dt.datetime.fromtimestamp(before.st_mtime, dt.UTC)
    return FoundPhoto(path, digest, made, Stamp.of(before))


def _digest(file: BinaryIO) -> str:
    """Return the SHA-256 of a file, of no more than one that we read: it may grow meanwhile."""
    digest = hashlib.sha256()
    for _ in range(0, LARGEST_FILE, PART):
        digest.update(part := file.read(PART))
        if len(part) < PART:
            break
    return digest.hexdigest()


def _look_afar(url: str) -> FoundPhoto:
    try:
        data, made = fetch(url), modified(url)
    except PhotoError as error:
        raise OSError(str(error)) from error
    stamp = Stamp(0, 0, len(data), int(made.timestamp() * 1e9))
    return FoundPhoto(url, hashlib.sha256(data).hexdigest(), made, stamp)


def is_same(photo: FoundPhoto) -> bool:
    """Tell whether the same photo still lies where it was found."""
    try:
        return look(photo.path).digest == photo.digest
    except OSError:
        return False


def is_untouched(photo: FoundPhoto) -> bool:
    """Tell without reading it whether the file of a photo lies where and as it was found."""
    try:
        return Stamp.of(Path(photo.path).stat()) == photo.stamp
    except OSError:
        return False
