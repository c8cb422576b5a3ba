"""A glance at the records shows what the records show, or nothing."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Meeting, State, When
from scanner.store.engine import engine_for
from scanner.store.glance import glance
from scanner.store.store import open_store
from scanner.store.upgrade import bring_up_to_date
from scanner.store.versions import VERSIONS
from tests.store.made_up import HOUR, NOON, full_interview, interview, person


def fill(file: Path) -> None:
    """Keep interviews in every state, their follow-ups done, skipped and open, in no order."""
    kinds = (EventKind.DONE, EventKind.SKIPPED, EventKind.NOTED)
    with open_store(file) as store, store.write() as records:
        records.contacts.save_all(((f"u{n}", person(f"Zoë {n}")) for n in range(9)), at=NOON)
        records.interviews.save(full_interview())
        for number, (state, kind) in enumerate(itertools.product(State, kinds)):
            day = dt.date(2026, 11, 1 + number * 7 % 29)
            told = Event(kind, NOON + HOUR, of=FollowUpKind.ASK_FEEDBACK, about="u3")
            met = tuple(Meeting(f"u{(number + n) % 7}") for n in range(number % 4))
            when = When(day, dt.time(9, 30) if number % 2 else None, "Europe/Berlin")
            held = interview(f"{number:04}", f"E{number}", when=when, state=state, people=met)
            records.interviews.save(held.told(Event(EventKind.CREATED, NOON)).told(told))


def test_a_glance_shows_what_the_records_show(tmp_path: Path) -> None:
    fill(tmp_path / "records.db")
    uids = [f"u{n}" for n in range(7)]
    with open_store(tmp_path / "records.db") as store, store.read() as records:
        for place in (tmp_path / "records.db", f"sqlite:///{tmp_path}/records.db"):
            seen = glance(place)
            assert seen is not None
            assert seen.interviews.unsettled() == records.interviews.unsettled()
            assert sorted(seen.interviews.rounds()) == sorted(records.interviews.rounds())
            assert seen.interviews.counts() == records.interviews.counts()
            assert seen.contacts.of(uids) == records.contacts.of(uids)
    assert {i.state for i in seen.unsettled()} == {s for s in State if s.is_unsettled} | {State.REJECTED}
    assert len(seen.unsettled()) == 1 + 4 * 3 + 1


def test_where_only_the_store_can_tell_there_is_no_glance(tmp_path: Path) -> None:
    missing, older, newer = (tmp_path / f"{name}.db" for name in ("missing", "older", "newer"))
    other, damaged, wrong = (tmp_path / f"{name}.db" for name in ("other", "damaged", "wrong"))
    bring_up_to_date(engine_for(older), to=VERSIONS[-2])
    for file, change in (
        (newer, "UPDATE alembic_version SET version_num = '9999'"),
        (wrong, "UPDATE interviews SET state = 'happy'"),
    ):
        fill(file)
        with sqlite3.connect(file) as raw:
            raw.execute(change)
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE interviews (id)")
    damaged.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    for place in (missing, older, newer, other, damaged, wrong, tmp_path, "postgresql://kim@localhost/x"):
        assert glance(place) is None, place
    assert not missing.exists()


@pytest.mark.parametrize("command", ["today", "status"])
def test_what_is_run_every_day_does_not_load_the_database_library(command: str, tmp_path: Path) -> None:
    fill(tmp_path / "records.db")
    code = (
        "import sys; from scanner.cli import cardscan;"
        f"cardscan(['{command}'], standalone_mode=False); sys.exit('sqlalchemy' in sys.modules)"
    )
    told = {"CARDSCAN_DATABASE_URL": f"sqlite:///{tmp_path}/records.db"}
    done = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ, **told})
    assert done.returncode == 0
