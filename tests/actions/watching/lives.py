"""A watch that dies and is started again, over photos whose text says what a reader would find on them.

Each life is a fork, so that hundreds of them cost little. It dies by SIGKILL: by its own hand just before a
chosen one of its steps outside (opening, renaming, removing a file ...), or by another's at any moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Task, has_reasons
from scanner.actions.watching.watcher import Watcher
from scanner.errors import StoreError
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.filing import Filing
from scanner.model.contact import Name
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from tests.actions.desks import desk_at

ACME = "Acme, Data Engineer, 2026-11-20"
STEPS = ("open", "os.", "shutil.", "sqlite3.", "socket.")
"""How the names of steps outside begin, among those that Python tells an audit hook of."""
PATIENCE = 60.0
"""Seconds in which a life has dealt with one photo more, on a busy machine too."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A photo for a reader of text: who is on it, surely or not, or why it cannot be read."""

    number: int
    people: tuple[tuple[str, bool], ...] = ()
    error: str | None = None

    @property
    def content(self) -> bytes:
        return json.dumps([self.number, self.people, self.error]).encode()

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def read_paper(place: str, *, data: bytes | None = None) -> Reading:
    """Read such a photo."""
    try:
        data = Path(place).read_bytes() if data is None else data
        _, people, error = json.loads(data)
    except (OSError, ValueError) as problem:
        return Reading(place, "", 0.0, error=f"cannot be read: {problem}")
    if error:
        return Reading(place, "", 0.0, error=error)
    cards = tuple(ReadCard(None, Page((), 600, 350), _proposal(name, is_sure)) for name, is_sure in people)
    return Reading(place, hashlib.sha256(data).hexdigest(), 0.0, cards)


@dataclass(frozen=True, slots=True)
class Counted:
    """Reads papers, and writes down which: one line a reading, whoever reads."""

    book: Path

    def __call__(self, place: str, *, data: bytes | None = None) -> Reading:
        """Return the reading, a moment later, so that others have their turn."""
        reading = read_paper(place)
        time.sleep(0.005)
        with self.book.open("a", encoding="ascii") as file:
            file.write(f"{reading.digest}\n")
        return reading

    def read(self) -> list[str]:
        """Return what was read, in order."""
        return self.book.read_text(encoding="ascii").split()


def _proposal(name: str, is_sure: bool) -> Proposal:
    mail = f"{name.split()[0].lower()}@acme.example"
    return Proposal(
        name=Guess(Name(name), 0.99 if is_sure else 0.5, is_sure), emails=(Guess(mail, 1.0, True),)
    )


@dataclass(slots=True)
class AtOnce:
    """A crew that reads as soon as it is asked."""

    read: Callable[[str], Reading] = read_paper
    seen: list[str] = field(default_factory=list)

    def room(self) -> int:
        return 2

    def submit(self, place: str) -> Future[Reading]:
        self.seen.append(place)
        future: Future[Reading] = Future()
        future.set_result(self.read(place))
        return future

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        return future.result()


@dataclass(slots=True)
class Home:
    """A folder that is watched, where the contacts go, and where the records are."""

    folder: Path
    place: Path | str

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def contacts(self) -> Path:
        return self.folder / "contacts"

    def task(self) -> Task:
        return Task(self.contacts, "paper", waits=has_reasons, filing=Filing(self.inbox))

    def drop(self, paper: Paper, *, under: str = "", name: str = "") -> Path:
        """Drop a photo as a program does that copies and then renames."""
        target = self.inbox / under / (name or f"{paper.number}.jpg")
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(paper.content)
        part.rename(target)
        return target

    def live(self, crew: AtOnce | None = None) -> list[Result]:
        """Watch until all is dealt with, and tell what became of each photo."""
        told: list[Result] = []
        warned: list[str] = []
        at = desk_at(self.place, self.folder)
        with at.open() as store:
            recorder = Recorder(store, at, self.task())
            arrivals = Arrivals(self.inbox, apart=(self.contacts,), quiet=0.0)
            watcher = Watcher(arrivals, recorder, crew or AtOnce(), lambda: None, told.append, warned.append)
            until, before = time.monotonic() + PATIENCE, 0
            while True:
                watcher.step(is_woken=True)
                if len(told) > before:
                    until, before = time.monotonic() + PATIENCE, len(told)
                if watcher.is_idle and not watcher.puts_off:
                    break
                assert time.monotonic() < until, (warned, arrivals.coming)
                time.sleep(min(watcher.rest(), 0.02))
            with suppress(StoreError):  # as the watch does: a claim ends with its process
                recorder.close()
        return told

    def start(self, crew: AtOnce | None = None, *, dies_before: int | None = None) -> int:
        """Fork a life and return its process; it dies just before its step outside of that number."""
        process = os.fork()
        if process:
            return process
        try:
            if dies_before is not None:
                die_before(dies_before)
            self.live(crew)
        except BaseException:  # noqa: BLE001 (a fork must not go on as the test)
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)


def die_before(step: int) -> None:
    """Let this process be killed just before its step outside of that number from now on."""
    left = step

    def count(event: str, _: object) -> None:
        nonlocal left
        if event.startswith(STEPS):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def ended(process: int) -> int:
    """Wait for a life to end; return its signal as a negative number, else its exit code."""
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def papers(chance: random.Random, number: int) -> Paper:
    """Make up a photo: most with a sure card, some with several, doubtful ones, none, or unreadable."""
    match chance.randrange(10):
        case 0:
            return Paper(number, error="too dark to be read")
        case 1:
            return Paper(number)
        case 2 | 3:
            return Paper(number, ((f"Doubt{number} Lee", False),))
        case 4:
            return Paper(number, ((f"Ann{number} Lee", True), (f"Bob{number} Ray", False)))
        case _:
            return Paper(number, ((f"Ann{number} Lee", True),))
