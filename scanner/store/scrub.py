"""Remove what was deleted from the database's files too: SQLite keeps it in its log until that is emptied.

https://sqlite.org/wal.html#avoiding_excessively_large_wal_files and https://sqlite.org/pragma.html#pragma_secure_delete
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from scanner.errors import StoreError
from scanner.store.engine import BUSY_SECONDS, RETRY_SECONDS
from scanner.store.store import Store
from scanner.store.trouble import explained

CHUNK = 1 << 20


def scrub(store: Store, traces: Iterable[str]) -> tuple[Path, ...]:
    """Empty the database's log and free pages of what was deleted.

    `traces` are texts that must stand in none of our files: copies of older records, made before a migration,
    are deleted where they hold one, and returned. StoreError where another command reads for so long that the
    log cannot be emptied. A server keeps deleted rows until its own VACUUM: nothing is to be done here.
    """
    file = store.file
    if file is None:
        return ()
    wanted = tuple(trace.encode() for trace in traces if trace)
    with explained(store.place), closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as raw:
        _empty_log(raw, file)
        if _holds(file, wanted):
            raw.execute("VACUUM")
            _empty_log(raw, file)
    copies = file.parent.glob(f"{file.stem}.version-*{file.suffix}")
    return tuple(copy for copy in sorted(copies) if _holds(copy, wanted) and _deleted(copy))


def _empty_log(raw: sqlite3.Connection, file: Path) -> None:
    """Write the log into the file, and cut it off; wait for who reads it."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        is_busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not is_busy:
            return
        if time.monotonic() > until:
            raise StoreError(
                f"what was forgotten still stands in {file}-wal, since another command reads the records:"
                " when that has ended, run cardscan forget --finish"
            )
        time.sleep(RETRY_SECONDS)


def _holds(file: Path, traces: tuple[bytes, ...]) -> bool:
    """Tell whether one of some bytes stands in a file, however large that is, in whatever case."""
    longest = max(map(len, traces), default=0)
    sought = tuple(trace.lower() for trace in traces)
    tail = b""
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            window = tail + chunk.lower()
            if any(trace in window for trace in sought):
                return True
            tail = window[-longest:] if longest else b""
    return False


def _deleted(file: Path) -> bool:
    file.unlink(missing_ok=True)
    return True
