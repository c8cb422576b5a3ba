"""Cards find their interview by name, by folder, or by the time they were photographed."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import (
    folder_interview,
    interview_by_time,
    join,
    named_interview,
    why_not,
)
from scanner.errors import UsageError
from scanner.model.contact import Contact, Name
from scanner.model.interview import Event, EventKind, State, When
from scanner.store.store import Records, open_store
from tests.actions.desks import NOON, desk_at

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path)


@pytest.fixture
def records(at: Desk) -> Iterator[Records]:
    with at.open() as store, store.write() as held:
        yield held


def test_a_name_makes_an_interview_once(records: Records, at: Desk) -> None:
    first = named_interview(records, "Acme, Data Engineer, 2026-11-20 14:30", at)
    assert first.when == When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")
    assert named_interview(records, "acme, data engineer, 20.11.", at) == first
    assert named_interview(records, first.id, at) == first
    assert named_interview(records, "data eng", at) == first
    assert [interview.id for interview in records.interviews.all()] == [first.id]
    with pytest.raises(UsageError):
        named_interview(records, "zebra", at)


def test_an_interview_for_a_role_not_known_yet_is_the_same_one(records: Records, at: Desk) -> None:
    invited = named_interview(records, "Acme, 2026-11-20 14:30", at)
    assert named_interview(records, "Acme, Data Engineer, 2026-11-20", at) == invited
    assert folder_interview(records, "acme, Data Engineer, 2026-11-20", at) == invited
    other = named_interview(records, "Umbra, Baker, 2026-11-20", at)
    assert folder_interview(records, "Umbra, 2026-11-20", at) == other
    assert named_interview(records, "Umbra, Cook, 2026-11-20", at) != other
    assert len(records.interviews.all()) == 3


def test_a_folder_still_names_an_interview_that_was_edited_since(records: Records, at: Desk) -> None:
    first = folder_interview(records, "Acme, Data Engineer, 2026-11-20", at)
    assert first is not None
    old = records.interviews.get(first.id)
    new = replace(old, role="Baker", when=replace(old.when, day=dt.date(2026, 11, 24)))
    records.interviews.save(new.told(Event(EventKind.EDITED, NOON, text=old.reference)))
    again = folder_interview(records, "acme, Data Engineer, 2026-11-20", at)
    assert again is not None
    assert (again.id, again.role) == (first.id, "Baker")
    other = folder_interview(records, "Acme, Cook, 2026-11-20", at)
    assert other is not None
    assert other.id != first.id


def test_a_folder_names_an_interview_or_none(records: Records, at: Desk) -> None:
    found = folder_interview(records, "Acme, 2026-11-20", at)
    assert found is not None
    assert folder_interview(records, "Acme, 2026-11-20", at) == found
    for folder in ("holiday", "rome, paris", "", "rome, May", "rome, May 2026", "fair, KW 50", "x, Friday"):
        assert folder_interview(records, folder, at) is None
    assert len(records.interviews.all()) == 1


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("2026-11-20 Globex", "call it 'Globex, 2026-11-20'"),
        ("Globex_20.11.2026", "call it 'Globex, 20.11.2026'"),
        ("20261120 Globex", "call it 'Globex, 2026-11-20'"),
        ("Globex_20_Nov_2026", "call it 'Globex, 20 Nov 2026'"),
        ("Globex November 20 2026", "call it 'Globex, November 20 2026'"),
        ("Hooli, CTO, 2026-11-31", "'2026-11-31' is no day"),
        ("2026-11-20", ""),
        ("rome, paris", ""),
        ("holiday", ""),
        ("Acme, 2026-11-20", ""),
    ],
)
def test_a_folder_that_is_almost_an_interview_says_why_it_is_none(
    records: Records, at: Desk, folder: str, told: str
) -> None:
    said = why_not(records, folder, at)
    assert told in said
    assert bool(told) == bool(said)


def test_who_has_the_cards_of_todays_interview_has_been_there(records: Records, at: Desk) -> None:
    records.contacts.save("u1", Contact(name=Name("Ann")), at=NOON)
    for day, time, state in (
        ("today", "", State.HELD),
        ("tomorrow", "", State.PLANNED),
        ("today", " 23:00", State.PLANNED),
    ):
        held = named_interview(records, f"{day}{time} Ltd, {day}{time}", at)
        join(records, held.id, ["u1"], at)
        found = records.interviews.get(held.id)
        assert found.state is state
        assert [e.state for e in found.history if e.state] == ([state] if state is State.HELD else [])


def test_a_photo_is_of_the_one_interview_at_its_time(records: Records, at: Desk) -> None:
    held = named_interview(records, "Acme, 2026-11-20 14:30", at)
    assert interview_by_time(records, dt.datetime(2026, 11, 20, 15, tzinfo=BERLIN), at) == held
    assert interview_by_time(records, dt.datetime(2026, 11, 21, 15, tzinfo=BERLIN), at) is None
    assert interview_by_time(records, None, at) is None
    named_interview(records, "Umbra, 2026-11-20 14:00", at)
    assert interview_by_time(records, dt.datetime(2026, 11, 20, 15, tzinfo=BERLIN), at) is None


def test_a_group_joins_and_nobody_joins_twice(records: Records, at: Desk) -> None:
    for uid in ("u1", "u2"):
        records.contacts.save(uid, Contact(name=Name(uid)), at=NOON)
    held = named_interview(records, "Acme, 2026-11-20", at)
    join(records, held.id, ["u1", "u2", "u1"], at)
    joined = records.interviews.get(held.id)
    assert [m.contact for m in joined.people] == ["u1", "u2"]
    join(records, held.id, ["u2"], at)
    assert records.interviews.get(held.id) == joined


def test_somebody_can_be_met_in_several_rounds(records: Records, at: Desk) -> None:
    records.contacts.save("u1", Contact(name=Name("Ann Lee")), at=NOON)
    for day in ("2026-11-20", "2026-12-01"):
        join(records, named_interview(records, f"Acme, {day}", at).id, ["u1"], at)
    assert len(records.interviews.of_contact("u1")) == 2


def test_the_desk_opens_its_records(at: Desk) -> None:
    at.open().close()
    with open_store(at.place) as store, store.read() as held:
        assert held.contacts.count() == 0
