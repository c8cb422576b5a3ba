"""Where photos go when they are dealt with: `done` or `failed`; moved, never changed, none over another."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from scanner.inbox.arrivals import DONE, FAILED
from scanner.inbox.found import FoundPhoto, Stamp

FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class Filing:
    """The two folders of a watched one; a photo's subfolder is kept in them."""

    root: Path

    def place_for(self, photo: FoundPhoto, *, failed: bool, before: str = "") -> Path:
        """Choose where a photo goes; where a move to `before` was begun and broken off, that is it."""
        folder = self._folder(photo, failed=failed)
        if Path(before).parent == folder and _is_free(Path(before)):
            return Path(before)
        return next(place for place in _names(folder / photo.name) if not os.path.lexists(place))

    def put(self, photo: FoundPhoto, place: Path, *, before: str = "") -> Path | None:
        """Move a photo to `place`, or beside it where something else has got there; return where it is.

        Where that is `before`, an empty file there is what is left of a move that a crash broke off.

        None where another file stands at its path by now, or none at all: that is left as it is. Survives a
        power cut. Raises OSError.
        """
        source = Path(photo.path)
        if not _is_it(source, photo):
            return None
        place.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        place = place if str(place) == before and place.exists() else _reserved(place)
        try:
            source.replace(place)
        except OSError as error:
            place.unlink()
            if error.errno == errno.ENOENT:
                return None
            raise
        if not _is_it(place, photo):  # somebody put another file in its place at the last moment
            place.replace(_reserved(source))
            return None
        for folder in (place.parent, place.parent.parent, source.parent):
            settle(folder)
        return place

    def has_failed(self, path: Path) -> bool:
        """Tell whether a path lies among the photos that failed."""
        return path.is_relative_to(self.root / FAILED)

    def back(self, path: Path) -> Path:
        """Move a photo that failed back to where it was dropped. Raises OSError."""
        inside = path.relative_to(self.root / FAILED)
        target = self.root / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        target = _reserved(target)
        path.replace(target)
        for folder in (target.parent, path.parent):
            settle(folder)
        return target

    def _folder(self, photo: FoundPhoto, *, failed: bool) -> Path:
        return self.root / (FAILED if failed else DONE) / Path(photo.path).parent.relative_to(self.root)


def settle(folder: Path) -> None:
    """Make what was renamed in a folder survive a power cut, where the file system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives refuse
            os.fsync(handle)
    finally:
        os.close(handle)


def _is_it(path: Path, photo: FoundPhoto) -> bool:
    try:
        return Stamp.of(path.stat(follow_symlinks=False)) == photo.stamp
    except OSError:
        return False


def _is_free(place: Path) -> bool:
    try:
        return place.stat().st_size == 0
    except FileNotFoundError:
        return True


def _reserved(place: Path) -> Path:
    """Make an empty file of that name, or of the next one that is free, to be moved over.

    Only so can a file be moved without ever falling over another one, on any file system.
    """
    for name in _names(place):
        try:
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        return name
    raise AssertionError("names never end")


def _names(place: Path) -> Iterator[Path]:
    yield place
    for number in count(2):
        yield place.with_name(f"{place.stem} ({number}){place.suffix}")
