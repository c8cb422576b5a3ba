"""Who reads the photos of a watch."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future

from scanner.actions.keeping.readers import How
from scanner.model.reading import Reading
from scanner.workers.processes import Processes, room_for

GO_HOME = 600.0
"""Seconds without a photo after which the readers' memory, half a gigabyte each, is given back."""


class Staff:
    """Worker processes that are called in when photos come, and go home when none have come for a while."""

    def __init__(self, how: How, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._how, self._clock = how, clock
        self._crew: Processes | None = None
        self._last = 0.0

    def room(self) -> int:
        """Return how many photos they can have under way."""
        return room_for(self._how.workers)

    def submit(self, place: str) -> Future[Reading]:
        """Hand a photo to the next free process."""
        return self._called().submit(place)

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return a photo's reading."""
        return self._called().settle(place, future)

    def expect(self, is_expecting: bool) -> None:
        """Call them in while the first photo still arrives, so that it need not wait for them."""
        if is_expecting:
            self._called()
            self._last = self._clock()
        elif self._crew is not None and self._clock() - self._last > GO_HOME:
            self.close()

    def close(self) -> None:
        """Send them home."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    def _called(self) -> Processes:
        if self._crew is None:
            self._crew = Processes(self._how.read, workers=self._how.workers)
            self._crew.prepare(self._how.warm)
        return self._crew
