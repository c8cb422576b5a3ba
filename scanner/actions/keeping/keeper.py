"""Keep what a scan reads: the vCard of each contact, and beside it the records, where there are any.

Writing vCards is the main job and works without records; with them each photo is read once, a file that
nobody changed since we wrote it may be replaced, and whom a card is of is joined to the interview.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import named_interview
from scanner.actions.keeping.contacts import note_of
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Kept, Result, Task, Way
from scanner.errors import StoreError
from scanner.inbox.found import FoundPhoto, is_same, look
from scanner.model.reading import Reading
from scanner.outputs import table, vcard, vdir

if TYPE_CHECKING:
    from scanner.store.store import Store

PATIENCE = 60.0
"""Seconds to wait for other commands to end what they read, since the last photo any of them ended."""
PAUSE = 0.3
GONE = "it went away or changed while it was read; scan it again"

ReadAll = Callable[[Iterable[str]], Iterator[Reading]]
"""Reads the photos at paths, taking each path when its turn comes."""


class Keeper:
    """Takes photos to be read and keeps their readings, all of a photo or nothing of it.

    Where the records cannot be opened or written it says so once and goes on without, unless `interview` was
    asked for: then that is a StoreError.
    """

    def __init__(self, at: Desk, task: Task) -> None:
        self._task, self._tell = task, at.tell
        self._under_way: dict[str, FoundPhoto] = {}
        self._store: Store | None = None
        self._recorder: Recorder | None = None
        try:
            self._store = at.open()
            if task.interview is not None:
                with self._store.write() as records:
                    task = replace(task, interview=named_interview(records, task.interview, at).id)
            self._recorder = Recorder(self._store, at, task)
        except StoreError as error:
            self._go_on_without(error)

    def take(self, path: str) -> Result | None:
        """Return None for a photo that is to be read, else what is known of it. Raises OutputError."""
        try:
            photo = look(path)
        except OSError:
            return None  # reading it tells why it cannot be read
        self._under_way[path] = photo
        if self._recorder is None:
            return None
        try:
            result = self._recorder.take(photo)
        except StoreError as error:
            self._go_on_without(error)
            return None
        if result is not None:
            del self._under_way[path]
        return result

    def keep(self, reading: Reading) -> Result:
        """Keep the reading of a photo that was taken, and write its contacts. Raises OutputError."""
        photo = self._under_way.pop(reading.photo, None)
        if photo is None or (photo.digest != reading.digest and (not reading.error or not is_same(photo))):
            self._let_go(photo)
            return Result(reading.photo, Way.READ, error=reading.error or GONE, seconds=reading.seconds)
        if self._recorder is not None:
            try:
                return self._recorder.keep(photo, reading)
            except StoreError as error:
                self._go_on_without(error)
        return self._unrecorded(photo, reading)

    def settle(self) -> Result | None:
        """Understand the cards anew of which more is known by now; None where none changed."""
        if self._recorder is None:
            return None
        try:
            return self._recorder.settle()
        except StoreError as error:
            self._go_on_without(error)
            return None

    def hand_out(self, files: Iterable[Path]) -> None:
        """Note the files that are written besides."""
        noted = tuple(files)
        if noted and self._recorder is not None:
            try:
                self._recorder.hand_out(noted)
            except StoreError as error:
                self._go_on_without(error)

    def close(self) -> None:
        """Let go of the photos that were taken and not read, and of the records."""
        if self._recorder is not None:
            with suppress(StoreError):  # a claim ends with its process anyway
                self._recorder.close()
        if self._store is not None:
            self._store.close()

    def _let_go(self, photo: FoundPhoto | None) -> None:
        if photo is not None and self._recorder is not None:
            try:
                self._recorder.let_go(photo)
            except StoreError as error:
                self._go_on_without(error)

    def _go_on_without(self, error: StoreError) -> None:
        if self._task.interview is not None:
            raise error
        self._recorder = None
        self._tell(f"contacts are written, but not recorded: {error}")

    def _unrecorded(self, photo: FoundPhoto, reading: Reading) -> Result:
        """Write the vCards of a photo where there are no records."""
        kept = []
        for index, card in enumerate(reading.cards):
            contact, doubts = card.proposal.contact(), card.proposal.doubts()
            if contact.is_empty:
                continue
            uid = vcard.contact_uid(photo.digest, index)
            note = note_of(photo.name, reading.taken, doubts)
            item = vcard.serialize(contact, uid=uid, revised=photo.made, note=note)
            outcome = vdir.write(self._task.folder, uid, item, replace=self._task.overwrite)
            kept.append(Kept(table.Row(contact, doubts, photo.path, uid), outcome))
        return Result(photo.path, Way.READ, tuple(kept), reading.error, reading.seconds)


def read_once(
    paths: Iterable[str],
    read_all: ReadAll,
    keeper: Keeper,
    *,
    tell: Callable[[Result], None],
    patience: float = PATIENCE,
) -> None:
    """Read each photo that is not known yet, keep it, and `tell` what became of it as soon as that is known.

    What another command is reading is waited for, and left to it where that takes longer than `patience`
    seconds; so is the second of two files that hold the same photo, until the first is read.
    """
    until = time.monotonic() + patience
    waiting = list(_pass(paths, read_all, keeper, tell))
    while waiting:
        left = list(_pass(waiting, read_all, keeper, tell))
        if len(left) < len(waiting):
            until = time.monotonic() + patience
        elif time.monotonic() > until:
            break
        else:
            time.sleep(PAUSE)
        waiting = left
    for path in waiting:
        tell(Result(path, Way.LEFT))


def _pass(
    paths: Iterable[str], read_all: ReadAll, keeper: Keeper, tell: Callable[[Result], None]
) -> Iterator[str]:
    """Deal with each photo whose turn it is, and yield the others."""
    left: list[str] = []

    def settle(result: Result) -> None:
        if result.way is Way.LEFT:
            left.append(result.photo)
        else:
            tell(result)

    def unread() -> Iterator[str]:
        for path in paths:
            result = keeper.take(path)
            if result is None:
                yield path
            else:
                settle(result)

    for reading in read_all(unread()):
        settle(keeper.keep(reading))
    yield from left
