"""Why a photo could not be read: a plain text beside it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from scanner.inbox.filing import FOLDER_MODE, LONGEST, shortened
from scanner.outputs import atomic
from scanner.text import harmless


def reason_file(photo: Path) -> Path:
    """Return where it stands why a photo failed."""
    name = f"{photo.name}.txt"
    if len(os.fsencode(name)) > LONGEST:  # what is cut off is told apart by its digest
        digest = hashlib.sha256(os.fsencode(photo.name)).hexdigest()[:8]
        name = f"{shortened(photo.name, LONGEST - len(f'~{digest}.txt'))}~{digest}.txt"
    return photo.with_name(name)


def leave_reason(photo: Path, name: str, error: str) -> None:
    """Write beside a photo that failed, or is about to lie there, why it did, and what to do.

    Raises OutputError.
    """
    text = (
        f"{harmless(name)} could not be read:\n{harmless(error)}\n\n"
        "To have it read again, run `cardscan retry`, or move it back into the folder you dropped it in.\n"
    )
    path = reason_file(photo)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
    except OSError as problem:
        raise atomic.explained(path, problem) from problem
    atomic.place(path, text.encode())


def remove_reason(photo: Path) -> None:
    """Remove what lies beside a place where no photo that failed lies any more. Raises OutputError."""
    try:
        reason_file(photo).unlink(missing_ok=True)
    except OSError as problem:
        raise atomic.explained(photo, problem) from problem
