"""Say what is wrong with a database, and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from scanner.errors import StoreError

REMEDIES = (
    ("database is locked", "another command is writing to it: wait for it to end, and try again"),
    ("lock timeout", "another command is writing to it: wait for it to end, and try again"),
    ("readonly database", "it may not be written to: check the rights of the file and its folder"),
    ("disk is full", "the disk is full: make room, and try again; nothing was changed"),
    ("no space left", "the disk is full: make room, and try again; nothing was changed"),
    ("malformed", "it is damaged: put it aside and bring back a backup with `cardscan restore FILE`"),
    ("not a database", "it is no database, or damaged: put it aside, or `cardscan restore FILE`"),
    ("disk i/o error", "the disk fails: check it, and bring back a backup with `cardscan restore FILE`"),
    ("unable to open", "it cannot be opened: check that its folder exists and may be written to"),
    ("connection", "the server cannot be reached: check the address, the name and the password"),
)
"""Part of what the database says, in small letters, and what to tell the person."""


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn whatever a database complains of into a StoreError that names `where` and the way out."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"the records in {where} contradict each other: {error.orig}") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        told = str(getattr(error, "orig", None) or error)
        remedy = next((way for sign, way in REMEDIES if sign in told.lower()), None)
        raise StoreError(f"the records in {where}: {remedy or 'the database failed'} ({told})") from error
