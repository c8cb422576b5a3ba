"""Deal with photos as they arrive in a folder: the same steps over and over, each of which may be the last.

All that matters stands in the folder and in the records. What is kept here only saves work: killed at any
moment and started again, the watch goes on as if nothing had been.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Way
from scanner.errors import OutputError, ScannerError, StoreError
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.arrivals import Way as Waiting
from scanner.inbox.found import FoundPhoto, is_same, look
from scanner.model.reading import Reading
from scanner.workers.stream import Crew

log = logging.getLogger(__name__)

SOON, EVERY = 0.2, 1.0
"""Seconds between looks at the folder while something arrives in it, and while nothing does."""
SHARE = 300
"""A look at a large folder is followed by a pause this many times as long: a third of a percent of a core."""
SHARE_BUSY = 20
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds until something that could not be done is tried again; twice as long each time."""


@dataclass(slots=True)
class Patience:
    """When something that could not be done is to be tried again."""

    until: float = 0.0
    wait: float = FIRST_WAIT / 2

    def again(self, now: float) -> None:
        """Wait from now on, longer than the last time."""
        self.wait = min(2 * self.wait, LONGEST_WAIT)
        self.until = now + self.wait


@dataclass(frozen=True, slots=True)
class _Unkept:
    """A photo that was read, and when keeping it is to be tried."""

    photo: FoundPhoto
    reading: Reading
    patience: Patience = field(default_factory=Patience)


