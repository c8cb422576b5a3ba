"""Where photos go when they are dealt with: `done` or `failed`; moved, never changed, none over another."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from scanner.files import NOT_WAITING
from scanner.inbox.arrivals import DONE, FAILED
from scanner.inbox.found import FoundPhoto, Stamp, look

FOLDER_MODE = 0o700
LONGEST = 255
"""Bytes that the name of a file may have on all systems we know."""


@dataclass(frozen=True, slots=True)
class Filing:
    """The two folders of a watched one; a photo's subfolder is kept in them."""

    root: Path

    def place_for(
        self, photo: FoundPhoto, *, failed: bool, is_promised: Callable[[Path], bool], before: str = ""
    ) -> Path:
        """Choose where a photo goes; where a move to `before` was begun and broken off, that is it.

        `is_promised` tells whether another photo is on its way to a place: where one answer is given after
        the other, no two photos ever go to the same place.
        """
        folder = self._folder(photo, failed=failed)
        if Path(before).parent == folder and not os.path.lexists(before):
            return Path(before)
        names = _names(folder / photo.name)
        return next(place for place in names if not (os.path.lexists(place) or is_promised(place)))

    def put(self, photo: FoundPhoto, place: Path) -> Path | None:
        """Move a photo to `place`, or beside it where another program put something; return where it is.

        None where another file stands at its path by now, or none at all: that is left as it is. Survives a
        power cut. Raises OSError.
        """
        source = Path(photo.path)
        if not _is_it(source, photo):
            return None
        with suppress(FileNotFoundError):
            settle(source)  # who dropped it may not have seen to that
        place.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        place = next(name for name in _names(place) if not os.path.lexists(name))
        try:
            is_it = _is_same if _move(source, place) else _is_it
        except FileNotFoundError:
            return None
        if not is_it(place, photo):  # somebody put another file in its place at the last moment
            _move(place, _reserved(source))
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
        _move(path, target)
        for folder in (target.parent, path.parent):
            settle(folder)
        return target

    def finish_move(self, place: Path) -> bool:
        """Remove the original where a move to another disk broke off once its copy lay at `place`; tell so.

        Raises OSError.
        """
        note = _copied(place)
        try:
            source = Path(os.fsdecode(note.read_bytes()))
            is_doubled = (
                source.is_relative_to(self.root)
                and not source.samefile(place)
                and look(str(source)).digest == look(str(place)).digest
            )
        except FileNotFoundError:
            is_doubled = False
        if is_doubled:
            source.unlink()
        note.unlink(missing_ok=True)
        return is_doubled

    def _folder(self, photo: FoundPhoto, *, failed: bool) -> Path:
        return self.root / (FAILED if failed else DONE) / Path(photo.path).parent.relative_to(self.root)


def settle(place: Path) -> None:
    """Make a file, or what was renamed in a folder, survive a power cut, where the file system can."""
    handle = os.open(place, os.O_RDONLY | NOT_WAITING)
    try:
        with suppress(OSError):  # some network drives refuse
            os.fsync(handle)
    finally:
        os.close(handle)


def _move(source: Path, place: Path) -> bool:
    """Rename a file; where the place lies on another disk, copy it whole, only then remove it, and say so."""
    try:
        source.replace(place)
        return False
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(source, place)
        try:
            source.unlink(
                missing_ok=True
            )  # who found the copy may have finished it, see `Filing.finish_move`
        except OSError:
            place.unlink()  # or each time that it is tried would leave one more
            _copied(place).unlink(missing_ok=True)
            raise
        _copied(place).unlink(missing_ok=True)
        return True


def _copy(source: Path, place: Path) -> None:
    """Let a whole copy lie at `place`, and beside it, from before, a note of what it is a copy of."""
    part = _beside(place, "part")
    try:
        shutil.copy2(source, part, follow_symlinks=False)
        settle(part)
        _copied(place).write_bytes(os.fsencode(source))
        settle(_copied(place))
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    settle(place.parent)


def _copied(place: Path) -> Path:
    return _beside(place, "copied")


def _beside(place: Path, what: str) -> Path:
    """Return a hidden name of ours beside `place`, the same for the same place, whoever goes on with it."""
    return place.with_name(f".{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:16]}.cardscan-{what}")


def _is_same(path: Path, photo: FoundPhoto) -> bool:
    try:
        return look(str(path)).digest == photo.digest
    except OSError:
        return False


def _is_it(path: Path, photo: FoundPhoto) -> bool:
    try:
        return Stamp.of(path.stat(follow_symlinks=False)) == photo.stamp
    except OSError:
        return False


def _reserved(place: Path) -> Path:
    """Make an empty file of that name, or of the next one that is free, to be moved over.

    Only so can a file be moved to where other programs write, and never fall over one of theirs.
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
        ending = f" ({number}){place.suffix}"
        yield place.with_name(f"{shortened(place.stem, LONGEST - len(os.fsencode(ending)))}{ending}")


def shortened(name: str, most: int) -> str:
    """Return a name cut to so many bytes, and to whole letters."""
    return os.fsencode(name)[:most].decode("utf-8", "ignore") if len(os.fsencode(name)) > most else name
