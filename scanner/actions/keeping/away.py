"""Where a photo of a watched folder goes once it was dealt with: to `done`, or to `failed` and why."""

from __future__ import annotations

from pathlib import Path

from scanner.actions.keeping.reasons import leave_reason, remove_reason
from scanner.inbox.filing import Filing
from scanner.inbox.found import FoundPhoto
from scanner.outputs import atomic


def finish_move(filing: Filing | None, path: str) -> bool:
    """Finish what was killed before it could remove the original of the copy at a path; tell so.

    Raises OutputError where that cannot be done.
    """
    try:
        return filing is not None and path != "" and filing.finish_move(Path(path))
    except OSError as problem:
        raise atomic.explained(Path(path), problem) from problem


def file_away(filing: Filing, photo: FoundPhoto, place: Path, *, before: str, error: str | None) -> str:
    """Move a photo, with the reason beside it where it failed; return where it is, empty for nowhere.

    `before` is where it lay, or was to go when a crash broke that off. Raises OutputError.
    """
    if error is not None:
        leave_reason(place, photo.name, error)  # first: whatever kills us, none lies there without one
    try:
        where = filing.put(photo, place)
    except OSError as problem:
        raise atomic.explained(place, problem) from problem
    if error is not None and where not in (None, place):
        leave_reason(where, photo.name, error)
    for left in {Path(before), place} - {where}:
        if filing.has_failed(left) and not left.exists():
            remove_reason(left)
    if where is None:
        return before if Path(before).is_file() else ""
    return str(where)
