"""Readers that workers can be given in place of the real ones, which take a second a photo."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scanner.files import fetch
from scanner.model.reading import Reading
from scanner.steps import step
from scanner.turns import asked


def fine(place: str, *, data: bytes | None = None) -> Reading:
    """Answer at once."""
    return Reading(place, "0" * 64, 0.0)


def meeting(place: str, *, data: bytes | None = None) -> Reading:
    """Answer how many photos are read at once."""
    time.sleep(0.05)
    return replace(fine(place), error=str(asked(place, _count)))


def _count(places: Sequence[str]) -> list[int]:
    return [len(places)] * len(places)


def deadly(place: str, *, data: bytes | None = None) -> Reading:
    """End the process that reads a photo called so."""
    if place.endswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(place)


def deadly_or_slow(place: str, *, data: bytes | None = None) -> Reading:
    """End the process that reads a photo called so, and take a while for any other."""
    time.sleep(0.2)
    return deadly(place)


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


def hanging(place: str, *, data: bytes | None = None) -> Reading:
    """Be done with a photo called so never, in a process of its own besides, as Tesseract is one."""
    if place.endswith("hanging"):
        subprocess.run(["/bin/sleep", "600"], check=False)
    return fine(place)


def busy(place: str, *, data: bytes | None = None) -> Reading:
    """Work on a photo called so for ever."""
    while place.endswith("busy"):
        pass
    return fine(place)


def stepping(place: str, *, data: bytes | None = None) -> Reading:
    """Go on for long, step by step."""
    for _ in range(6):
        time.sleep(0.5)
        step()
    return fine(place)


def greedy(place: str, *, data: bytes | None = None) -> Reading:
    """Take as much memory as there is for a photo called so; answer how much memory there may be."""
    if place.endswith("greedy"):
        held = []
        while True:
            held.append(bytearray(10_000_000))
    return fine(place)


def deadly_once(place: str, *, data: bytes | None = None) -> Reading:
    """End the first process that reads a photo."""
    if not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(place)


def writing(place: str, *, data: bytes | None = None) -> Reading:
    """Leave a file among the temporary ones, tell where, and be done never."""
    handle, name = tempfile.mkstemp()
    os.write(handle, b"Ann Lee")
    Path(place).write_text(name, encoding="utf-8")
    time.sleep(600)
    return fine(place)


def deadly_to_its_starter(place: str, *, data: bytes | None = None) -> Reading:
    """End the process that started this one."""
    if place.endswith("deadly"):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    return fine(place)
