"""The vCard files that were written: which contact each is of, and what it said when we left it."""

from __future__ import annotations

import sqlalchemy as sa

from scanner.model.record import WrittenCard
from scanner.store.tables import vcards

_STAMPS = sa.select(vcards.c.path, vcards.c.stamp)


class VCards:
    """The files, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, written: WrittenCard) -> None:
        """Note a file as it is now, over what was known of the same path."""
        row = {name: getattr(written, name) for name in vcards.c.keys()}  # noqa: SIM118
        self._connection.execute(sa.delete(vcards).where(vcards.c.path == written.path))
        self._connection.execute(sa.insert(vcards).values(**row))

    def settle(self, written: WrittenCard) -> None:
        """Note that a file that was to be written is there, unless it is to be another one meanwhile."""
        is_it = (vcards.c.path == written.path) & (vcards.c.intended == written.digest)
        row = {"digest": written.digest, "intended": "", "stamp": written.stamp}
        self._connection.execute(sa.update(vcards).where(is_it).values(**row))

    def remove(self, path: str) -> None:
        """Know nothing more of a file."""
        self._connection.execute(sa.delete(vcards).where(vcards.c.path == path))

    def get(self, path: str) -> WrittenCard | None:
        """Return what is known of a file, None where we never wrote it."""
        return next(iter(self._of(vcards.c.path == path)), None)

    def of(self, contact: str) -> tuple[WrittenCard, ...]:
        """Return the files of a contact, one a folder it was written to."""
        return self._of(vcards.c.contact == contact)

    def latest(self) -> WrittenCard | None:
        """Return the file that was made last, None where there is none."""
        asked = sa.select(vcards).order_by(vcards.c.revised.desc(), vcards.c.path).limit(1)
        row = self._connection.execute(asked).mappings().first()
        return WrittenCard(**row) if row else None

    def stamps(self) -> tuple[tuple[str, str], ...]:
        """Return the path of every file, with its size and time when it was last looked at."""
        return tuple((path, stamp) for path, stamp in self._connection.execute(_STAMPS))

    def _of(self, where: sa.ColumnElement[bool]) -> tuple[WrittenCard, ...]:
        asked = sa.select(vcards).where(where).order_by(vcards.c.path)
        return tuple(WrittenCard(**row) for row in self._connection.execute(asked).mappings())
