"""A word on the desktop when something waits for a look: only where `desktop-notifier` is installed."""

from __future__ import annotations

import asyncio
import logging

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
