"""What the pages work with: the settings, the records, who may come in, and who reads photos."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Clock, Desk, desk_of
from scanner.actions.people.finding import Finder
from scanner.actions.people.noticing import notice
from scanner.settings import Settings
from scanner.web.door import Door
from scanner.web.pictures import Pictures
from scanner.web.reading import ReadingRoom

if TYPE_CHECKING:
    from scanner.store.store import Store


LOOK_AGAIN = 10.0
"""Seconds after which it is looked at again what people did to vCards elsewhere: on the phone, by hand."""


@dataclass(slots=True)
class Rounds:
    """Tells when it is time to look again."""

    _last: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_time(self) -> bool:
        """Tell whether it is, to the first who asks."""
        with self._lock:
            now = time.monotonic()
            if now - self._last < LOOK_AGAIN:
                return False
            self._last = now
            return True


@dataclass(frozen=True, slots=True)
class Office:
    """One for as long as the page is served. `lan` is the address for phones, empty where none may come in.

    `inbox` is the folder that photos are put into, `contacts` where contacts go.
    """

    chosen: Settings
    store: Store
    clock: Clock
    door: Door
    inbox: Path
    contacts: Path
    reading: ReadingRoom
    pictures: Pictures
    lan: str = ""
    finder: Finder = field(default_factory=Finder)

    rounds: Rounds = field(default_factory=Rounds)

    def notice(self, at: Desk) -> None:
        """Take what people did to vCards elsewhere as their word, as a command does when it begins.

        Whom they had forgotten meanwhile is forgotten here too.
        """
        if self.rounds.is_time():
            notice(self.store, at)
            held = self.pictures.digests()
            with self.store.read() as records:
                self.pictures.forget(held - records.photos.known(held))

    def desk(self) -> Desk:
        """Return the desk of this moment: each request has its own time."""
        return desk_of(self.chosen, clock=self.clock)
