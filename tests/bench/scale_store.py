"""What keeping one more photo costs, with how many contacts there are already."""

from __future__ import annotations

import datetime as dt
import hashlib
import statistics
import time
import zoneinfo
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from scanner.actions.desk import Desk
from scanner.actions.keeping.keeper import Keeper
from scanner.actions.keeping.task import Task
from scanner.interviews.plan import Rules
from scanner.model.contact import Contact, Name, Phone
from scanner.model.interview import Event, EventKind, Interview, Meeting, When
from scanner.model.page import Page
from scanner.model.proposal import Evidence, Guess, Proposal
from scanner.model.reading import ReadCard, Reading

WARM_UP = 20
FAIR = "fa12"
"""The id of an interview at which everybody was met, as at a fair."""
ONE_EACH = Evidence("a feature with a name of usual length", 1.25)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds that taking and keeping one photo took, with so many contacts there before: medians.

    Of people met nowhere, and met at one fair with all the others; `processor` is what both took of a core.
    """

    contacts: int
    alone: float
    at_a_fair: float
    processor: float


def costs(folder: Path, sizes: tuple[int, ...], *, photos: int) -> list[Cost]:
    """Fill records of each size and keep some more photos, of people met nowhere and met at one fair.

    Each photo goes to all records in turn, so that a machine which is busy for a while slows all alike.
    """
    desks = [_desk(folder / f"{size}.db") for size in sizes]
    for desk, size in zip(desks, sizes, strict=True):
        fill(desk, size)
    alone = _cost(desks, folder / "alone", photos, interview=None)
    at_a_fair = _cost(desks, folder / "fair", photos, interview=FAIR)
    return [
        Cost(size, clock, clock_there, statistics.mean((spent, spent_there)))
        for size, (clock, spent), (clock_there, spent_there) in zip(sizes, alone, at_a_fair, strict=True)
    ]


def fill(desk: Desk, size: int) -> None:
    """Write `size` made-up contacts, all of them met at the fair."""
    day = desk.today - dt.timedelta(days=30)
    people = tuple(Meeting(f"u{n}") for n in range(size))
    history = (
        Event(EventKind.CREATED, desk.now),
        *(Event(EventKind.LINKED, desk.now, about=m.contact) for m in people),
    )
    fair = Interview(FAIR, "Job Fair", When(day, None, "UTC"), people=people, history=history)
    with desk.open() as store, store.write() as records:
        records.contacts.save_all(((f"u{n}", person(n)) for n in range(size)), at=desk.now)
        records.interviews.save(fair)


def person(number: int) -> Contact:
    """Return a made-up contact, another one for each number; all have a mail provider in common."""
    name, phone = f"Person{number} Family{number % 700}", f"+4930{number:010}"
    return Contact(
        Name(name), f"Company {number % 900}", emails=(f"p{number}@c.example",), phones=(Phone(phone, phone),)
    )


def reading_of(place: str, digest: str) -> Reading:
    """Return what a reader might have read on a photo of one card."""
    contact = person(int(digest[:8], 16))
    assert contact.name
    proposal = Proposal(
        name=Guess(contact.name, 0.99, sure=True, evidence=(ONE_EACH,) * 20),
        org=Guess(contact.org or "", 0.9, evidence=(ONE_EACH,) * 20),
        emails=tuple(Guess(email, 0.99, sure=True, evidence=(ONE_EACH,) * 20) for email in contact.emails),
        phones=tuple(Guess(phone, 0.7, evidence=(ONE_EACH,) * 20) for phone in contact.phones),
    )
    return Reading(place, digest, 0.0, (ReadCard(None, Page((), 1000, 600), proposal),))


def _cost(
    desks: Sequence[Desk], folder: Path, photos: int, *, interview: str | None
) -> list[tuple[float, float]]:
    """Return the medians of each desk: milliseconds on the clock and of a processor."""
    folder.mkdir()
    tasks = [Task(folder / str(n) / "contacts", "bench", interview=interview) for n in range(len(desks))]
    took: list[list[tuple[float, float]]] = [[] for _ in desks]
    with ExitStack() as stack:
        keepers = [
            stack.enter_context(closing(Keeper(desk, task))) for desk, task in zip(desks, tasks, strict=True)
        ]
        for number in range(WARM_UP + photos):
            for times, keeper in zip(took, keepers, strict=True):
                times.append(_keep(keeper, folder / f"{number}.jpg"))
    kept = [list(zip(*times[WARM_UP:], strict=True)) for times in took]
    return [(1000 * statistics.median(clock), 1000 * statistics.median(spent)) for clock, spent in kept]


def _keep(keeper: Keeper, photo: Path) -> tuple[float, float]:
    """Take and keep one photo that nobody has seen: seconds on the clock and of the processor."""
    photo.write_bytes(f"{photo.parent.name} {photo.name}".encode())
    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    start, began = time.perf_counter(), time.process_time()
    assert keeper.take(str(photo)) is None
    result = keeper.keep(reading_of(str(photo), digest))
    took = time.perf_counter() - start, time.process_time() - began
    assert len(result.kept) == 1, result
    photo.unlink()
    return took


def _desk(place: Path) -> Desk:
    return Desk(
        place=place,
        clock=dt.datetime.now,
        zone=zoneinfo.ZoneInfo("UTC"),
        country="DE",
        subdivision=None,
        me="",
        mail="",
        language="en",
        base_url="",
        templates=place.parent,
        rules=Rules(),
    )
