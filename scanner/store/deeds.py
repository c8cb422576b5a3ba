"""What people said and did, in the store: the latest first, and what of it still stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.deed import SAYING, Deed, DeedKind
from scanner.model.interview import Interview
from scanner.store.batches import batches
from scanner.store.codec import Json, contact_from_json, contact_to_json
from scanner.store.interview_codec import interview_from_json, interview_to_json
from scanner.store.soundness import sound
from scanner.store.tables import deeds

TOO_LARGE = 2**63
"""Beyond what databases count to."""


class Deeds:
    """The deeds, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, deed: Deed) -> int:
        """Keep a deed, and return its number."""
        made = self._connection.execute(sa.insert(deeds).values(**_row(deed)))
        return int((made.inserted_primary_key or (0,))[0])

    def get(self, number: int) -> Deed:
        """Return the deed of a number; UsageError where there is none."""
        found = self._of(deeds.c.number == number) if number < TOO_LARGE else ()
        if not found:
            raise UsageError(f"nothing that was done has the number {number}; see `cardscan history`")
        return found[0]

    def all(
        self,
        *,
        contacts: Iterable[str] | None = None,
        interview: str | None = None,
        photo: str | None = None,
        most: int | None = None,
    ) -> tuple[Deed, ...]:
        """Return what was done, latest first: all, or to contacts, an interview, a photo's cards."""
        where: sa.ColumnElement[bool] = sa.true()
        if contacts is not None:
            where &= deeds.c.contact.in_(list(contacts))
        if interview is not None:
            where &= deeds.c.interview == interview
        if photo is not None:
            where &= deeds.c.photo == photo
        return self._of(where, most=most)

    def last(self) -> Deed | None:
        """Return what was done last and not undone; what a reading said is nobody's deed."""
        is_open = deeds.c.undone.is_(None) & (deeds.c.kind != DeedKind.READ.value)
        return next(iter(self._of(is_open, most=1)), None)

    def undone(self, number: int, *, at: dt.datetime) -> None:
        """Note that a deed was taken back."""
        self._connection.execute(sa.update(deeds).where(deeds.c.number == number).values(undone=at))

    def said(self, uids: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return, for those of these contacts on which somebody said something, the names of the fields."""
        found: dict[str, set[str]] = defaultdict(set)
        for some in batches(uids):
            for deed in map(_deed, self._connection.execute(_SAID, {"some": some}).mappings()):
                found[str(deed.contact)] |= {change.field for change in deed.changes}
        return {uid: frozenset(names) for uid, names in found.items()}

    def _of(self, where: sa.ColumnElement[bool], *, most: int | None = None) -> tuple[Deed, ...]:
        asked = sa.select(deeds).where(where).order_by(deeds.c.number.desc()).limit(most)
        return tuple(_deed(row) for row in self._connection.execute(asked).mappings())


def _row(deed: Deed) -> dict[str, Any]:
    photo, position = deed.card or (None, None)
    return {
        "kind": deed.kind.value,
        "at": deed.at,
        "contact": deed.contact,
        "interview": deed.interview,
        "photo": photo,
        "position": position,
        "before": _side(deed.before),
        "after": _side(deed.after),
        "told": deed.told,
        "undone": deed.undone,
    }


def _side(side: Contact | Interview | None) -> Json | None:
    match side:
        case Contact():
            return contact_to_json(side)
        case Interview():
            return interview_to_json(side)
        case None:
            return None


@sound("what was done")
def _deed(row: sa.RowMapping) -> Deed:
    read = interview_from_json if row["interview"] else contact_from_json
    return Deed(
        kind=DeedKind(row["kind"]),
        at=row["at"],
        contact=row["contact"],
        interview=row["interview"],
        card=(row["photo"], row["position"]) if row["photo"] else None,
        before=read(row["before"]) if row["before"] else None,
        after=read(row["after"]) if row["after"] else None,
        told=row["told"],
        number=row["number"],
        undone=row["undone"],
    )


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_SAID = (
    sa.select(deeds)
    .where(deeds.c.contact.in_(sa.bindparam("some", expanding=True)))
    .where(deeds.c.kind.in_([kind.value for kind in SAYING]), deeds.c.undone.is_(None))
    .order_by(deeds.c.number.desc())
)
