"""Bring a database to today's version, after a copy of it; never touch one from the future."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from scanner.errors import StoreError
from scanner.store.engine import WRITING

VERSIONS = ("0001", "0002", "0003")
"""Every version there was, oldest first; a test holds them against the migrations."""
MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: sa.Engine, *, to: str = VERSIONS[-1]) -> Path | None:
    """Make or migrate the tables; return the copy that was made of an older database, if any."""
    with engine.connect() as connection:
        have = version(connection)
    if have == to:
        return None
    copy = _copy(engine.url, have) if have is not None and engine.dialect.name == "sqlite" else None
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if version(connection) != to:
            _migrate(connection, to)
    return copy


def version(connection: sa.Connection) -> str | None:
    """Return the version of the tables, None where there are none; StoreError for another program's."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or "contacts" not in tables:
        raise StoreError("this database belongs to another program; give cardscan one of its own")
    have = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if have not in VERSIONS:
        raise StoreError(
            f"these records were written by a newer cardscan (version {have} of the tables,"
            f" this one knows up to {VERSIONS[-1]}): upgrade cardscan; nothing was changed"
        )
    return have


def _migrate(connection: sa.Connection, to: str) -> None:
    from alembic import command  # half a second, and needed once a version
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _copy(url: sa.URL, have: str) -> Path:
    """Copy a database file as it is, committed writes of other commands included."""
    source = Path(url.database or "")
    target = next(
        path
        for number in range(1, 10_000)
        if not (path := source.with_name(f"{source.stem}.version-{have}.{number}{source.suffix}")).exists()
    )
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
        old.backup(new)
    part.replace(target)
    return target
