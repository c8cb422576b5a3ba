"""Copy older records before they are migrated: a file beside a database file, the data folder for a server's.

A copy is a SQLite file in the version that the records had, so that `cardscan restore` brings it back.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

AT_ONCE = 1000


def new_file(wanted: Path, fill: Callable[[Path], None]) -> Path:
    """Let `fill` write a database, and return where it is then: `wanted` with the first number that is free.

    It is there whole or not at all, for its owner only; nothing is overwritten.
    """
    wanted.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=wanted.parent, prefix=".copy-") as folder:
        part = Path(folder) / wanted.name
        os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
        fill(part)
        settle(part)
        return _numbered(part, wanted)


def copy_file(source: Path, target: Path) -> None:
    """Copy a database file as it is, committed writes of other commands included."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def copy_rows(source: sa.Connection, sink: sa.Connection) -> None:
    """Copy all records between two databases of the same older version, whatever its tables are."""
    theirs, ours = sa.MetaData(), sa.MetaData()
    theirs.reflect(source)
    ours.reflect(sink)
    for table in ours.sorted_tables:
        if table.name == "alembic_version":
            continue
        asked = sa.select(theirs.tables[table.name]).execution_options(yield_per=AT_ONCE)
        for some in source.execute(asked).mappings().partitions(AT_ONCE):
            sink.execute(sa.insert(table), [_kept(row) for row in some])


def settle(path: Path) -> None:
    """Bring the file into one piece, on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _kept(row: sa.RowMapping) -> dict[str, Any]:
    """Return a row with its moments in UTC, without a zone, as SQLite keeps them."""
    return {
        name: value.astimezone(dt.UTC).replace(tzinfo=None) if isinstance(value, dt.datetime) else value
        for name, value in row.items()
    }


def put(part: Path, target: Path) -> None:
    """Let a file take a name in the same file system that nobody has yet; FileExistsError where it is taken.

    A hard link does so at once. FAT and some network drives know none: there the name is taken first, and
    what has it is replaced then.
    """
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        part.replace(target)


def _numbered(part: Path, wanted: Path) -> Path:
    for number in range(1, 10_000):
        target = wanted.with_name(f"{wanted.stem}.{number}{wanted.suffix}")
        with suppress(FileExistsError):
            put(part, target)
            return target
    raise FileExistsError(errno.EEXIST, "too many copies", str(wanted))
