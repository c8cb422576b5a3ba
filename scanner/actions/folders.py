"""Folders that commands write to."""

from __future__ import annotations

from pathlib import Path

from scanner.outputs import atomic


def made(folder: Path) -> Path:
    """Return the folder, made for its owner alone where it was missing. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise atomic.explained(folder, error) from error
    return folder
