"""What is left of people who were forgotten, without a word of theirs: files still to be deleted, and where
their cards stood on photos, so that reading these again makes no contacts of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from scanner.model.remnant import Grave, Remnant
from scanner.store.codec import quad_from_json
from scanner.store.tables import cards, forgotten_cards, remnants


class Remnants:
    """What is left, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def bury(self, which: sa.ColumnElement[bool]) -> int:
        """Remove cards, and remember where they stood; return how many there were."""
        stood = self._connection.execute(
            sa.select(cards.c.photo, cards.c.position, cards.c.quad, cards.c.sheet).where(which)
        )
        rows = [dict(row) for row in stood.mappings()]
        for row in rows:
            old = forgotten_cards.c.photo == row["photo"], forgotten_cards.c.position == row["position"]
            self._connection.execute(sa.delete(forgotten_cards).where(*old))
        if rows:
            self._connection.execute(sa.insert(forgotten_cards), rows)
        self._connection.execute(sa.delete(cards).where(which))
        return len(rows)

    def buried(self, photo: str) -> tuple[Grave, ...]:
        """Return where forgotten cards stood on a photo."""
        found = self._connection.execute(_BURIED, {"of": photo})
        return tuple(Grave(quad_from_json(quad), sheet) for quad, sheet in found)

    def leave(self, files: Iterable[Remnant]) -> None:
        """Note files that are to be deleted once this is decided."""
        for file in dict.fromkeys(files):
            self.deleted(file)
            row = {"path": file.path, "digest": file.digest, "mark": file.mark}
            self._connection.execute(sa.insert(remnants).values(**row))

    def deleted(self, file: Remnant) -> None:
        """Note that a file is gone, or was not theirs any more."""
        same = (remnants.c.path == file.path, remnants.c.digest == file.digest, remnants.c.mark == file.mark)
        self._connection.execute(sa.delete(remnants).where(*same))

    def all(self) -> tuple[Remnant, ...]:
        """Return the files that are still to be deleted."""
        asked = sa.select(remnants.c.path, remnants.c.digest, remnants.c.mark).order_by(remnants.c.path)
        return tuple(Remnant(*row) for row in self._connection.execute(asked))


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_BURIED = sa.select(forgotten_cards.c.quad, forgotten_cards.c.sheet).where(
    forgotten_cards.c.photo == sa.bindparam("of")
)
