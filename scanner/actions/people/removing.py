"""Put a contact away, so that no reading brings it back, and bring it back oneself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.people.editing import noted, write_new
from scanner.actions.people.merging import take_away
from scanner.actions.people.writing import left, plan
from scanner.errors import UsageError
from scanner.model.deed import Deed, DeedKind
from scanner.model.record import WrittenCard

if TYPE_CHECKING:
    from scanner.store.store import Records


def remove(records: Records, uid: str, *, at: Desk) -> Deed:
    """Put a contact away with its vCards; records, interviews and letters stay (forgetting removes those)."""
    contact = records.contacts.of([uid])[uid]
    if uid in records.contacts.away([uid]):
        raise UsageError(f"{contact.label} is put away already; to bring them back: people restore")
    put_away(records, uid, at=at)
    return noted(records, Deed(DeedKind.REMOVED, at.now, contact=uid, before=contact, after=contact))


def restore(records: Records, uid: str, *, at: Desk) -> Deed:
    """Bring a contact back that was put away, or whose vCard was deleted, with its vCards."""
    contact = records.contacts.of([uid])[uid]
    if uid not in records.contacts.away([uid]) and not _missing(records, uid):
        raise UsageError(f"{contact.label} was not removed")
    bring_back(records, uid, at=at)
    return noted(records, Deed(DeedKind.RESTORED, at.now, contact=uid, before=contact, after=contact))


def put_away(records: Records, uid: str, *, at: Desk) -> None:
    """Want no vCard of a contact any more: those that nobody changed are removed."""
    records.contacts.put_away(uid, at=at.now)
    for written in records.vcards.of(uid):
        records.afterwards(partial(take_away, written))


def bring_back(records: Records, uid: str, *, at: Desk) -> None:
    """Want a contact's vCards again, and have them written where they are missing."""
    contact = records.contacts.of([uid])[uid]
    records.contacts.put_away(uid, at=None)
    for written in _missing(records, uid):
        said = replace(written, digest="", intended="", stamp="")
        records.vcards.remove(written.path)
        records.afterwards(partial(left, plan(records, said, contact, at)))
    write_new(records, uid, contact, at=at)


def _missing(records: Records, uid: str) -> list[WrittenCard]:
    return [written for written in records.vcards.of(uid) if not Path(written.path).exists()]
