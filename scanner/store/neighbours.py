"""Photos taken just before and after one, by their times and names."""

from __future__ import annotations

from pathlib import PurePath

import sqlalchemy as sa

from scanner.identity.neighbours import MOMENT, Shot, are_consecutive, in_order, names_beside
from scanner.model.record import PhotoState, SeenPhoto
from scanner.store.store import Records
from scanner.store.tables import photos

ENOUGH = 20
"""Photos of the same name, in other folders, that are looked at."""
NEAREST = 2
FILED = ("done", "failed")
"""Folders that photos are filed away in: where one was dropped is the same without them."""


def neighbours(records: Records, seen: SeenPhoto) -> tuple[SeenPhoto, ...]:
    """Return the photos that were read and taken right before and after one, nearest first, before first."""
    digests = set(records.connection.scalars(_NAMED, {"some": names_beside(seen.name)}))
    if seen.taken:
        for asked, since in ((_BEFORE, seen.taken - MOMENT), (_AFTER, seen.taken)):
            told = {"since": since, "until": since + MOMENT, "of": seen.digest}
            digests |= set(records.connection.scalars(asked, told))
    this = shot_of(seen)
    found = [p for d in digests - {seen.digest} if (p := records.photos.get(d))]
    beside = [p for p in found if are_consecutive(this, shot_of(p))]
    return tuple(sorted(beside, key=lambda p: (in_order(shot_of(p)) > in_order(this), p.digest)))


def shot_of(seen: SeenPhoto) -> Shot:
    """Return what a photo's place among others is told by."""
    parents = [part for part in PurePath(seen.path).parent.parts if part not in FILED]
    return Shot(seen.name, "/".join(parents), seen.taken)


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_READ = sa.select(photos.c.digest).where(photos.c.state == PhotoState.DONE.value)
_NAMED = (
    _READ.where(photos.c.name.in_(sa.bindparam("some", expanding=True)))
    .order_by(photos.c.digest)
    .limit(ENOUGH)
)
_NEAR = _READ.where(photos.c.taken.between(sa.bindparam("since"), sa.bindparam("until"))).where(
    photos.c.digest != sa.bindparam("of")
)
_BEFORE = _NEAR.order_by(photos.c.taken.desc(), photos.c.digest).limit(NEAREST)
_AFTER = _NEAR.order_by(photos.c.taken, photos.c.digest).limit(NEAREST)
