"""What is to be done, handed to a calendar as reminders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.todo import planned
from scanner.interviews.calendar import one_file, placed, reminders, vdir_file
from scanner.model.reminder import Reminder
from scanner.outputs import atomic, vdir

if TYPE_CHECKING:
    from scanner.store.store import Records


def remind(
    records: Records, *, at: Desk, folder: Path | None = None, file: Path | None = None, todo: bool = False
) -> tuple[Reminder, ...]:
    """Write reminders to a vdir folder, and to one file; again, it changes the same and cancels what is done.

    What the person moved or deleted in the folder stays so. `todo` makes them tasks. Where a file cannot be
    written that is an OutputError, and nothing is noted as handed out: the files are written before the
    records are.
    """
    follow_ups, interviews = planned(records, at)
    met = (m.contact for i in interviews.values() for m in i.people)
    people = records.contacts.of((*(f.contact for f in follow_ups if f.contact), *met))
    before = records.letters.reminders()
    held = reminders(follow_ups, interviews, people, before=before, now=at.now, base_url=at.base_url)
    if folder:
        held = tuple(left for new in held if (left := _left(folder.absolute(), new, before.get(new.uid))))
        for reminder in held:
            vdir.write(folder, reminder.uid, vdir_file(reminder, todo=todo), replace=True, suffix=".ics")
    if file:
        atomic.write(file, one_file(held, todo=todo))
        records.handed_out.note([file], at=at.now)
    records.letters.hand_out(r for r in held if before.get(r.uid) != r)
    return held


def _left(folder: Path, new: Reminder, old: Reminder | None) -> Reminder | None:
    """Return what is to be left in the folder, None where the person has it otherwise.

    What they moved is only touched to call it off.
    """
    told = replace(new, folder=f"{folder}")
    if old is None or old.folder != f"{folder}":
        return None if new.cancelled else told
    try:
        there = placed(vdir.file_of(folder, new.uid, suffix=".ics").read_bytes())
    except OSError:
        return None  # deleted
    if there is None:
        return None
    if there.starts != old.starts and not new.cancelled:
        return None
    return replace(told, sequence=max(told.sequence, there.sequence + (new != old)))
