"""Who was met where is asked and added to without loading interviews whole, and comes to the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scanner.errors import UsageError
from scanner.model.interview import Event, EventKind, Interview, Meeting
from scanner.model.occasion import Occasion
from scanner.store.store import Records, Store
from tests.store.made_up import HOUR, NOON, interview, person


def occasion(whole: Interview) -> Occasion:
    return Occasion(whole.id, whole.employer, whole.when, whole.role, whole.round)


def put(records: Records, *held: Interview, people: int = 4) -> None:
    records.contacts.save_all(((f"u{n}", person(f"Ann {n}")) for n in range(people)), at=NOON)
    for one in held:
        records.interviews.save(one)


def test_occasions_name_what_interviews_are(store: Store) -> None:
    acme = interview(role="Data Engineer", round="second", people=(Meeting("u1"),))
    umbra = interview("8a00", "Umbra", when=replace(acme.when, day=dt.date(2026, 11, 21), time=None))
    with store.write() as records:
        put(records, umbra, acme)
        held = records.occasions
        assert held.all() == (occasion(acme), occasion(umbra))
        assert held.on(acme.when.day) == held.of_contact("u1") == (held.get(acme.id),)
        assert held.same("ACME", "data  engineer", acme.when.day) == (occasion(acme),)
        assert held.same("Acme", "", acme.when.day) == (occasion(acme),)
        assert held.same("Acme", "Baker", acme.when.day) == ()
        assert held.same("Umbra", "Baker", umbra.when.day) == (occasion(umbra),)
        edited = replace(acme, employer="Volt").told(Event(EventKind.EDITED, NOON, text=acme.reference))
        records.interviews.save(edited)
        assert held.once_called("ACME", "data  engineer", acme.when.day) == (occasion(edited),)
        assert held.once_called("Acme", "Baker", acme.when.day) == ()
        records.interviews.save(acme)
        assert held.get(acme.id).label == acme.label
        with pytest.raises(UsageError, match="interview list"):
            held.get("ffff")


def test_who_joins_comes_behind_the_others_and_is_told_last(store: Store) -> None:
    history = (Event(EventKind.CREATED, NOON),)
    before = interview(people=(Meeting("u2"), Meeting("u3"), Meeting("u0")), history=history)
    with store.write() as records:
        put(records, before)
        records.occasions.meet(before.id, ["u1"], at=NOON + HOUR)
        assert records.occasions.met(before.id, ["u1", "u2", "u9"]) == {"u1", "u2"}
        after = records.interviews.get(before.id)
    linked = Event(EventKind.LINKED, NOON + HOUR, about="u1")
    assert after == replace(before, people=(*before.people, Meeting("u1")), history=(*history, linked))


def test_somebody_joins_by_a_clock_that_was_set_back(store: Store) -> None:
    late = Event(EventKind.NOTED, NOON + 2 * HOUR, text="later")
    before = interview(history=(Event(EventKind.CREATED, NOON), late))
    with store.write() as records:
        put(records, before)
        records.occasions.meet(before.id, ["u1", "u2"], at=NOON + HOUR)
        after = records.interviews.get(before.id)
    assert [event.about for event in after.history] == [None, "u1", "u2", None]
    assert [meeting.contact for meeting in after.people] == ["u1", "u2"]


def test_who_was_taken_out_is_known(store: Store) -> None:
    out = (Event(EventKind.UNLINKED, NOON, about="u1"), Event(EventKind.UNLINKED, NOON, about="u2"))
    with store.write() as records:
        put(records, interview(history=out, people=(Meeting("u2"),)))
        taken_out = [uid for uid in ("u0", "u1", "u2") if records.occasions.was_unlinked("7f3a", uid)]
    assert taken_out == ["u1"]
