"""What was done, as it can be told and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.model.deed import Deed, DeedKind
from scanner.model.interview import Interview

if TYPE_CHECKING:
    from scanner.store.store import Records

MANY = 50
"""Deeds told where nobody is asked about."""


def history(records: Records, uid: str | None = None, *, interview: str | None = None) -> tuple[Deed, ...]:
    """Return what was done to a contact, or with an interview, latest first; else what was done lately.

    What was said of contacts that were merged into one is its history too.
    """
    if uid is not None:
        merged = (merge.gone for merge in records.merges.of(uid))
        return records.deeds.all(contacts=(uid, *merged))
    if interview is not None:
        return records.deeds.all(interview=interview)
    return records.deeds.all(most=MANY)


def note_deed(
    records: Records, kind: DeedKind, before: Interview, after: Interview, at: Desk, *, told: str
) -> None:
    """Keep what was done with an interview, so that it can be taken back; `told` says about what or whom."""
    records.deeds.note(Deed(kind, at.now, interview=after.id, before=before, after=after, told=told))
