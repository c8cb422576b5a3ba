"""Letters drafted, and reminders handed to calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from scanner.model.follow_up import FollowUpKind
from scanner.model.letter import Draft
from scanner.model.reminder import Reminder
from scanner.store.soundness import sound
from scanner.store.tables import letters, reminders


class Letters:
    """The letters and reminders, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(
        self, draft: Draft, *, interview: str, contact: str | None, kind: FollowUpKind, at: dt.datetime
    ) -> None:
        """Keep a draft as it was handed out."""
        row = {
            "interview": interview,
            "contact": contact,
            "kind": kind.value,
            "at": at,
            "to": draft.to or "",
            "to_name": draft.to_name,
            "subject": draft.subject,
            "body": draft.body,
            "missing": list(draft.missing),
        }
        self._connection.execute(sa.insert(letters).values(**row))

    def of(self, interview: str) -> tuple[tuple[dt.datetime, FollowUpKind, Draft], ...]:
        """Return the letters of an interview, oldest first."""
        asked = (
            sa.select(letters).where(letters.c.interview == interview).order_by(letters.c.at, letters.c.id)
        )
        rows = self._connection.execute(asked).mappings()
        return tuple(map(_letter, rows))

    def reminders(self) -> dict[str, Reminder]:
        """Return every reminder as it was last handed out, by UID."""
        asked = sa.select(reminders).order_by(reminders.c.uid)
        rows = self._connection.execute(asked).mappings()
        return {row["uid"]: _reminder(row) for row in rows}

    def hand_out(self, held: Iterable[Reminder]) -> None:
        """Note the reminders as they are handed out now."""
        rows = [_row(reminder) for reminder in held]
        if not rows:
            return
        self._connection.execute(
            sa.delete(reminders).where(reminders.c.uid == sa.bindparam("old")),
            [{"old": row["uid"]} for row in rows],
        )
        self._connection.execute(sa.insert(reminders), rows)


@sound("a letter")
def _letter(row: sa.RowMapping) -> tuple[dt.datetime, FollowUpKind, Draft]:
    return row["at"], FollowUpKind(row["kind"]), _draft(row)


def _draft(row: sa.RowMapping) -> Draft:
    return Draft(
        to=row["to"] or None,
        to_name=row["to_name"],
        subject=row["subject"],
        body=row["body"],
        missing=tuple(row["missing"]),
    )


FIELDS = tuple(Reminder.__dataclass_fields__)


def _row(reminder: Reminder) -> dict[str, Any]:
    return {name: getattr(reminder, name) for name in FIELDS}


@sound("a reminder")
def _reminder(row: sa.RowMapping) -> Reminder:
    return Reminder(**{name: row[name] for name in FIELDS})
