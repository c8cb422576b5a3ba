"""A folder for what a worker and its programs write for a moment: pictures of cards, and their text.

It is its worker's alone and goes with it. Whoever is killed cannot clean up: the next one does. A lock on the
folder, which ends with its owner, tells whose owner is gone.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "cardscan-scratch-"


class Scratch:
    """A folder of its own among the system's temporary ones. Raises OSError."""

    def __init__(self) -> None:
        made = Path(tempfile.mkdtemp(prefix="cardscan-"))
        self._lock = os.open(made, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        # Only from here on it looks like what a sweep removes: locked already.
        self.path = made.rename(made.with_name(made.name.replace("cardscan-", PREFIX)))

    def remove(self) -> None:
        """Remove the folder and all in it; again does nothing."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def sweep() -> None:
    """Remove such folders of ours whose owners are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.stat(follow_symlinks=False).st_uid == os.getuid():
                _remove_unowned(folder)


def _remove_unowned(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)
