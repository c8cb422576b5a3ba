"""The vCard files that were written: which contact each is of, and what it said when we left it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from scanner.model.record import WrittenCard
from scanner.store.tables import vcards


class VCards:
    """The files, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, written: WrittenCard) -> None:
        """Note a file as it is now, over what was known of the same path."""
        row = {name: getattr(written, name) for name in vcards.c.keys()}  # noqa: SIM118
        self._connection.execute(_WITHOUT, {"at": written.path})
        self._connection.execute(_NEW, row)

    def settle(self, written: WrittenCard) -> None:
        """Note that a file that was to be written is there, unless it is to be another one meanwhile."""
        row = {"digest": written.digest, "intended": "", "stamp": written.stamp}
        self._connection.execute(_SETTLED, {"at": written.path, "wanted": written.digest, **row})

    def remove(self, path: str) -> None:
        """Know nothing more of a file."""
        self._connection.execute(_WITHOUT, {"at": path})

    def get(self, path: str) -> WrittenCard | None:
        """Return what is known of a file, None where we never wrote it."""
        return next(iter(self._of(_GET, {"at": path})), None)

    def of(self, contact: str) -> tuple[WrittenCard, ...]:
        """Return the files of a contact, one a folder it was written to."""
        return self._of(_OF, {"of": contact})

    def latest(self) -> WrittenCard | None:
        """Return the file that was made last, None where there is none."""
        asked = sa.select(vcards).order_by(vcards.c.revised.desc(), vcards.c.path).limit(1)
        row = self._connection.execute(asked).mappings().first()
        return WrittenCard(**row) if row else None

    def stamps(self) -> tuple[tuple[str, str], ...]:
        """Return the path of every file, with its size and time when it was last looked at."""
        return tuple((path, stamp) for path, stamp in self._connection.execute(_STAMPS))

    def _of(self, asked: sa.Select[Any], told: Mapping[str, str]) -> tuple[WrittenCard, ...]:
        return tuple(WrittenCard(**row) for row in self._connection.execute(asked, told).mappings())


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_THERE = vcards.c.path == sa.bindparam("at")
_GET = sa.select(vcards).where(_THERE)
_OF = sa.select(vcards).where(vcards.c.contact == sa.bindparam("of")).order_by(vcards.c.path)
_STAMPS = sa.select(vcards.c.path, vcards.c.stamp)
_NEW, _WITHOUT = sa.insert(vcards), sa.delete(vcards).where(_THERE)
_SETTLED = sa.update(vcards).where(_THERE, vcards.c.intended == sa.bindparam("wanted"))
