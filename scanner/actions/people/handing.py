"""A contact handed on: as the vCard that lies in its folder, else as the records have it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.contacts import note_about
from scanner.actions.people.writing import link_to
from scanner.outputs import vcard

if TYPE_CHECKING:
    from scanner.store.store import Records


def handed(records: Records, uid: str, *, at: Desk) -> bytes:
    """Return the vCard of a contact; one that lies in its folder as it is, with what was changed there."""
    for written in records.vcards.of(uid):
        try:
            return Path(written.path).read_bytes()
        except OSError:
            continue
    contact, note = records.contacts.of([uid])[uid], note_about(records, uid, ())
    return vcard.serialize(contact, uid=uid, revised=at.now, note=note, interview=link_to(records, uid, at))
