"""Say what is wrong with a database, and what to do about it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from scanner.errors import StoreError

DAMAGED = "it is damaged: put it aside and bring back a backup with `cardscan restore FILE`"
REMEDIES = (
    ("database is locked", "another command is writing to it: wait for it to end, and try again"),
    ("lock timeout", "another command is writing to it: wait for it to end, and try again"),
    ("readonly database", "it may not be written to: check the rights of the file and its folder"),
    ("disk is full", "the disk is full: make room, and try again; nothing was changed"),
    ("no space left", "the disk is full: make room, and try again; nothing was changed"),
    ("malformed", DAMAGED),
    ("not a database", "it is no database, or damaged: put it aside, or `cardscan restore FILE`"),
    (
        "disk i/o error",
        "its disk fails or became read-only: check that; a backup comes back with `cardscan restore FILE`",
    ),
    ("unable to open", "it cannot be opened: check that its folder exists and may be written to"),
    ("connection", "the server cannot be reached: check the address, the name and the password"),
)
"""Part of what the database says, in small letters, and what to tell the person."""
TOO_LITTLE = 1_000_000
"""Bytes free; with less, SQLite cannot even make the file that readers share, and calls it an I/O error."""


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn whatever a database complains of into a StoreError that names `where` and the way out."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"the records in {where} contradict each other: {error.orig}") from error
    except UnicodeDecodeError as error:  # Python fails over what SQLite says of a schema in pieces
        raise StoreError(f"the records in {where}: {DAMAGED}") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        told = str(getattr(error, "orig", None) or error)
        sought = "disk is full" if "disk i/o error" in told.lower() and _is_full(where) else told.lower()
        remedy = next((way for sign, way in REMEDIES if sign in sought), None)
        raise StoreError(f"the records in {where}: {remedy or 'the database failed'} ({told})") from error


def _is_full(where: str) -> bool:
    try:
        return shutil.disk_usage(Path(where).parent).free < TOO_LITTLE
    except OSError:
        return False
