"""How long `today` and `status` take with a whole career in the records: `python -m tests.bench.records`."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scanner.model.contact import Contact, Name, Phone
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, Meeting, State, When
from scanner.store.store import open_store

INTERVIEWS, CONTACTS, RUNS = 1_000, 10_000, 5
ENDED = (State.REJECTED, State.OFFER, State.WITHDRAWN, State.NO_ANSWER)
STILL_OPEN = 50
"""Of a thousand interviews few still wait for something: the last ones."""


def fill(place: Path) -> None:
    """Write the made-up records."""
    now = dt.datetime.now(dt.UTC)
    with open_store(place) as store, store.write() as records:
        records.contacts.save_all(((f"u{n}", _contact(n)) for n in range(CONTACTS)), at=now)
        for n in range(INTERVIEWS):
            records.interviews.save(_interview(n, now))


def _contact(n: int) -> Contact:
    name, number = f"Person{n} Family{n % 700}", f"+1202555{n % 10_000:04}"
    return Contact(Name(name), emails=(f"p{n}@c{n % 900}.example",), phones=(Phone(number, number),))


def _interview(n: int, now: dt.datetime) -> Interview:
    day = now.date() - dt.timedelta(days=INTERVIEWS - n)
    people = tuple(Meeting(f"u{3 * n + k}") for k in range(3))
    ended = n < INTERVIEWS - STILL_OPEN
    thanks = (Event(EventKind.DONE, now, of=FollowUpKind.THANK, about=m.contact) for m in people if ended)
    asked = (Event(EventKind.DONE, now, of=FollowUpKind.ASK_FEEDBACK),) if ended else ()
    history = (Event(EventKind.CREATED, now - dt.timedelta(days=1)), *thanks, *asked)
    state = ENDED[n % 4] if ended else State.PLANNED
    when = When(day, None, "Europe/Berlin")
    return Interview(f"{n:04x}", f"Employer {n}", when, people=people, state=state, history=history)


def seconds(command: str, environment: dict[str, str]) -> tuple[float, float]:
    """Return the best wall-clock and the best processor time of some runs of a command, start-up included."""
    walls, processors = [], []
    for _ in range(RUNS):
        before, start = os.times(), time.perf_counter()
        call = [sys.executable, "-m", "scanner", command]
        subprocess.run(call, env=environment, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        walls.append(time.perf_counter() - start)
        processors.append(spent)
    return min(walls), min(processors)


def main() -> None:
    """Fill records and time the commands."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "records.db"
        fill(place)
        told = {
            "CARDSCAN_DATABASE_URL": f"sqlite:///{place}",
            "CARDSCAN_COUNTRY": "DE",
            "XDG_CACHE_HOME": folder,
            "PYTHONDONTWRITEBYTECODE": "",  # an installed program is compiled once
        }
        print(f"{INTERVIEWS} interviews, {CONTACTS} contacts, best of {RUNS} runs, start-up included")
        for command in ("today", "status"):
            wall, processor = seconds(command, {**os.environ, **told})
            print(f"  cardscan {command:7} {wall:.2f} s, processor {processor:.2f} s")


if __name__ == "__main__":
    main()
