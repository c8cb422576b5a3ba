"""Photos that were sent to the page lie in the inbox, and are read there as any that is dropped in it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from scanner.actions.desk import Desk
from scanner.actions.folders import made
from scanner.actions.keeping.readers import How
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Task, has_reasons
from scanner.actions.watching.heeding import Heed
from scanner.actions.watching.loop import Bell, watch
from scanner.actions.watching.staff import Staff
from scanner.errors import ScannerError
from scanner.inbox.filing import Filing
from scanner.store.store import Store

log = logging.getLogger(__name__)


@dataclass(slots=True)
class ReadingRoom:
    """Watches the inbox from the first photo that is sent until the page is stopped; `how` says how it reads.

    Another watch of the same folder does no harm: each photo is read once.
    """

    store: Store
    desk: Callable[[], Desk]
    how: Callable[[], How]
    inbox: Path
    contacts: Path
    trouble: str = ""
    _bell: Bell = field(default_factory=Bell)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def begin(self) -> None:
        """Have somebody read what lies in the inbox. Raises OutputError where there can be none."""
        made(self.inbox)
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._watch, name="reading", daemon=True)
                self._thread.start()
        self._bell.ring()

    def end(self) -> None:
        """Stop reading, once the photo that is read now is done with."""
        self._bell.end()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _watch(self) -> None:
        try:
            how = self.how()
            task = Task(self.contacts, how.told, waits=has_reasons, filing=Filing(self.inbox))
            at = self.desk()
            recorder = Recorder(self.store, at, task)
            self.trouble = ""
            watch(
                self.inbox,
                recorder,
                Staff(how),
                Heed(self.store, at),
                bell=self._bell,
                apart=(self.contacts,),
                once=False,
                tell=_tell,
                warn=self._warn,
            )
        except ScannerError as error:
            self.trouble = str(error)
            log.debug("reading ended", exc_info=True)

    def _warn(self, words: str) -> None:
        self.trouble = words


def _tell(result: Result) -> None:
    log.info("a photo: %d contacts, %d waiting", len(result.kept), result.waiting)
