"""What is to be done, handed to a calendar as reminders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.todo import people_of, planned
from scanner.interviews.calendar import one_file, reminders, vdir_file
from scanner.model.reminder import Reminder
from scanner.outputs import atomic, vdir

if TYPE_CHECKING:
    from scanner.store.store import Records


def remind(
    records: Records, *, at: Desk, folder: Path | None = None, file: Path | None = None, todo: bool = False
) -> tuple[Reminder, ...]:
    """Write reminders to a vdir folder, and to one file; again, it changes the same and cancels what is done.

    `todo` makes them tasks. Where a file cannot be written that is an OutputError, and nothing is noted as
    handed out: the files are written before the records are.
    """
    follow_ups, interviews = planned(records, at)
    people = people_of(records, follow_ups)
    before = records.letters.reminders()
    held = reminders(follow_ups, interviews, people, before=before, now=at.now, base_url=at.base_url)
    records.letters.hand_out(r for r in held if before.get(r.uid) != r)
    if folder:
        for reminder in held:
            vdir.write(folder, reminder.uid, vdir_file(reminder, todo=todo), replace=True, suffix=".ics")
    if file:
        atomic.write(file, one_file(held, todo=todo))
        records.handed_out.note([file], at=at.now)
    return held
