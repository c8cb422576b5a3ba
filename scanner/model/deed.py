"""What a person said or did: kept beside what was read, which never overrules it, and to be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from scanner.model.contact import Contact
from scanner.model.interview import Interview


class DeedKind(StrEnum):
    """What a person can do; but READ, which notes what a later reading said against their word."""

    ADDED = "added"
    EDITED = "edited"
    CHECKED = "checked"
    FOUND = "found"
    REMOVED = "removed"
    RESTORED = "restored"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    MERGED = "merged"
    LINKED = "linked"
    UNLINKED = "unlinked"
    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    OUTCOME = "outcome"
    READ = "read"


SAYING = (DeedKind.EDITED, DeedKind.FOUND)
"""Kinds that say something of single fields of a contact."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field by its name in the contact or the interview, and its values; None where there was none."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: to a contact (by UID), an interview (by id) or a card (photo's SHA-256 and position).

    `before` and `after` are the contact, or the interview, as it was and became; None for not there. `told`
    says in words what it was about: the file that was changed, the card, whom. `number` is 0 until it is
    kept, `undone` when it was taken back.
    """

    kind: DeedKind
    at: dt.datetime
    contact: str | None = None
    interview: str | None = None
    card: tuple[str, int] | None = None
    before: Contact | Interview | None = None
    after: Contact | Interview | None = None
    told: str = ""
    number: int = 0
    undone: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a deed has a zone")

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changed, field by field."""
        return changes(self.before, self.after)


def changes(before: Contact | Interview | None, after: Contact | Interview | None) -> tuple[Change, ...]:
    """Return the fields in which two contacts, or two interviews, differ; one may not be there."""
    side = after if after is not None else before
    if side is None:
        return ()
    two = ((f.name, getattr(before, f.name, None), getattr(after, f.name, None)) for f in fields(side))
    return tuple(Change(name, old, new) for name, old, new in two if (old or None) != (new or None))
