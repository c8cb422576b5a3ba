"""Have photos that failed read again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.keeping.reasons import remove_reason
from scanner.errors import UsageError
from scanner.inbox.arrivals import FAILED
from scanner.inbox.filing import Filing
from scanner.model.record import PhotoState, SeenPhoto
from scanner.outputs import atomic

if TYPE_CHECKING:
    from scanner.store.store import Store


def retry(store: Store, names: Collection[str] = (), *, tell: Callable[[Path], None]) -> int:
    """Put photos that failed, or those of these names, back where they were dropped; `tell` where each is.

    Return how many were put back. One at a time: what stops it halfway leaves the others as they are.
    """
    back = 0
    with store.read() as records:
        failed = [p for p in records.photos.all(PhotoState.FAILED) if not names or p.name in names]
    if names and (unknown := set(names) - {photo.name for photo in failed}):
        raise UsageError(f"no photo that failed is called {sorted(unknown)[0]!r}; see `cardscan inbox`")
    for photo in failed:
        if moved := _put_back(photo):
            tell(moved)
            back += 1
        with store.write() as records:
            records.photos.retry(photo.digest)
    return back


def _put_back(photo: SeenPhoto) -> Path | None:
    """Move a photo out of `failed`, and remove the reason beside it; None where it does not lie there."""
    path = Path(photo.path)
    root = next((folder.parent for folder in path.parents if folder.name == FAILED), None)
    if root is None or not path.is_file():
        return None
    try:
        moved = Filing(root).back(path)
    except OSError as error:
        raise atomic.explained(path, error) from error
    remove_reason(path)
    return moved
