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
NEAREST = 2
FILED = ("done", "failed")
"""Folders that photos are filed away in: where one was dropped is the same without them."""


def neighbours(records: Records, seen: SeenPhoto) -> tuple[SeenPhoto, ...]:
    """Return the photos that were read and taken right before and after one, nearest first, before first."""
    asked = sa.select(photos.c.digest).where(photos.c.state == PhotoState.DONE.value)
    named = asked.where(photos.c.name.in_(names_beside(seen.name))).order_by(photos.c.digest).limit(ENOUGH)
    digests = set(records.connection.scalars(named))
    if seen.taken:
        for bound, order in (
            (photos.c.taken.between(seen.taken - MOMENT, seen.taken), photos.c.taken.desc()),
            (photos.c.taken.between(seen.taken, seen.taken + MOMENT), photos.c.taken),
        ):
            near = asked.where(bound, photos.c.digest != seen.digest).order_by(order, photos.c.digest)
            digests |= set(records.connection.scalars(near.limit(NEAREST)))
    this = shot_of(seen)
    found = [p for d in digests - {seen.digest} if (p := records.photos.get(d))]
    beside = [p for p in found if are_consecutive(this, shot_of(p))]
    return tuple(sorted(beside, key=lambda p: (in_order(shot_of(p)) > in_order(this), p.digest)))


def shot_of(seen: SeenPhoto) -> Shot:
    """Return what a photo's place among others is told by."""
    parents = [part for part in PurePath(seen.path).parent.parts if part not in FILED]
    return Shot(seen.name, "/".join(parents), seen.taken)
