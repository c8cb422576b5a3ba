"""A word on the desktop when something waits for a look: only where `desktop-notifier` is installed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from scanner.actions.keeping.task import Result
from scanner.text import many

log = logging.getLogger(__name__)

SECONDS = 5
"""How long a desktop may take to show it."""


def notify(text: str) -> None:
    """Show `text`, which names nobody, or nothing where there is no desktop to show it."""
    try:
        from desktop_notifier import DesktopNotifier
    except ImportError:
        return
    logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)  # what matters of it is told below
    try:
        asyncio.run(asyncio.wait_for(DesktopNotifier(app_name="cardscan").send("cardscan", text), SECONDS))
    except Exception as error:  # noqa: BLE001 (every system fails in its own way, and no photo may wait for it)
        log.info("no desktop notification: %s", error)


@dataclass(slots=True)
class News:
    """What wants a look since the desktop was last told: a word about many photos, not one about each."""

    waiting: int = 0
    failed: int = 0

    def add(self, result: Result) -> None:
        """Count what became of a photo."""
        self.waiting += result.waiting
        self.failed += result.error is not None

    def spread(self) -> None:
        """Tell the desktop, where there is anything to tell."""
        told = [f"{many(self.waiting, 'card')} to look at"] if self.waiting else []
        told += [f"{many(self.failed, 'photo')} not read"] if self.failed else []
        self.waiting = self.failed = 0
        if told:
            notify(f"{', '.join(told)}.")
