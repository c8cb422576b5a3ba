"""Write a file whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from scanner.errors import OutputError

ADVICE = {
    errno.ENOSPC: "the disk is full; free some space and run it again",
    errno.EDQUOT: "the disk quota is used up; free some space and run it again",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.EACCES: "you may not write there; choose another place",
    errno.EPERM: "you may not write there; choose another place",
    errno.ENOENT: "its folder does not exist; create it or choose another place",
    errno.ENOTDIR: "a file stands where its folder should be; choose another place",
    errno.EEXIST: "a file stands where its folder should be; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


PREFIX, SUFFIX = ".cardscan-", ".tmp"
"""How the name of a file begins and ends that is not whole yet."""
UNABLE = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)
"""What file systems answer, some network drives among them, that cannot write a folder out on demand."""
LEFT = 86_400.0
"""Seconds after which such a file is one that a crash has left, where the file system knows no locks."""


def write(path: Path, content: bytes) -> None:
    """Replace a file that a person named by `content`. Raises OutputError, and then leaves nothing behind."""
    with writing(path) as file:
        file.write(content)


def place(path: Path, content: bytes) -> None:
    """Put a file of ours in a folder; a link there is replaced, not followed to wherever others made it lead.

    Raises OutputError, and then leaves nothing behind.
    """
    try:
        if path.exists() and not path.is_symlink() and not path.is_file():
            raise OutputError(f"cannot write {path}: it is no file; choose another name")
        with _beside(path) as file:
            file.write(content)
    except OSError as error:
        raise explained(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `path` once all is written, mode 0600.

    A reader sees the old file or the new one, never a part. A link is followed, so that it stays one. Raises
    OutputError; then, and after any error in between, nothing is left behind, and what a killed process left
    beside it is gone too.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise OutputError(f"cannot write {path}: it is no file; choose another name")
        sweep(target.parent)
        with _beside(target) as file:
            yield file
    except OSError as error:
        raise explained(path, error) from error


def sweep(folder: Path) -> None:
    """Remove what writes into a folder left that a crash broke off: whoever still writes holds a lock."""
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            _remove_left(path)


def explained(path: Path, error: OSError) -> OutputError:
    """Return the error to show a person for an `error` met on writing `path`."""
    advice = ADVICE.get(error.errno or 0, error.strerror or str(error))
    return OutputError(f"cannot write {path}: {advice}")


def _remove_left(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if _is_locked_by_me(handle) or abs(time.time() - os.fstat(handle).st_mtime) > LEFT:
            path.unlink()
    finally:
        os.close(handle)


def _is_locked_by_me(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise  # somebody writes it
    except OSError:
        return False  # no locks here
    return True


def _new(folder: Path) -> tuple[int, Path]:
    """Make a file that is not whole yet, and lock it, so that nobody takes it for one that was left."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # it was swept before it was locked


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    """Write beside `target` under a hidden name, which vdir readers pass over, then rename."""
    handle, beside = _new(target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the file system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in UNABLE:
            raise
    finally:
        os.close(handle)
