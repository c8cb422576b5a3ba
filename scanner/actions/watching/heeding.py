"""Notice now and then, while photos are watched, what people did to vCards meanwhile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.people.noticing import notice
from scanner.errors import OutputError, StoreError

if TYPE_CHECKING:
    from scanner.store.store import Store

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks at the vCards."""
SHARE = 200
"""A look at very many is followed by a pause this many times as long: half a percent of a core."""


@dataclass(slots=True)
class Heed:
    """Looks at the vCards of a store now and then; what stands in the way is met at the next look."""

    store: Store
    at: Desk
    clock: Callable[[], float] = time.monotonic
    _due: float = float("-inf")

    def now_and_then(self) -> None:
        """Take over what people changed and deleted, where it is time to look; else do nothing."""
        began = self.clock()
        if began < self._due:
            return
        try:
            notice(self.store, replace(self.at))  # a watch takes days, and each look has its own moment
        except (StoreError, OutputError) as error:
            log.info("vCards could not be looked at: %s", type(error).__name__)
        ended = self.clock()
        self._due = ended + max(EVERY, SHARE * (ended - began))
