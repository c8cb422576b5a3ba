"""What the pages work with: the settings, the records, who may come in, and who reads photos."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Clock, Desk, desk_of
from scanner.actions.people.finding import Finder
from scanner.settings import Settings
from scanner.web.door import Door
from scanner.web.pictures import Pictures
from scanner.web.reading import ReadingRoom

if TYPE_CHECKING:
    from scanner.store.store import Store


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

    def desk(self) -> Desk:
        """Return the desk of this moment: each request has its own time."""
        return desk_of(self.chosen, clock=self.clock)
