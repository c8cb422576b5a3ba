"""From card to interview: which interview cards belong to, and whom was met there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.errors import UsageError
from scanner.interviews.reference import (
    Reference,
    at_the_time,
    folder_reference,
    has_day,
    nearly,
    reference,
    the_one,
)
from scanner.model.interview import Event, EventKind, Interview
from scanner.model.occasion import Occasion

if TYPE_CHECKING:
    from scanner.store.store import Records

NEAR = dt.timedelta(days=1)
"""Days before and after a photo's whose interviews may last until then, or be of another zone's day."""
ASKED, BY_FOLDER, BY_TIME = "", "by the folder's name", "by the time the photo was taken"
"""How it is known where somebody was met."""


def named_interview(records: Records, text: str, at: Desk) -> Occasion:
    """Return the interview of an id or words, or of "employer, role, day": made where it is new."""
    held = records.occasions.all()
    known = next((i for i in held if i.id == text), None)
    if known is not None:
        return known
    named = reference(text, at.today, at.zone.key)
    return the_one(text, held) if named is None else _of(records, named, at)


def folder_interview(records: Records, folder: str, at: Desk) -> Occasion | None:
    """Return the interview that a folder's name is of, made where it is new; None for none or several."""
    try:
        named = folder_reference(folder, at.today, at.zone.key)
        return _of(records, named, at) if named else None
    except UsageError:  # no day, or several rounds on it
        return None


def why_not(records: Records, folder: str, at: Desk) -> str:
    """Return why a folder's name that is almost an interview is none; "" where it is no such name."""
    if better := nearly(folder):
        return f"the folder {folder!r} is taken for no interview; for one, call it {better!r}"
    try:
        named = reference(folder, at.today, at.zone.key) if has_day(folder) else None
        if named:
            _of(records, named, at)
    except UsageError as error:
        return f"the folder {folder!r} is taken for no interview: {error}"
    return ""


def interview_by_time(records: Records, taken: dt.datetime | None, at: Desk) -> Occasion | None:
    """Return the one interview a photo was taken at, None for none or several."""
    if taken is None:
        return None
    return at_the_time(taken, near(records, taken.date()), zone=at.zone)


def near(records: Records, day: dt.date) -> tuple[Occasion, ...]:
    """Return the interviews at which a photo may be that was taken on a day."""
    return records.occasions.between(day - NEAR, day + NEAR)


def join(records: Records, key: str, uids: Iterable[str], at: Desk) -> None:
    """Note that these contacts were met in an interview; who is there already stays as they are."""
    wanted = tuple(dict.fromkeys(uids))
    if wanted:
        records.occasions.hold(key, today=at.today, at=at.now)  # who has their cards has been there
    there = records.occasions.met(key, wanted)
    records.occasions.meet(key, (uid for uid in wanted if uid not in there), at=at.now)


def _of(records: Records, named: Reference, at: Desk) -> Occasion:
    same = _same(records, named)
    if len(same) > 1:
        return the_one(named.employer, same)  # says that several are meant
    if same:
        return same[0]
    key = records.interviews.new_id(named.employer, named.role, named.when)
    history = (Event(EventKind.CREATED, at.now),)
    made = Interview(key, named.employer, named.when, role=named.role, language=at.language, history=history)
    records.interviews.save(made)
    return records.occasions.get(key)


def _same(records: Records, named: Reference) -> tuple[Occasion, ...]:
    job = (named.employer, named.role, named.when.day)
    return records.occasions.same(*job) or records.occasions.once_called(*job)


def met_already(records: Records, folder: str, taken: dt.datetime | None, at: Desk) -> Occasion | None:
    """Return the interview of a folder's name, else of the time a photo was taken, if it is there."""
    named = named_by(folder, at)
    return named_already(records, named) if named else interview_by_time(records, taken, at)


def named_already(records: Records, named: Reference) -> Occasion | None:
    """Return the one interview that a folder's name is of, if it is there."""
    same = _same(records, named)
    return same[0] if len(same) == 1 else None


def named_by(folder: str, at: Desk) -> Reference | None:
    """Return what a folder's name says, None where it names no interview."""
    try:
        return folder_reference(folder, at.today, at.zone.key)
    except UsageError:
        return None


def occasions_of(records: Records, photo: str, contact: str | None, at: Desk) -> tuple[Occasion, ...]:
    """Return where the contact of a card was met, or the interview of its photo while the card waits."""
    if contact:
        return records.occasions.of_contact(contact)
    seen = records.photos.get(photo)
    met = met_already(records, Path(seen.path).parent.name, seen.taken, at) if seen else None
    return (met,) if met else ()


def met_at(records: Records, folder: str, taken: dt.datetime | None, at: Desk) -> tuple[Occasion | None, str]:
    """Return the interview of a folder's name, else of the time a photo was taken, and which it is."""
    if by_folder := folder_interview(records, folder, at):
        return by_folder, BY_FOLDER
    return interview_by_time(records, taken, at), BY_TIME
