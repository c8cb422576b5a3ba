"""Readers that workers can be given in place of the real ones, which take a second a photo."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from pathlib import Path

from scanner.files import fetch
from scanner.model.reading import Reading


def fine(place: str, *, data: bytes | None = None) -> Reading:
    """Answer at once."""
    return Reading(place, "0" * 64, 0.0)


def deadly(place: str, *, data: bytes | None = None) -> Reading:
    """End the process that reads a photo called so."""
    if place.endswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(place)


def digest(place: str, *, data: bytes | None = None) -> Reading:
    """Answer what the bytes are, and after how long: a moment, so that many are under way."""
    time.sleep(0.01)
    return Reading(place, hashlib.sha256(fetch(place) if data is None else data).hexdigest(), 0.01)


def sleepy(place: str, *, data: bytes | None = None) -> Reading:
    """Write down which process this is, and read for a long while."""
    Path(place).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(60)
    return fine(place)


def leaving(place: str, *, data: bytes | None = None) -> Reading:
    """Leave a file, such as Tesseract is handed."""
    Path(place).touch(mode=0o666)
    return fine(place)
