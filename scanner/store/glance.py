"""What is asked every day, read without SQLAlchemy, which takes longer to load than all the rest takes.

This reads only a SQLite file with today's tables. Of anything else there is no glance, and the store itself
is opened, which makes it, migrates it, or says what is wrong.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scanner.errors import StoreError
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind, Interview, State
from scanner.store.codec import contact_from_json
from scanner.store.places import place_from_text
from scanner.store.rows import interview_of
from scanner.store.versions import VERSIONS

FILE = "sqlite:///"
VERSION = "SELECT version_num FROM alembic_version"
UNSETTLED = """
    SELECT * FROM interviews WHERE state IN (SELECT value FROM json_each(?)) OR (state = ? AND id NOT IN
        (SELECT interview FROM events WHERE "of" = ? AND kind IN (?, ?)))
    ORDER BY day, id"""
"""As `Interviews.unsettled` asks. A list is bound as one value, in JSON."""
MEETINGS = """
    SELECT * FROM meetings WHERE interview IN (SELECT value FROM json_each(?)) ORDER BY interview, position"""
EVENTS = """
    SELECT * FROM events WHERE interview IN (SELECT value FROM json_each(?)) ORDER BY interview, position"""
PEOPLE = "SELECT uid, fields FROM contacts WHERE uid IN (SELECT value FROM json_each(?))"
ROUNDS = "SELECT employer, role, day FROM interviews"
STAMPS = "SELECT path, stamp FROM vcards"
COUNTS = "SELECT state, count(*) FROM interviews GROUP BY state"


@dataclass(frozen=True, slots=True)
class Glance:
    """The open interviews and whom they name, as they were at one moment; asked like the records."""

    open: tuple[Interview, ...]
    jobs: tuple[tuple[str, str, dt.date], ...]
    states: dict[State, int]
    people: dict[str, str]

    @property
    def interviews(self) -> Glance:
        return self

    @property
    def contacts(self) -> Glance:
        return self

    def unsettled(self) -> tuple[Interview, ...]:
        """Return the interviews after which something may be to be done."""
        return self.open

    def rounds(self) -> tuple[tuple[str, str, dt.date], ...]:
        """Return employer, role and day of every interview."""
        return self.jobs

    def counts(self) -> dict[State, int]:
        """Return how many interviews are in each state."""
        return self.states

    def of(self, uids: Iterable[str]) -> dict[str, Contact]:
        """Return the contacts of these UIDs, of those met in the open interviews."""
        known = (uid for uid in dict.fromkeys(uids) if uid in self.people)
        return {uid: contact_from_json(json.loads(self.people[uid])) for uid in known}


def glance(place: Path | str, *, is_same: Callable[[str, str], bool] = lambda *_: True) -> Glance | None:
    """Return a glance at the records, None where only the store itself can tell.

    So it is where a vCard at a path is not the same as when it was looked at: it may say something new.
    """
    file = _file(place)
    if file is None or not file.is_file():
        return None
    try:
        with closing(_connected(file)) as raw:
            raw.execute("BEGIN")
            return _read(raw, is_same)
    except (sqlite3.Error, ValueError, LookupError, TypeError, StoreError):
        return None


def _file(place: Path | str) -> Path | None:
    if isinstance(place, Path):
        return place
    if place.startswith(FILE) and not set(place) & set("?%#"):
        return Path(place.removeprefix(FILE))
    return None


def _connected(file: Path) -> sqlite3.Connection:
    url = f"file:{quote(str(file.absolute()))}?mode=rw"  # it is never made here
    raw = sqlite3.connect(url, uri=True, timeout=0, isolation_level=None)
    raw.row_factory = sqlite3.Row
    return raw


def _read(raw: sqlite3.Connection, is_same: Callable[[str, str], bool]) -> Glance | None:
    if [row[0] for row in raw.execute(VERSION)] != [VERSIONS[-1]]:
        return None
    if not all(is_same(place_from_text(path), stamp) for path, stamp in raw.execute(STAMPS)):
        return None
    rows = _unsettled(raw)
    ids = json.dumps([row["id"] for row in rows])
    met, told = _by_interview(raw.execute(MEETINGS, [ids])), _by_interview(raw.execute(EVENTS, [ids]))
    uids = json.dumps([m["contact"] for ours in met.values() for m in ours])
    return Glance(
        open=tuple(interview_of(row, met[row["id"]], told[row["id"]]) for row in rows),
        jobs=tuple(
            (employer, role, dt.date.fromisoformat(day)) for employer, role, day in raw.execute(ROUNDS)
        ),
        states={State(state): count for state, count in raw.execute(COUNTS)},
        people={row["uid"]: row["fields"] for row in raw.execute(PEOPLE, [uids])},
    )


def _unsettled(raw: sqlite3.Connection) -> list[dict[str, Any]]:
    open_ = json.dumps([state.value for state in State if state.is_unsettled])
    ended = (FollowUpKind.ASK_FEEDBACK.value, EventKind.DONE.value, EventKind.SKIPPED.value)
    return [_typed(row) for row in raw.execute(UNSETTLED, (open_, State.REJECTED.value, *ended))]


def _by_interview(rows: Iterable[sqlite3.Row]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["interview"]].append(_typed(row))
    return found


def _typed(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row with days and moments as such; SQLite keeps both as text, moments in UTC."""
    typed: dict[str, Any] = dict(row)
    for day in typed.keys() & {"day", "promised_by", "until"}:
        typed[day] = dt.date.fromisoformat(typed[day]) if typed[day] else None
    if "at" in typed:
        typed["at"] = dt.datetime.fromisoformat(typed["at"]).replace(tzinfo=dt.UTC)
    return typed
