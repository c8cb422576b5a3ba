"""What was read is kept: a vCard each, replaced only where nobody changed it, tied to its interview."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import BY_FOLDER, BY_TIME
from scanner.actions.keeping.keeper import Keeper, read_once
from scanner.actions.keeping.task import Kept, Result, Task, Way
from scanner.actions.people.removing import restore
from scanner.actions.people.writing import rewrite
from scanner.errors import StoreError
from scanner.inbox.claims import STALE, myself
from scanner.model.contact import Contact, Name
from scanner.model.deed import DeedKind
from scanner.model.interview import Event, EventKind, Interview
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import ENDED, CardState, Decider, PhotoState
from scanner.outputs.vdir import Outcome
from scanner.store.store import Store
from tests.actions.desks import NOON, desk_at

ACME = "Acme, Data Engineer, 2026-11-20"


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path, base_url="https://cards.example")


def reading(folder: Path, *names: str, photo: str = "card.jpg", taken: dt.datetime | None = None) -> Reading:
    path = folder / photo
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(photo.encode())
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    cards = tuple(
        ReadCard(
            None, Page((), 600, 350), Proposal(name=Guess(Name(name), 0.8), org=Guess("Acme", 1.0, True))
        )
        for name in names
    )
    return Reading(str(path), hashlib.sha256(photo.encode()).hexdigest(), 0.1, cards, taken)


def kept(
    at: Desk, one: Reading, *, interview: str | None = None, overwrite: bool = False
) -> tuple[Kept, ...]:
    return result(at, one, interview=interview, overwrite=overwrite).kept


def result(at: Desk, one: Reading, *, recipe: str = "", **how: Any) -> Result:
    """Return what a scan makes of a photo that is read as told, afresh unless a recipe is given."""
    told: list[Result] = []
    task = Task(Path(one.photo).parents[1] / "contacts", recipe, again=not recipe, **how)
    with closing(Keeper(at, task)) as keeper:
        read_once([one.photo], lambda paths: (one for _ in paths), keeper, tell=told.append, patience=0.0)
    return told[0]


def text(folder: Path) -> list[str]:
    files = sorted((folder / "contacts").glob("*.vcf"))
    return sorted(path.read_text(encoding="utf-8").replace("\r\n ", "") for path in files)


def interviews(at: Desk) -> tuple[Interview, ...]:
    with at.open() as store, store.read() as records:
        return records.interviews.all()


def test_all_of_a_photo_join_the_interview_asked_for_and_their_cards_say_so(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee", "Bob Ray")
    found = kept(at, one, interview=ACME)
    (held,) = interviews(at)
    assert [k.interview and k.interview.id for k in found] == [held.id, held.id]
    for card in text(tmp_path):
        assert f"X-INTERVIEW-ID:{held.id}" in card
        assert "Please check: name\\nInterview " in card
        assert f"URL:https://cards.example/i/{held.id}" in card
    before = text(tmp_path)
    again = kept(at, one, interview=held.id)
    assert {k.outcome for k in again} == {Outcome.UNCHANGED}
    assert (text(tmp_path), interviews(at)) == (before, (held,))


def test_a_folder_names_the_interview_and_so_does_the_time(at: Desk, tmp_path: Path) -> None:
    (first,) = kept(at, reading(tmp_path / "Acme, 2026-11-20 14:30", "Ann Lee"))
    assert first.interview is not None
    assert (first.how, first.interview.id) == (BY_FOLDER, interviews(at)[0].id)
    taken = dt.datetime(2026, 11, 20, 15)  # noqa: DTZ001 (cameras tell no zone)
    (second,) = kept(at, reading(tmp_path / "in", "Bob Ray", photo="b.jpg", taken=taken))
    assert second.interview is not None
    assert (second.how, second.interview.id) == (BY_TIME, interviews(at)[0].id)
    (third,) = kept(at, reading(tmp_path / "in", "Zoe Day", photo="c.jpg"))
    assert third.interview is None


def test_who_was_taken_out_is_not_put_back_by_chance(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / ACME, "Ann Lee")
    kept(at, one)
    (held,) = interviews(at)
    uid = held.people[0].contact
    with at.open() as store, store.write() as records:
        records.interviews.save(replace(held, people=()).told(Event(EventKind.UNLINKED, at.now, about=uid)))
        rewrite(records, [uid], at)
    assert "INTERVIEW" not in text(tmp_path)[0]
    assert kept(at, one)[0].interview is None
    assert kept(at, one, interview=held.id)[0].interview is not None
    assert "X-INTERVIEW-ID" in text(tmp_path)[0]


def test_a_later_reading_replaces_what_nobody_changed_and_nothing_else(at: Desk, tmp_path: Path) -> None:
    kept(at, reading(tmp_path / "in", "Ann Le"))
    (better,) = kept(at, reading(tmp_path / "in", "Ann Lee"))
    assert (better.outcome, "FN:Ann Lee" in text(tmp_path)[0]) == (Outcome.WRITTEN, True)
    (path,) = (tmp_path / "contacts").iterdir()
    path.write_bytes(path.read_bytes().replace(b"FN:Ann Lee", b"FN:Annie Lee"))
    (mine,) = kept(at, reading(tmp_path / "in", "Ann Leeson"), interview=ACME)
    assert mine.row.contact.label == "Annie Lee"
    for said in ("FN:Annie Lee", "X-INTERVIEW-ID"):
        assert said in text(tmp_path)[0]  # theirs stands, and the file still learns of the interview
    with at.open() as store, store.read() as records:
        (read, found) = records.deeds.all(contacts=[mine.row.uid])
        assert [(c.field, c.after.full) for c in read.changes] == [("name", "Ann Leeson")]
        assert (read.kind, found.kind) == (DeedKind.READ, DeedKind.FOUND)
    (forced,) = kept(at, reading(tmp_path / "in", "Ann Leeson"), overwrite=True)
    assert (forced.outcome, "FN:Ann Leeson" in text(tmp_path)[0]) == (Outcome.WRITTEN, True)


def test_a_removed_vcard_is_not_made_again_by_a_link(at: Desk, tmp_path: Path) -> None:
    (one,) = kept(at, reading(tmp_path / "in", "Ann Lee"))
    next((tmp_path / "contacts").iterdir()).unlink()
    with at.open() as store, store.write() as records:
        rewrite(records, [one.row.uid], at)
    assert text(tmp_path) == []


def test_a_vcard_that_was_deleted_stays_so_but_where_its_folder_is_gone(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee", "Bob Ray")
    ann, bob = kept(at, one)
    folder = tmp_path / "contacts"
    (folder / f"{ann.row.uid}.vcf").unlink()
    told = result(at, one)
    assert ([k.row.uid for k in told.kept], told.away) == ([bob.row.uid], ("Ann Lee",))
    assert [path.stem for path in folder.iterdir()] == [bob.row.uid]
    with at.open() as store, store.write() as records:
        restore(records, ann.row.uid, at=at)
    assert len(list(folder.iterdir())) == 2

    shutil.rmtree(folder)
    assert len(kept(at, one)) == 2


def test_two_cards_that_say_the_same_are_two(at: Desk, tmp_path: Path) -> None:
    kept(at, reading(tmp_path / "in", "Ann Lee", "Ann Lee"))
    assert len(text(tmp_path)) == 2


def test_without_records_the_contacts_are_written_all_the_same(at: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    told: list[str] = []
    nowhere = replace(at, place=tmp_path / "taken" / "records.db", tell=told.append)
    assert [k.outcome for k in kept(nowhere, reading(tmp_path / "in", "Ann Lee"))] == [Outcome.WRITTEN]
    assert len(told) == 1
    assert "not recorded" in told[0]
    with pytest.raises(StoreError):
        kept(nowhere, reading(tmp_path / "in", "Ann Lee"), interview=ACME)


RECIPE = "both, as today"
GONE = f"{myself().split()[0]} 1 0"
"""A process of this machine that is no more: number 1 began at another moment."""


def test_a_photo_read_the_same_way_is_not_read_again(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    first = result(at, one, recipe=RECIPE)
    second = result(at, one, recipe=RECIPE)
    assert (first.way, second.way) == (Way.READ, Way.KNOWN)
    assert [k.row for k in second.kept] == [k.row for k in first.kept]
    assert result(at, one, recipe="both, next year").way is Way.READ


def test_what_a_person_decided_stands_in_the_next_reading(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Le", "Bob Ray")
    ann, _bob = (kept.row.uid for kept in result(at, one, recipe=RECIPE).kept)
    with at.open() as store, store.write() as records:
        records.contacts.save(ann, Contact(name=Name("Ann Lee")), at=NOON)
        records.photos.decide(one.digest, 1, CardState.REFUSED)
    known, read = result(at, one, recipe=RECIPE), result(at, one)
    assert (known.refused, read.refused) == (1, 1)
    for found in (known, read):
        assert [(k.row.uid, k.row.contact.label, k.row.doubts) for k in found.kept] == [(ann, "Ann Lee", ())]
    assert "FN:Ann Lee" in (tmp_path / "contacts" / f"{ann}.vcf").read_text(encoding="utf-8")
    with at.open() as store, store.read() as records:
        states = [card.state for card in records.photos.cards(photo=one.digest)]
    assert states == [CardState.KEPT, CardState.REFUSED]


def test_cards_made_one_contact_stay_one_and_no_reading_of_one_of_them_shortens_it(
    at: Desk, tmp_path: Path
) -> None:
    one = reading(tmp_path / "in", "Ann Lee", "Ann Lee-Roth")
    ann, _ = (kept.row.uid for kept in kept(at, one))
    both = Contact(name=Name("Ann Lee-Roth"), emails=("ann@acme.example",))
    with at.open() as store, store.write() as records:
        records.contacts.save_all([(ann, both)], at=NOON, by=Decider.READING)
        records.photos.decide(one.digest, 1, CardState.KEPT, contact=ann)
    (again,) = kept(at, one)
    assert (again.row.uid, again.row.contact) == (ann, both)


def test_a_photo_that_failed_says_why_and_is_tried_again(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    assert result(at, replace(one, cards=(), error="too dark"), recipe=RECIPE).error == "too dark"
    assert seen(at, one) == (PhotoState.FAILED, "too dark", "")
    assert result(at, one, recipe=RECIPE).error is None
    assert seen(at, one) == (PhotoState.DONE, "", "")


def seen(at: Desk, one: Reading) -> tuple[PhotoState, str, str] | None:
    with at.open() as store, store.read() as records:
        photo = records.photos.get(one.digest)
    return photo and (photo.state, photo.error, photo.claimed_by)


def claimed(at: Desk, one: Reading, by: str) -> None:
    with at.open() as store, store.write() as records:
        records.photos.claim(one.digest, name="card.jpg", path=one.photo, by=by, at=NOON)


def test_what_another_command_reads_is_left_to_it_while_it_lives(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    machine, *_ = myself().split()
    with subprocess.Popen(["sleep", "60"]) as other:  # noqa: S607
        started = Path(f"/proc/{other.pid}/stat").read_text(encoding="ascii").split()[21]
        claimed(at, one, f"{machine} {other.pid} {started}")
        assert result(at, one).way is Way.LEFT
        other.kill()
    assert result(at, one).way is Way.READ
    assert seen(at, one) == (PhotoState.DONE, "", "")


@pytest.mark.parametrize(
    "by", ["scan 1", GONE, f"{myself().split()[0]} {os.getpid()} 1"], ids=["old", "gone", "another"]
)
def test_the_claim_of_a_process_that_is_gone_is_taken_over(at: Desk, tmp_path: Path, by: str) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    claimed(at, one, by)
    assert result(at, one).way is Way.READ


def test_the_claim_of_another_machine_holds_while_it_is_recent(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    claimed(at, one, "elsewhere 1 1")
    assert result(at, one).way is Way.LEFT
    later = replace(at, clock=(NOON + 2 * STALE).astimezone)
    assert result(later, one).way is Way.READ


def test_who_lost_a_photo_to_another_while_reading_leaves_it_as_it_is(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    with closing(Keeper(at, Task(tmp_path / "contacts", RECIPE))) as keeper:
        assert keeper.take(one.photo) is None
        claimed(at, one, "elsewhere 1 1")
        assert keeper.keep(one).way is Way.LEFT
    assert not (tmp_path / "contacts").exists()
    assert seen(at, one) == (PhotoState.CLAIMED, "", "elsewhere 1 1")


def test_an_interrupt_lets_go_of_what_was_not_read(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    with closing(Keeper(at, Task(tmp_path / "contacts", RECIPE))) as keeper:
        assert keeper.take(one.photo) is None
        assert seen(at, one) == (PhotoState.CLAIMED, "", myself())
    assert seen(at, one) is None


def test_the_same_photo_under_two_names_is_read_once(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    copy = Path(one.photo).with_name("copy.jpg")
    copy.write_bytes(Path(one.photo).read_bytes())
    read: list[str] = []
    told: list[Result] = []

    def read_all(paths: Iterable[str]) -> Iterator[Reading]:
        for path in list(paths):  # as worker processes do: all are taken before the first is read
            read.append(path)
            yield replace(one, photo=path)

    with closing(Keeper(at, Task(tmp_path / "contacts", RECIPE, again=True))) as keeper:
        read_once([one.photo, str(copy)], read_all, keeper, tell=told.append)
    assert read == [one.photo]
    assert [r.way for r in told] == [Way.READ, Way.KNOWN]
    assert len(text(tmp_path)) == 1


def test_a_photo_replaced_while_it_is_read_is_nobodys_reading(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    with closing(Keeper(at, Task(tmp_path / "contacts", RECIPE))) as keeper:
        assert keeper.take(one.photo) is None
        Path(one.photo).write_bytes(b"another")
        for told in (replace(one, digest="ff" * 32), replace(one, digest="", cards=(), error="cut short")):
            keeper.take(one.photo)
            Path(one.photo).write_bytes(os.urandom(8))
            assert keeper.keep(told).error
    assert text(tmp_path) == []
    assert seen(at, one) is None


def test_a_vcard_written_before_a_crash_is_known_as_ours(at: Desk, tmp_path: Path) -> None:
    one = reading(tmp_path / "in", "Ann Lee")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "write", crash_at(3))  # claim, decide, and then: let go
        with pytest.raises(Crash):
            result(at, one, recipe=RECIPE)
    assert len(text(tmp_path)) == 1
    claimed(at, one, GONE)
    better = kept(at, reading(tmp_path / "in", "Ann Leeson"))
    assert [k.outcome for k in better] == [Outcome.WRITTEN], "it is ours, so a later reading may replace it"


class Crash(BaseException):
    """The end of the process."""


def crash_at(number: int) -> Any:
    """Return `Store.write` that ends the process at its call of that number and at every later one."""
    write, calls = Store.write, count(1)

    def crashing(self: Store) -> Any:
        if next(calls) >= number:
            raise Crash
        return write(self)

    return crashing


def test_a_photo_that_cost_a_process_is_read_again_only_where_asked_for(at: Desk, tmp_path: Path) -> None:
    fine = reading(tmp_path / "in", "Ann Lee")
    failing = replace(fine, digest="", cards=(), error=f"reading it took too long {ENDED}; make it smaller")
    assert result(at, failing, recipe=RECIPE).way is Way.READ
    again = result(at, fine, recipe=RECIPE)
    assert (again.way, again.kept) == (Way.KNOWN, ())
    assert again.error == f"{failing.error}; --again tries once more"
    assert result(at, fine).error is None
    dark = replace(fine, digest="", cards=(), error="too dark")
    assert result(at, dark).error == "too dark"
    assert result(at, fine, recipe=RECIPE).way is Way.READ
