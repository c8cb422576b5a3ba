"""Who is forgotten is in no file of ours any more, and does not come back; nobody else loses anything."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.keeping.accepting import refuse
from scanner.actions.keeping.readers import How
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.rereading import read_anew
from scanner.actions.keeping.task import Task
from scanner.actions.people.forgetting import finish, forget, holding, the_forgettable
from scanner.actions.undoing import undo
from scanner.errors import UsageError
from scanner.inbox.found import look
from scanner.model.contact import Name
from scanner.model.geometry import Quad
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard
from scanner.outputs import vcard
from scanner.store.store import Store, open_store
from tests.actions.desks import NOON, desk_at
from tests.store.fresh import lay_out

MAIL = "ann.lee@kestrel.example"


def read(name: str, mail: str, quad: Quad | None = None) -> ReadCard:
    proposal = Proposal(name=Guess(Name(name), 1.0, sure=True), emails=(Guess(mail, 1.0, sure=True),))
    return ReadCard(quad, Page((), 100, 60), proposal)


def square(left: float) -> Quad:
    return Quad(((left, 0.0), (left + 90, 0.0), (left + 90, 50.0), (left, 50.0)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    lay_out(tmp_path / "records.db")
    with open_store(tmp_path / "records.db") as opened:
        yield opened


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "cards.jpg"
    path.write_bytes(b"a photo of two cards")
    return path


def keep(
    store: Store, photo: Path, *cards: ReadCard, recipe: str = "one", again: bool = False, waits: bool = False
) -> None:
    at = desk_at(store.place, photo.parent)
    task = Task(photo.parent / "contacts", recipe, again=again, waits=lambda _: waits)
    task.folder.mkdir(exist_ok=True)
    recorder = Recorder(store, at, task)
    found = look(str(photo))
    if recorder.take(found) is None:
        recorder.keep(found, Reading(str(photo), found.digest, 0.1, cards))


def people(store: Store) -> set[str]:
    with store.read() as records:
        return {contact.label for _, contact in records.contacts.all()}


def uid_of(photo: Path, position: int = 0) -> str:
    return vcard.contact_uid(hashlib.sha256(photo.read_bytes()).hexdigest(), position)


ANN, BOB = read("Ann Lee", MAIL, square(0)), read("Bob Ray", "bob@kestrel.example", square(200))


def test_the_other_pages_of_a_scan_are_read_again(store: Store, photo: Path) -> None:
    ann, bob = read("Ann Lee", MAIL), replace(read("Bob Ray", "bob@kestrel.example"), sheet=1)
    keep(store, photo, ann, bob)
    with store.write() as records:
        forget(records, uid_of(photo))
    keep(store, photo, ann, bob, again=True)
    assert people(store) == {"Bob Ray"}


def forgotten(store: Store, what: str, photo: Path, *, photos: bool = False) -> list[Path]:
    with store.write() as records:
        gone = forget(
            records, the_forgettable(records, what), contacts=photo.parent / "contacts", photos=photos
        )
    return list(finish(store, gone.traces))


@pytest.mark.parametrize("how", ["again", "another recipe"])
def test_who_is_forgotten_does_not_come_back_with_a_photo_read_again(
    how: str, store: Store, photo: Path
) -> None:
    keep(store, photo, ANN, BOB)
    forgotten(store, "Ann Lee", photo)
    moved = replace(ANN, quad=square(3))
    keep(store, photo, BOB, moved, recipe="two" if how == "another recipe" else "one", again=how == "again")
    assert people(store) == {"Bob Ray"}


def test_who_filled_the_photo_does_not_come_back_however_it_is_cut(store: Store, photo: Path) -> None:
    keep(store, photo, read("Ann Lee", MAIL))
    forgotten(store, "Ann Lee", photo)
    keep(store, photo, ANN, again=True)
    assert people(store) == set()


def test_a_photo_that_is_another_by_now_is_left_alone(store: Store, photo: Path) -> None:
    keep(store, photo, read("Ann Lee", MAIL))
    photo.write_bytes(b"a photo of somebody else")
    forgotten(store, "Ann Lee", photo, photos=True)
    assert photo.read_bytes() == b"a photo of somebody else"


def test_a_photo_of_them_alone_goes_where_that_is_asked(store: Store, photo: Path) -> None:
    keep(store, photo, read("Ann Lee", MAIL))
    gone = forgotten(store, "Ann Lee", photo, photos=True)
    assert not photo.exists()
    assert [path.suffix for path in gone if path.suffix == ".jpg"] == [".jpg"]


def test_a_vcard_that_the_person_changed_goes_too_and_a_strangers_does_not(store: Store, photo: Path) -> None:
    keep(store, photo, ANN, BOB)
    contacts = photo.parent / "contacts"
    theirs, other = (contacts / f"{uid_of(photo, position)}.vcf" for position in (0, 1))
    theirs.write_bytes(theirs.read_bytes().replace(b"Ann", b"Anne"))
    forgotten(store, "Ann Lee", photo)
    assert not theirs.exists()
    assert other.exists()


def test_no_file_of_ours_holds_their_address_while_a_watch_has_the_records_open(
    store: Store, photo: Path
) -> None:
    keep(store, photo, ANN, BOB)
    with closing(sqlite3.connect(store.place)) as watch:
        watch.execute("SELECT count(*) FROM contacts").fetchone()
        forgotten(store, "Ann Lee", photo)
        files = [path for path in photo.parent.rglob("*") if path.is_file()]
        assert {"records.db", "records.db-wal"} <= {path.name for path in files}
        assert [path for path in files if MAIL.encode() in path.read_bytes().lower()] == []


def test_copies_of_older_records_go_where_they_hold_them(store: Store, photo: Path) -> None:
    keep(store, photo, ANN, BOB)
    holds, other = (photo.parent / f"records.version-0001.{number}.db" for number in (1, 2))
    holds.write_bytes(f"... {MAIL} ...".encode())
    other.write_bytes(b"... bob@kestrel.example ...")
    assert holds in forgotten(store, "Ann Lee", photo)
    assert other.exists()


def test_what_was_broken_off_is_finished_the_next_time(store: Store, photo: Path) -> None:
    keep(store, photo, ANN)
    contacts = photo.parent / "contacts"
    with store.write() as records:
        forget(records, the_forgettable(records, "Ann Lee"), contacts=contacts)
    assert [path.suffix for path in contacts.iterdir()] == [".vcf"]  # and here the machine fails
    Recorder(store, desk_at(store.place, contacts), Task(contacts)).sweep()
    assert list(contacts.iterdir()) == []
    with store.read() as records:
        assert records.remnants.all() == ()


def test_a_card_that_waits_or_was_refused_is_forgotten(store: Store, photo: Path) -> None:
    keep(store, photo, ANN, BOB, waits=True)
    with store.write() as records:
        first, second = records.photos.cards(state=CardState.WAITING)
        records.photos.decide(second.photo, second.position, CardState.REFUSED)
    for card in (first, second):
        forgotten(store, f"{card.photo[:8]}-{card.position + 1}", photo)
    with store.read() as records:
        assert records.photos.cards() == ()
    keep(store, photo, ANN, BOB, again=True)
    assert people(store) == set()


def test_a_photo_that_failed_is_forgotten_by_its_name(store: Store, photo: Path) -> None:
    at = desk_at(store.place, photo.parent)
    recorder, found = Recorder(store, at, Task(photo.parent)), look(str(photo))
    recorder.take(found)
    recorder.keep(found, Reading(str(photo), found.digest, 0.1, error="it is no picture"))
    forgotten(store, "cards.jpg", photo, photos=True)
    assert not photo.exists()
    with store.read() as records:
        seen = records.photos.get(found.digest)
        assert seen is not None
        assert (seen.name, seen.path) == ("", "")


def test_what_was_refused_keeps_no_text(store: Store, photo: Path) -> None:
    keep(store, photo, ANN, waits=True)
    with store.write() as records:
        (card,) = records.photos.cards(state=CardState.WAITING)
        records.photos.decide(card.photo, card.position, CardState.REFUSED)
    list(finish(store, [MAIL]))
    assert MAIL.encode() not in Path(store.place).read_bytes()


def test_drafts_tables_and_exports_that_hold_them_are_named(store: Store, photo: Path) -> None:
    folded, other, gone = (photo.parent / name for name in ("a.vcf", "b.csv", "c.eml"))
    folded.write_bytes(b"EMAIL:" + MAIL[:9].encode() + b"\r\n " + MAIL[9:].encode())
    other.write_text("bob@kestrel.example", encoding="utf-8")
    with store.write() as records:
        records.handed_out.note([folded, other, gone], at=NOON)
        assert holding(records, [MAIL]) == (folded,)
        assert records.handed_out.all() == (folded, other)


def test_a_pipe_in_the_place_of_a_file_hangs_nothing(store: Store, photo: Path) -> None:
    keep(store, photo, read("Ann Lee", MAIL))
    photo.unlink()
    os.mkfifo(photo)
    forgotten(store, "Ann Lee", photo, photos=True)
    assert photo.exists()


def test_refused_cards_stay_refused_when_read_again(store: Store, photo: Path) -> None:
    keep(store, photo, ANN, waits=True)
    with store.write() as records:
        (card,) = records.photos.cards(state=CardState.WAITING)
        records.photos.decide(card.photo, card.position, CardState.REFUSED)
    keep(store, photo, ANN, again=True)
    with store.read() as records:
        (kept,) = records.photos.cards()
    assert kept == KeptCard(card.photo, 0, card.quad, Proposal(), CardState.REFUSED)


def reads_ann(place: str) -> Reading:
    digest = hashlib.sha256(Path(place).read_bytes()).hexdigest()
    return Reading(place, digest, 0.1, (ANN,))


def test_a_rejection_is_taken_back_by_reading_the_photo_again(store: Store, photo: Path) -> None:
    at = desk_at(store.place, photo.parent)
    keep(store, photo, ANN, waits=True)
    with store.write() as records:
        (card,) = records.photos.cards(state=CardState.WAITING)
        refuse(records, card, at=at)
    with store.write() as records:
        undo(records, at=at)
        assert records.photos.cards() == ()
    how = How(reads_ann, 1, "one", lambda: None)
    read_anew(store, card.photo, how, at=at)
    with store.read() as records:
        assert records.photos.cards(state=CardState.WAITING) == (card,)
    photo.write_bytes(b"another")
    with pytest.raises(UsageError, match="does not lie where it lay"):
        read_anew(store, card.photo, how, at=at)
