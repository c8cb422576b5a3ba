"""What a processor does besides where what is known is asked for, learnt and spoken of, in real records."""

from __future__ import annotations

import datetime as dt
import hashlib
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from scanner.actions.desk import Desk
from scanner.actions.interviews.adding import add, announced
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Task, has_reasons, take_all
from scanner.fields.heard import with_readers
from scanner.fields.propose import propose
from scanner.inbox.found import FoundPhoto, Stamp
from scanner.model.proposal import Proposal
from scanner.model.reading import Reading
from scanner.store.store import Store
from tests.actions.desks import NOON, desk_at
from tests.bench.known.drawn import Drawn

ROUNDS = 3
WAYS = {"scan": take_all, "watch, no card waits": take_all, "watch, doubtful cards wait": has_reasons}
"""Ways to keep cards, and which of them wait for a look: who waits costs less than a contact with its vCard,
and with what is known fewer do.
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of a processor a card: to keep it `alone`, and what to know others takes `besides`."""

    alone: float
    besides: float


@dataclass(slots=True)
class _Side:
    """One of two ways to keep the same photos, in records of its own, and the seconds that it took."""

    at: Desk
    store: Store
    recorder: Recorder
    seconds: float = 0.0


def costs(
    interviews: Sequence[Drawn], readings: Mapping[str, Reading], folder: Path, *, rounds: int = ROUNDS
) -> dict[str, Cost]:
    """Keep readings as a scan does, which understands cards anew once all are there, and as watches that get
    them one by one; return the medians of some rounds.

    Each photo is kept with what is known and then alone, so that a busy machine slows both.
    """
    read = {name: _understood(reading) for name, reading in readings.items()}
    found = {}
    for way in WAYS:
        told = [_cost(interviews, read, folder / f"{way}-{number}", way) for number in range(rounds)]
        found[way] = Cost(
            statistics.median(one.alone for one in told), statistics.median(one.besides for one in told)
        )
    return found


def _understood(reading: Reading) -> Reading:
    cards = (replace(card, proposal=with_readers(card.page, propose(card.page))) for card in reading.cards)
    return replace(reading, cards=tuple(cards))


def _cost(interviews: Sequence[Drawn], readings: Mapping[str, Reading], folder: Path, way: str) -> Cost:
    with ExitStack() as stack:
        known, alone = sides = [
            _side(stack, folder / name, WAYS[way], is_alone=name == "alone") for name in ("known", "alone")
        ]
        for interview in interviews:
            for side in sides:
                _announce(side, interview)
            for name in interview.photos:
                for side in sides:
                    _keep(side, interview, readings[name], settles=way != "scan")
        for side in sides:
            _settle(side)
    cards = sum(len(reading.cards) for reading in readings.values())
    return Cost(1000 * alone.seconds / cards, 1000 * (known.seconds - alone.seconds) / cards)


def _side(stack: ExitStack, folder: Path, waits: Callable[[Proposal], bool], *, is_alone: bool) -> _Side:
    at = desk_at(folder / "records.db", folder, zone="UTC")
    at.contacts.mkdir(parents=True)
    task = Task(at.contacts, alone=is_alone, waits=waits)
    store = stack.enter_context(closing(at.open()))
    return _Side(at, store, Recorder(store, at, task))


def _announce(side: _Side, interview: Drawn) -> None:
    """Write an interview down, with who is expected there."""
    met = [f"{one.name} <{one.email}>".replace(",", " ") for one in interview.announced]
    told = announced(_employer(interview), when=_day(interview), at=side.at, met=met)
    with side.store.write() as records:
        add(records, told, at=side.at)


def _employer(interview: Drawn) -> str:
    return f"Employer {interview.number}"


def _day(interview: Drawn) -> str:
    return str((NOON - dt.timedelta(days=interview.number)).date())


def _keep(side: _Side, interview: Drawn, reading: Reading, *, settles: bool) -> None:
    """Keep what was read on a photo that lies in the folder of its interview."""
    path = f"/photos/{_employer(interview)}, {_day(interview)}/{reading.photo}"
    digest = hashlib.sha256(path.encode()).hexdigest()
    photo = FoundPhoto(path, digest, NOON, Stamp(0, 0, 0, 0))
    side.recorder.take(photo)
    began = time.process_time()
    side.recorder.keep(photo, replace(reading, photo=path, digest=digest))
    side.seconds += time.process_time() - began
    if settles:
        _settle(side)


def _settle(side: _Side) -> None:
    began = time.process_time()
    side.recorder.settle()
    side.seconds += time.process_time() - began
