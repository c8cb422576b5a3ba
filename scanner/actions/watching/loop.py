"""Watch a folder until somebody ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scanner.actions.desk import Tell
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result
from scanner.actions.watching.heeding import Heed
from scanner.actions.watching.notify import News
from scanner.actions.watching.staff import Staff
from scanner.actions.watching.watcher import Watcher
from scanner.errors import StoreError
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.wake import Wake


class Bell:
    """Wakes a watch up; rung for the end, it ends. Signal handlers and other threads may ring it."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.is_end = False

    def ring(self) -> None:
        """Wake the watch up."""
        self._rung.set()

    def end(self, *_: object) -> None:
        """End the watch, once what it is doing now is done."""
        self.is_end = True
        self._rung.set()

    def heard(self) -> bool:
        """Tell whether it was rung since this was asked last."""
        is_rung = self._rung.is_set()
        self._rung.clear()
        return is_rung

    def wait(self, seconds: float) -> None:
        """Wait until it rings, no longer than so many seconds."""
        if not self.is_end:  # which may have been heard for a mere ring
            self._rung.wait(seconds)


def watch(
    root: Path,
    recorder: Recorder,
    crew: Staff,
    heed: Heed,
    *,
    bell: Bell,
    apart: tuple[Path, ...],
    once: bool,
    tell: Callable[[Result], None],
    warn: Tell,
) -> int:
    """Watch until the bell rings for the end, or until all is dealt with where `once`; `heed` vCards, too.

    `tell` is told what became of each photo, `warn` what stands in the way. Return how many photos could not
    be read.
    """
    news, failed = News(), 0

    def told(result: Result) -> None:
        nonlocal failed
        failed += result.error is not None
        news.add(result)
        tell(result)

    arrivals = Arrivals(root, apart=apart, by_clock=once)
    watcher = Watcher(arrivals, recorder, crew, ring=bell.ring, tell=told, warn=warn, gives_up=once)
    wake = Wake(root, bell.ring)
    try:
        while not bell.is_end:
            wake.listen()
            heed.now_and_then()
            watcher.step(is_woken=bell.heard())
            crew.expect(watcher.is_expecting)
            if watcher.is_idle:
                news.spread()
                if once:
                    break
            bell.wait(watcher.rest())
    finally:
        wake.stop()
        crew.close()
        with suppress(StoreError):  # our claims end with us
            recorder.close()
    if watcher.failure:
        raise watcher.failure
    return failed