@dataclass(slots=True)
class Watcher:
    """Watches one folder; `ring` wakes up whoever sleeps between two steps, `tell` is told of every photo.

    What cannot be written is tried again later, unless it `gives_up`: then the photo is left, and the first
    `failure` of such is to be raised in the end.
    """

    arrivals: Arrivals
    recorder: Recorder
    crew: Crew
    ring: Callable[[], object]
    tell: Callable[[Result], None]
    warn: Callable[[str], None]
    gives_up: bool = False
    clock: Callable[[], float] = time.monotonic
    is_missing: bool = False
    failure: OutputError | None = None
    _is_swept: bool = False
    _queue: list[str] = field(default_factory=list)
    _reading: dict[Future[Reading], FoundPhoto] = field(default_factory=dict)
    _read: list[_Unkept] = field(default_factory=list)
    _later: dict[str, Patience] = field(default_factory=dict)
    _large: set[str] = field(default_factory=set)
    _trouble: Patience = field(default_factory=Patience)
    _looked: float = float("-inf")
    _cost: float = 0.0

    def step(self, *, is_woken: bool = False) -> None:
        """Do what can be done now; where that is nothing it costs next to nothing."""
        now = self.clock()
        self._collect()
        if now >= self._trouble.until:
            try:
                self._sweep()
                self._keep(now)
                if now >= self._next_look(is_woken=is_woken):
                    self._look(now)
                self._begin(now)
                self._settle()
                self._trouble = Patience()
            except (StoreError, OutputError) as error:
                self._wait(self._trouble, error, now)

    def rest(self) -> float:
        """Return the seconds until the next step, unless something rings before."""
        now = self.clock()
        due = max(self._next_look(is_woken=False), self._trouble.until)
        return max(0.0, min(due - now, EVERY * 10))

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way, on its way or due; what others have or is cut short may be there."""
        is_coming = any(why is Waiting.COMING for why in self.arrivals.coming.values())
        return not (self._reading or self._read or self._queue or is_coming)

    @property
    def puts_off(self) -> bool:
        """Whether some photo there is to be tried again later, or is another's to read."""
        return bool(self._later)

    @property
    def is_expecting(self) -> bool:
        """Whether a photo may be read soon."""
        return bool(self._queue or self._reading or self.arrivals.coming)

    def _sweep(self) -> None:
        if not self._is_swept:
            self.recorder.sweep()
            self._is_swept = True

    def _next_look(self, *, is_woken: bool) -> float:
        if self._reading or self._queue or self.arrivals.coming or is_woken:
            return self._looked + max(SOON, SHARE_BUSY * self._cost)
        return self._looked + max(EVERY, SHARE * self._cost)

    def _look(self, now: float) -> None:
        began = time.perf_counter()
        try:
            ready = self.arrivals.look(now)
        except OSError as error:
            ready = []
            if not self.is_missing:
                self._warn(f"{self.arrivals.root} is not there", f" ({error.strerror}); waiting for it")
            self.is_missing = True
        else:
            if self.is_missing:
                self._warn(f"{self.arrivals.root} is back")
            self.is_missing = False
        self._looked, self._cost = now, time.perf_counter() - began
        self._warn_of_large()
        there = set(ready)
        self._later = {path: patience for path, patience in self._later.items() if path in there}
        at_work = {photo.path for photo in self._at_work()}
        self._queue = [path for path in ready if path not in at_work and self._is_due(path, now)]

    def _warn_of_large(self) -> None:
        large = {path for path, why in self.arrivals.coming.items() if why is Waiting.LARGE}
        for path in sorted(large - self._large):
            self._warn(path, f" {Waiting.LARGE}", logged="a photo")
        self._large = large

    def _is_due(self, path: str, now: float) -> bool:
        return path not in self._later or now >= self._later[path].until

    def _begin(self, now: float) -> None:
        while self._queue and len(self._at_work()) < self.crew.room():
            path = self._queue[0]
            self._take(path, now)
            self._queue.pop(0)

    def _take(self, path: str, now: float) -> None:
        try:
            photo = look(path)
        except OSError as error:
            self._put_off(path, now)
            if not isinstance(error, FileNotFoundError):
                told = f" cannot be read: {error.strerror}; trying again in {self._later[path].wait:.0f} s"
                self._warn(path, told, logged="a photo")
            return
        if any(other.digest == photo.digest for other in self._at_work()):
            self._put_off(path, now)
            return
        try:
            result = self.recorder.take(photo)
        except OutputError as error:
            self._leave(path, error, self._later.setdefault(path, Patience()), now)
            return
        if result is None:
            future = self.crew.submit(path)
            self._reading[future] = photo
            future.add_done_callback(lambda _: self.ring())
        elif result.way is Way.LEFT:
            self._put_off(path, now)
        else:
            self.tell(result)

    def _put_off(self, path: str, now: float) -> None:
        self._later.setdefault(path, Patience()).again(now)

    def _at_work(self) -> list[FoundPhoto]:
        return [*self._reading.values(), *(one.photo for one in self._read)]

    def _leave(self, path: str, error: OutputError, patience: Patience, now: float) -> None:
        """Try a photo again later, or never."""
        if not self.gives_up:
            self._wait(patience, error, now)
            return
        self.failure = self.failure or error
        self._later[path] = Patience(until=float("inf"))
        self._warn(str(error), logged=_kind(error))

    def _wait(self, patience: Patience, error: ScannerError, now: float) -> None:
        if self.gives_up:
            raise error
        patience.again(now)
        self._warn(str(error), f"; trying again in {patience.wait:.0f} s", logged=_kind(error))

    def _warn(self, what: str, told: str = "", *, logged: str | None = None) -> None:
        """Warn who watches; the log has `logged` in place of what may name anybody."""
        self.warn(what + told)
        log.info("trouble: %s%s", logged or what, told)

    def _collect(self) -> None:
        for future in [future for future in self._reading if future.done()]:
            photo = self._reading[future]
            self._read.append(_Unkept(photo, self.crew.settle(photo.path, future)))
            del self._reading[future]

    def _keep(self, now: float) -> None:
        for one in [one for one in self._read if now >= one.patience.until]:
            try:
                self._keep_one(one.photo, one.reading)
            except OutputError as error:  # the others may have more luck
                self._leave(one.photo.path, error, one.patience, now)
                if not self.gives_up:
                    continue
            self._read.remove(one)

    def _settle(self) -> None:
        """Once no photo is under way, understand the cards anew of which more is known by now."""
        if not (self._reading or self._read or self._queue) and (settled := self.recorder.settle()):
            self.tell(settled)

    def _keep_one(self, photo: FoundPhoto, reading: Reading) -> None:
        if photo.digest == reading.digest or (reading.error and is_same(photo)):
            self.tell(self.recorder.keep(photo, reading))
        else:
            self.recorder.let_go(photo)  # changed or gone meanwhile: what is there now is looked at anew


def _kind(error: ScannerError) -> str:
    """Say what kind of trouble it is, without the photo's name or a value in the records."""
    cause = error.__cause__
    if isinstance(error, OutputError):
        return f"cannot write: {cause.strerror if isinstance(cause, OSError) else 'no reason given'}"
    return str(error).partition("\n")[0]  # PostgreSQL names values in the lines below
