"""Read a known photo once more: a card whose rejection was taken back has no text left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.readers import How
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Task
from scanner.errors import UsageError
from scanner.inbox.found import look
from scanner.model.proposal import Proposal
from scanner.workers.processes import read_files

if TYPE_CHECKING:
    from scanner.store.store import Store


def wait_all(_: Proposal) -> bool:
    """Let every card that is no contact yet wait for a look."""
    return True


def read_anew(store: Store, photo: str, how: How, *, at: Desk) -> Result:
    """Read the photo of a SHA-256 where it lies; what is no contact yet waits.

    UsageError where it does not lie there any more.
    """
    with store.read() as records:
        seen = records.photos.get(photo)
    try:
        found = look(seen.path) if seen and seen.path else None
    except OSError:
        found = None
    if found is None or found.digest != photo:
        raise UsageError("the photo does not lie where it lay: scan or drop it again, and the card waits")
    folder = Path(seen.folder) if seen and seen.folder else at.contacts
    recorder = Recorder(store, at, Task(folder, how.told, again=True, waits=wait_all))
    known = recorder.take(found)
    if known is not None:
        return known
    (reading,) = read_files([found.path], how.read, workers=1)
    return recorder.keep(found, reading)
