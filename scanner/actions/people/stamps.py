"""What tells cheaply whether a file is the one that was looked at before."""

from __future__ import annotations

from pathlib import Path

GONE = "gone"
"""The stamp of a file that a person deleted."""
AWAY = ""
"""The stamp of a file whose folder is not there, or that was not looked at yet."""


def stamp_of(path: Path) -> str:
    """Return a file's time and size, or how it is missing."""
    try:
        found = path.stat()
    except OSError:
        return GONE if path.parent.is_dir() else AWAY
    return f"{found.st_mtime_ns}-{found.st_size}"
