"""Photos are told apart by whose interview they are, without asking of each where many are on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import met_already, named_interview
from scanner.actions.interviews.whose import Whose
from scanner.model.interview import Event, EventKind
from scanner.model.occasion import Occasion
from scanner.store.store import Records, open_store
from tests.actions.desks import NOON, desk_at

TAKEN = dt.datetime(2026, 11, 20, 15, tzinfo=dt.UTC)
MANY = 60


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path)


@pytest.fixture
def records(at: Desk) -> Iterator[Records]:
    with open_store(at.place) as store, store.write() as held:
        yield held


def whose(records: Records, occasion: Occasion, at: Desk) -> Whose:
    return Whose(records, occasion, at, former=records.occasions.past(occasion.id).names)


@pytest.mark.parametrize("taken", [None, TAKEN], ids=["folder", "folder and time"])
def test_of_many_interviews_on_a_day_the_others_are_not_asked_about(
    records: Records, at: Desk, taken: dt.datetime | None
) -> None:
    folders = [f"Fair {number}, 2026-11-20" for number in range(MANY)]
    held = [named_interview(records, folder, at) for folder in folders]
    asked: list[str] = []
    one = whose(records, held[7], at)
    sa.event.listen(records.connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert [folder for folder in folders * 2 if one.is_of_it(folder, taken)] == [folders[7]] * 2
    assert len(asked) == 1


def test_photos_in_folders_without_a_name_are_told_by_their_times_with_one_question(
    records: Records, at: Desk
) -> None:
    acme = named_interview(records, "Acme, 2026-11-20 14:30", at)
    named_interview(records, "Umbra, 2026-11-20 20:00", at)
    asked: list[str] = []
    one = whose(records, acme, at)
    sa.event.listen(records.connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
    times = [TAKEN + dt.timedelta(minutes=minutes) for minutes in range(-600, 600, 60)]
    found = [taken for taken in times if one.is_of_it("phone", taken)]
    assert len(asked) == 1
    assert found == [taken for taken in times if met_already(records, "phone", taken, at) == acme]
    assert 0 < len(found) < len(times)
    assert not one.is_of_it("phone", None)


def test_a_folder_is_of_the_interview_that_had_another_name_and_day_when_it_was_made(
    records: Records, at: Desk
) -> None:
    first = named_interview(records, "Acme, Data Engineer, 2026-11-20", at)
    old = records.interviews.get(first.id)
    new = replace(old, employer="Umbra", when=replace(old.when, day=dt.date(2026, 11, 24)))
    records.interviews.save(new.told(Event(EventKind.EDITED, NOON, text=old.reference)))
    one = whose(records, records.occasions.get(first.id), at)
    assert one.is_of_it("Acme, Data Engineer, 2026-11-20", None)
    assert one.is_of_it("umbra,  Data Engineer, 24.11.2026", None)
    assert not one.is_of_it("Acme, Data Engineer, 2026-11-24", None)
