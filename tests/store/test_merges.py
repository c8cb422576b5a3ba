"""Two contacts made one, and two again exactly; who may be one is found by few looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.identity.merge import merged
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Meeting, Part
from scanner.model.letter import Draft
from scanner.model.merge import Merge
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, Decider, KeptCard, WrittenCard
from scanner.model.reminder import Reminder
from scanner.store.doubles import doubles, doubles_of
from scanner.store.forget import forget
from scanner.store.store import Records, Store
from scanner.store.tables import metadata
from tests.store.made_up import HOUR, NOON, interview, person

UIDS = ("aaaaaaaa-1", "bbbbbbbb-2", "cccccccc-3")
ANN, ANNE, BOB = UIDS


def everything(records: Records) -> dict[str, list[dict[str, Any]]]:
    """Return all rows, but for when a contact was changed and who is known to be two."""
    held = {}
    for table in metadata.sorted_tables:
        rows = [dict(row) for row in records.connection.execute(sa.select(table)).mappings()]
        for row in rows:
            row.pop("changed", None)
            row.pop("decided_by", None)
        held[table.name] = sorted(rows, key=str)
    held.pop("apart")
    return held


def fill(records: Records) -> None:
    """Keep three people, all of whom two interviews and everything else tells something about."""
    records.contacts.save(ANN, person("Ann Lee", phone="+12025550143"), at=NOON)
    records.contacts.save(ANNE, replace(person("Ann Lee", phone="+12025550178"), org="Beta"), at=NOON)
    records.contacts.save(BOB, person("Bob Ray", "bob@acme.example", "+12025550199"), at=NOON)
    both = interview(
        "7f3a",
        people=(Meeting(ANNE, Part.RECRUITER, "salary"), Meeting(BOB), Meeting(ANN, talk="Rust")),
        history=(
            Event(EventKind.LINKED, NOON, about=ANN),
            Event(EventKind.LINKED, NOON, about=ANNE),
            Event(EventKind.DONE, NOON + HOUR, of=FollowUpKind.THANK, about=ANNE),
        ),
    )
    records.interviews.save(both)
    records.interviews.save(interview("9999", "Beta", people=(Meeting(BOB), Meeting(ANNE, talk="Go"))))
    for n, uid in enumerate(UIDS):
        digest = f"{n}" * 64
        records.photos.claim(digest, name="a.jpg", path=f"/p/{n}", by="x", at=NOON)
        card = KeptCard(digest, 0, None, Proposal(), CardState.KEPT, uid)
        records.photos.finish(digest, [card], taken=NOON + n * HOUR)
        records.vcards.save(WrittenCard(f"/c/{uid}.vcf", uid, "d", NOON, "note"))
        draft = Draft("a@b.example", "Ann", "Thanks", "Dear Ann", ())
        records.letters.save(draft, interview="7f3a", contact=uid, kind=FollowUpKind.THANK, at=NOON)
        reminder = Reminder(f"r{n}", "7f3a", uid, NOON, "Thank", "", "", NOON, 0, False)
        records.letters.hand_out([reminder])


def join(records: Records, kept: str = ANN, gone: str = ANNE, *, at: dt.datetime = NOON) -> Merge:
    before = records.merges.before(gone=gone, kept=kept)
    done = Merge(gone, kept, at, Decider.PERSON, ("told",), merged(before.kept, before.gone), before)
    records.merges.keep(done)
    return done


def test_all_of_one_contact_is_the_others_afterwards(store: Store) -> None:
    with store.write() as records:
        fill(records)
        join(records)
    with store.read() as records:
        assert [uid for uid, _ in records.contacts.all()] == [ANN, BOB]
        assert records.contacts.of([ANN])[ANN].emails == ("ann@acme.example",)
        assert len(records.photos.cards(contact=ANN)) == 2
        first, second = records.interviews.all()
        assert [m.contact for m in first.people] == [BOB, ANN]
        assert first.met(ANN) == Meeting(ANN, Part.RECRUITER, "Rust\nsalary")
        assert [e.about for e in first.history] == [ANN] * 3
        assert second.met(ANN) == Meeting(ANN, talk="Go")
        assert records.merges.living([ANN, ANNE]) == {ANNE: ANN}
        assert not [row for row in everything(records)["letters"] if row["contact"] == ANNE]
        assert {row["contact"] for row in everything(records)["reminders"]} == {ANN, BOB}


@pytest.mark.parametrize(("kept", "gone"), [(ANN, ANNE), (ANNE, ANN), (BOB, ANN)])
def test_a_merge_taken_back_leaves_everything_as_it_was(store: Store, kept: str, gone: str) -> None:
    with store.write() as records:
        fill(records)
        before = everything(records)
        join(records, kept, gone)
        (done,) = records.merges.find(gone[:8])
        assert records.merges.undo(done, at=NOON) == ()
        for written in done.before.vcards:
            records.vcards.save(written)  # as whoever writes the files does
        assert everything(records) == before
        assert records.merges.apart_from(kept) == {gone}


def test_what_came_since_stays_with_the_one_who_stayed(store: Store) -> None:
    with store.write() as records:
        fill(records)
        done = join(records)
        held = records.interviews.get("9999")
        thanked = Event(EventKind.DONE, NOON + HOUR, of=FollowUpKind.THANK, about=ANN)
        records.interviews.save(held.told(thanked))
        records.contacts.save(ANN, replace(done.made, title="Director"), at=NOON)
        assert records.merges.undo(done, at=NOON) == ("title changed since the merge: stays so",)
        assert records.contacts.of([ANN])[ANN].title == "Director"
        assert records.interviews.get("9999").history[-1] == thanked
        assert records.interviews.get("9999").met(ANNE) == Meeting(ANNE, talk="Go")


def test_merges_are_taken_back_in_their_order(store: Store) -> None:
    with store.write() as records:
        fill(records)
        before = everything(records)
        first, second = join(records), join(records, BOB, ANN, at=NOON + HOUR)
        assert records.merges.living([ANN, ANNE]) == {ANN: BOB, ANNE: BOB}
        with pytest.raises(UsageError, match="comes first"):
            records.merges.undo(first, at=NOON)
        records.merges.undo(second, at=NOON)
        assert records.merges.living([ANN, ANNE]) == {ANNE: ANN}
        records.merges.undo(first, at=NOON)
        after = everything(records)
        assert {name: rows for name, rows in after.items() if name != "vcards"} == {
            name: rows for name, rows in before.items() if name != "vcards"
        }


def test_who_is_forgotten_is_forgotten_in_merges_too(store: Store) -> None:
    with store.write() as records:
        fill(records)
        join(records)
        forget(records, ANN)
        assert (records.merges.find(ANNE), everything(records)["merges"]) == ((), [])


def test_two_who_may_be_one_are_found_unless_known_to_be_two(store: Store) -> None:
    with store.write() as records:
        fill(records)
        assert [(d.one, d.other) for d in doubles(records)] == [(ANN, ANNE)]
        new = person("Lee Ann")
        assert {d.other for d in doubles_of(records, "new", new)} == {ANN, ANNE}
        records.merges.keep_apart(ANNE, ANN)
        records.merges.keep_apart(ANN, ANNE)
        assert [*doubles(records)] == []
        assert doubles_of(records, ANN, person("Ann Lee")) == ()


def test_what_many_have_in_common_finds_nobody(store: Store) -> None:
    with store.write() as records:
        crowd = ((f"u{n}", person(f"Person{n} Family{n}", "info@acme.example")) for n in range(60))
        records.contacts.save_all(crowd, at=NOON)
        assert records.contacts.near(person("Zoe Day", "info@acme.example")) == {}


def test_somebody_is_found_by_the_last_of_many_values_beside_one_that_is_common(store: Store) -> None:
    with store.write() as records:
        crowd = ((f"u{n}", person(f"Person{n} Family{n}", "info@acme.example")) for n in range(60))
        records.contacts.save_all(crowd, at=NOON)
        records.contacts.save("zoe", person("Zoe Day", "z45@b.example"), at=NOON)
        emails = ("info@acme.example", *(f"z{n}@b.example" for n in range(46)))
        assert {*records.contacts.near(replace(person("Else Quite"), emails=emails))} == {"zoe"}
