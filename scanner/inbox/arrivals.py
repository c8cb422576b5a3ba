"""What lies in a watched folder, and which of it has arrived: it stands still, and it is all there.

Who goes on looking does not trust the clock of a file or of the wall to measure how long a file has stood
still: clocks of network drives differ, and clocks jump. Only whether a file's size and time are the same as
at the last look counts, and how long ago that was by a clock that only runs. Who looks for a moment only, and
comes back in an hour, has nothing but those clocks to tell a copy that was given up from one that stalls.
"""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from scanner.files import LARGEST_FILE, TOO_LARGE
from scanner.inbox.folders import photos_in
from scanner.inbox.found import Stamp
from scanner.inbox.whole import is_whole

DONE, FAILED = "done", "failed"
"""Folders in the watched one to which photos go when they are dealt with."""
QUIET = 1.0
"""Seconds in which a file must not change: programs that copy write many times a second."""
STALLED = 60.0
"""Seconds after which a file that stands still is taken although it ends too early: the copy was given up."""


class Way(StrEnum):
    """Why a file is not taken yet, in words for people."""

    COMING = "still arriving"
    CUT = "not all there yet"
    CLOSED = "may not be read"
    LINK = "a link: only files are taken"
    LARGE = TOO_LARGE


@dataclass(frozen=True, slots=True)
class _Sight:
    """A file as it was, since when by a clock that only runs, and whether it was seen to be all there."""

    stamp: Stamp
    since: float
    is_whole: bool = False


@dataclass(slots=True)
class Arrivals:
    """A folder that is looked at again and again. `quiet` and `stalled` are in seconds.

    `by_clock` tells by the file's own clock too whether a copy was given up.
    """

    root: Path
    apart: tuple[Path, ...] = ()
    quiet: float = QUIET
    stalled: float = STALLED
    by_clock: bool = False
    _seen: dict[str, _Sight] = field(default_factory=dict)
    coming: dict[str, Way] = field(default_factory=dict)
    """What the last look did not take, and why."""

    def look(self, now: float) -> list[str]:
        """Return the photos that have arrived by `now`, seconds of a clock that only runs, in order.

        Raises OSError where the folder itself is not there.
        """
        before, self._seen, self.coming = self._seen, {}, {}
        ready = []
        apart = (self.root / DONE, self.root / FAILED, *self.apart)
        for entry in photos_in(self.root, apart=apart, closed=self._closed):
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed
            if not (stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode)):
                continue
            sight = before.get(entry.path)
            if sight is None or sight.stamp != Stamp.of(found):
                sight = _Sight(Stamp.of(found), now)
            sight, why = self._judge(Path(entry.path), found, sight, now)
            self._seen[entry.path] = sight
            if why:
                self.coming[entry.path] = why
            else:
                ready.append(entry.path)
        return ready

    def _judge(
        self, path: Path, found: os.stat_result, sight: _Sight, now: float
    ) -> tuple[_Sight, Way | None]:
        still = now - sight.since
        if sight.is_whole:
            return sight, None
        if not stat.S_ISREG(found.st_mode):
            return sight, Way.LINK
        if found.st_size > LARGEST_FILE:
            return sight, Way.LARGE
        if still < self.quiet:
            return sight, Way.COMING
        try:
            is_taken = is_whole(path) or max(still, self._age(found)) >= self.stalled
        except OSError:
            return sight, Way.CLOSED
        return replace(sight, is_whole=is_taken), None if is_taken else Way.CUT

    def _closed(self, error: OSError) -> None:
        """Raise that the folder itself is not there; pass over what goes away below it meanwhile."""
        if error.filename == str(self.root):
            raise error

    def _age(self, found: os.stat_result) -> float:
        return time.time() - found.st_ctime if self.by_clock else 0.0
