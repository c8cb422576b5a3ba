"""Back all records up into one file, and bring them back; from and to any database we keep them in.

A backup is a SQLite file of our own form, so that it can be opened as records itself, and carried from
SQLite to PostgreSQL and back.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from scanner.errors import OutputError, StoreError
from scanner.store.copies import AT_ONCE, put, settle
from scanner.store.store import Records, Store, open_store
from scanner.store.tables import metadata, vcards


def backup(store: Store, target: Path) -> int:
    """Write all records to a new file, whole or not at all; return how many rows there are.

    OutputError where the file is there already: a backup is never overwritten.
    """
    if target.exists():
        raise OutputError(f"{target} is there already; choose another name")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            part = Path(folder) / "records.db"
            with open_store(part) as copy, store.read() as source, copy.write() as sink:
                rows = _copy(source, sink)
            settle(part)
            put(part, target)
    except FileExistsError as error:
        raise OutputError(f"{target} is there already; choose another name") from error
    except OSError as error:
        raise OutputError(f"no backup can be written to {target}: {error.strerror}") from error
    return rows


def restore(store: Store, source: Path) -> int:
    """Put what a backup holds in the place of all records, in one transaction; return how many rows."""
    if not source.is_file():
        raise StoreError(f"there is no backup {source}")
    with tempfile.TemporaryDirectory(prefix="cardscan-") as folder:
        copy = Path(folder) / "records.db"
        shutil.copyfile(source, copy)  # an older backup is migrated, and the file itself stays as it is
        check(copy, called=source)
        with open_store(copy) as held, held.read() as old, store.write() as records:
            for table in reversed(metadata.sorted_tables):
                records.connection.execute(sa.delete(table))
            rows = _copy(old, records)
            _distrust(records)
            _count_on(records.connection)
            return rows


def _copy(source: Records, sink: Records) -> int:
    rows = 0
    for table in metadata.sorted_tables:
        found = source.connection.execution_options(yield_per=AT_ONCE).execute(sa.select(table)).mappings()
        for some in found.partitions(AT_ONCE):
            sink.connection.execute(sa.insert(table), [dict(row) for row in some])
            rows += len(some)
    return rows


def check(file: Path, *, called: Path | None = None) -> None:
    """Raise StoreError, which names `called`, for no backup of ours, or a damaged or changed one."""
    source = called or file
    if not file.is_file():
        raise StoreError(f"there is no backup {source}")
    url = f"file:{quote(str(file.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(url, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            told = connection.execute("PRAGMA integrity_check").fetchone()[0]
            found = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise StoreError(f"{source} is no backup, or damaged: {error}; nothing was changed") from error
    if told != "ok" or ("table", "contacts") not in found:
        raise StoreError(f"{source} is no backup of cardscan, or damaged; nothing was changed")
    if {kind for kind, _ in found} - {"table", "index"}:
        raise StoreError(
            f"{source} holds programs of its own (triggers or views), which no backup of cardscan does:"
            " somebody changed it; nothing was changed here"
        )


def _distrust(records: Records) -> None:
    """Forget files that are no vCards of ours: what stands in a backup must not have them overwritten."""
    for path, contact in records.connection.execute(sa.select(vcards.c.path, vcards.c.contact)).all():
        if Path(path).name != f"{contact}.vcf":
            records.connection.execute(sa.delete(vcards).where(vcards.c.path == path))


def _count_on(connection: sa.Connection) -> None:
    """Let PostgreSQL number new letters and deeds behind the restored ones."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "SELECT setval(pg_get_serial_sequence('letters', 'id'),"
            " (SELECT coalesce(max(id), 0) + 1 FROM letters), false)"
        )
        connection.exec_driver_sql(
            "SELECT setval(pg_get_serial_sequence('deeds', 'number'),"
            " (SELECT coalesce(max(number), 0) + 1 FROM deeds), false)"
        )
