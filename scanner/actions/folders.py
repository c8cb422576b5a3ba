"""Folders that commands write to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scanner.outputs import atomic

if TYPE_CHECKING:
    from scanner.actions.desk import Desk
    from scanner.store.store import Records


def made(folder: Path) -> Path:
    """Return the folder, made for its owner alone where it was missing. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise atomic.explained(folder, error) from error
    return folder


def folder_for_contacts(records: Records, at: Desk) -> Path:
    """Return where a new contact goes that came by no photo: where the settings say, else where others went.

    The default of the settings is a folder in the current directory, which is a different one each time.
    """
    if at.contacts.is_absolute():
        return at.contacts
    latest = records.vcards.latest()
    return Path(latest.path).parent if latest else at.contacts.absolute()
