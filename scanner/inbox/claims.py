"""Whose turn it is to read a photo: a claim in the records, and whether who made it is still at work."""

from __future__ import annotations

import datetime as dt
import functools
import os
import platform
import subprocess
from enum import StrEnum
from pathlib import Path

from scanner.model.record import PhotoState, SeenPhoto, is_dangerous

STALE = dt.timedelta(minutes=10)
"""How long a photo that a process on another machine claimed is left to it; reading one takes seconds."""

ENDED = "ZX"
"""States of a process that has ended, although it is still listed until somebody asks how."""


class Turn(StrEnum):
    """What to do about a photo: read it, take what is known of it, or leave it to who reads it now."""

    READ = "read"
    KNOWN = "known"
    LEAVE = "leave"


def myself() -> str:
    """Return the name under which this process claims photos: machine, process, and when that began."""
    return _name_of(os.getpid())


@functools.cache
def _name_of(process: int) -> str:
    machine = "-".join(platform.node().split()) or "here"
    return f"{machine} {process} {_started(process)}"


def turn(seen: SeenPhoto | None, *, recipe: str | None, again: bool, now: dt.datetime) -> Turn:
    """Say what to do about a photo that is to be read by `recipe`, even if it was so before where `again`.

    What any other recipe gave is good enough where that is None.

    A photo that failed is read again; by a recipe, not one that cost a process. Nor is one whose people were
    all forgotten, or they would come back.
    """
    if seen is None:
        return Turn.READ
    if is_at_work(seen.claimed_by, since=seen.claimed_at, now=now):
        return Turn.LEAVE
    is_left = recipe is not None and seen.state is PhotoState.FAILED and is_dangerous(seen.error)
    if is_left and not again:
        return Turn.KNOWN
    if again or seen.state is not PhotoState.DONE:
        return Turn.READ
    is_forgotten = not seen.name
    return Turn.KNOWN if recipe in (None, seen.recipe) or is_forgotten else Turn.READ


def is_at_work(who: str, *, since: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether the process that claimed a photo still lives, as far as that can be known here.

    Of one on another machine that is whether its claim is recent, by a clock that may have jumped.
    """
    match who.split():
        case [machine, process, started] if machine == myself().split()[0]:
            return _started(int(process)) == started
        case [_, _, _]:
            return abs(now - since) < STALE
        case _:
            return False


def _started(process: int) -> str:
    """Return when a process began, empty where there is none: its number alone may be another one's by now.

    Linux counts from its own start, which no change of the clock touches.
    """
    if Path("/proc/self/stat").exists():
        try:
            told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        state, *numbers = told.rpartition(")")[2].split()
        return "" if state in ENDED else numbers[18]
    asked = ["ps", "-o", "lstart=", "-p", str(process)]
    return "-".join(subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split())
