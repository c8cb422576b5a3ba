"""Reach a database: a file of our own (SQLite), or PostgreSQL by its URL."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from scanner.errors import StoreError

BUSY_SECONDS = 5
"""How long a command waits for another one's writing to end; a decision takes milliseconds."""
RETRY_SECONDS = 0.02
WRITERS = 0x63617264
"""Our lock among PostgreSQL's advisory locks: one writer at a time, as SQLite has it."""
WRITING = "cardscan_writing"
STAND = "cardscan_stand"


def engine_for(place: Path | str) -> sa.Engine:
    """Return the engine of a database file, or of a URL: postgresql://..., sqlite:///FILE."""
    url = url_of(place)
    if url.get_backend_name() == "sqlite":
        _prepare_file(Path(url.database or ""))
        engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = sa.create_engine(url, pool_pre_ping=True)
    sa.event.listen(engine, "begin", _begin_postgresql)
    return engine


def stand_of(connection: sa.Connection) -> object:
    """Return what is equal in two transactions only if no other connection has written between them.

    Of a server that cannot be told: there no two are equal.
    """
    if connection.dialect.name != "sqlite":
        return object()
    plain: Any = connection.connection.driver_connection  # asked for each card: past all that SQLAlchemy does
    (version,) = plain.execute("PRAGMA data_version").fetchone()
    return connection.info.setdefault(STAND, object()), version


def url_of(place: Path | str) -> sa.URL:
    """Return where the records are; StoreError for a database we do not speak."""
    if isinstance(place, Path) or "://" not in place:
        return sa.URL.create("sqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = sa.make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", place))
    except sa.exc.ArgumentError as error:
        raise StoreError("the database URL cannot be read; write postgresql://user@host/name") from error
    if url.get_backend_name() not in ("sqlite", "postgresql") or url.database in (None, "", ":memory:"):
        raise StoreError("records are kept in postgresql://user@host/name or sqlite:///FILE, nowhere else")
    return url


def _prepare_file(path: Path) -> None:
    """Make a new database file readable for its owner only; SQLite gives its companions the same rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"the records cannot be kept in {path}: {error.strerror}") from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that schema changes are undone too
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "foreign_keys = ON",
        "synchronous = FULL",  # a decision once reported survives a power cut
        "secure_delete = ON",  # a person who is forgotten is gone from the file
    ):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    """Switch the file to WAL, once for all; where two do so at a time, SQLite refuses one without waiting."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: sa.Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
