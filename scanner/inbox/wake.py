"""Waking up early: what the system tells of changes in a folder. Nothing depends on it but how soon."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import watchfiles

from scanner.inbox.arrivals import DONE, FAILED

log = logging.getLogger(__name__)

STEP_MS, WAIT_MS = 100, 60_000
"""How long changes are gathered; how often the watching thread looks up while there are none."""
AGAIN = 10.0
"""Seconds after which the system is asked again where it could not tell of a change."""


class Wake:
    """Rings a bell when something changes in a folder; silent where the system cannot tell."""

    def __init__(self, root: Path, ring: Callable[[], object]) -> None:
        self._root, self._ring = root, ring
        self._stop = threading.Event()
        self._listening_to: tuple[int, int] | None = None

    def listen(self) -> None:
        """Listen to the folder, anew where it is another one of the same name by now."""
        try:
            found = self._root.stat()
        except OSError:
            return
        if (found.st_dev, found.st_ino) == self._listening_to:
            return
        self.stop()
        self._listening_to = found.st_dev, found.st_ino
        self._stop = threading.Event()
        threading.Thread(target=self._listen, args=(self._stop,), daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        self._stop.set()
        self._listening_to = None

    def _listen(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self._ring_at_changes(stop)
            except OSError as error:  # the folder went away, or the system has no room for one more
                log.info("changes in the folder are not told by the system (%s): it is looked at", error)
                return
            except RuntimeError as error:  # watchfiles' own: a name that is no UTF-8, no more listeners ...
                # Only its kind: watchfiles tells the paths of the files, and a name may be somebody's.
                kind = type(error).__name__
                log.info("a change in the folder was not told by the system (%s): it is looked at", kind)
                self._ring()
                stop.wait(AGAIN)

    def _ring_at_changes(self, stop: threading.Event) -> None:
        dealt_with = (str(self._root / DONE), str(self._root / FAILED))
        for _ in watchfiles.watch(
            self._root,
            watch_filter=lambda _, path: not path.startswith(dealt_with),
            step=STEP_MS,
            rust_timeout=WAIT_MS,
            stop_event=stop,
            raise_interrupt=False,
            force_polling=False,
            ignore_permission_denied=True,
        ):
            self._ring()
