"""Files that were written besides vCards, so that they can be named: drafts, tables, exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from scanner.store.tables import handed_out


class HandedOut:
    """The files, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, files: Iterable[Path], *, at: dt.datetime) -> None:
        """Note files that were written; one that was written before is noted once."""
        for path in dict.fromkeys(str(file.absolute()) for file in files):
            self.lost(Path(path))
            self._connection.execute(sa.insert(handed_out).values(path=path, at=at))

    def lost(self, file: Path) -> None:
        """Note that a file is no longer there."""
        self._connection.execute(sa.delete(handed_out).where(handed_out.c.path == str(file)))

    def all(self) -> tuple[Path, ...]:
        """Return the files, in order of their names."""
        asked = sa.select(handed_out.c.path).order_by(handed_out.c.path)
        return tuple(map(Path, self._connection.scalars(asked)))
