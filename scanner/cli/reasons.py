"""Why a photo could not be read: a plain text beside it."""

from __future__ import annotations

from pathlib import Path

from scanner.cli.text import harmless
from scanner.outputs import atomic


def reason_file(photo: Path) -> Path:
    """Return where it stands why a photo failed."""
    return photo.with_name(f"{photo.name}.txt")


def leave_reason(photo: Path, name: str, error: str) -> None:
    """Write beside a photo that failed why it did, and what to do. Raises OutputError."""
    text = (
        f"{harmless(name)} could not be read:\n{harmless(error)}\n\n"
        "To have it read again, run `cardscan retry`, or move it back into the folder you dropped it in.\n"
    )
    atomic.write(reason_file(photo), text.encode())
