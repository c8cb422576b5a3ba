"""Duplicates as a user meets them: shown, merged, kept as two, taken back; the files follow."""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scanner.actions.desk import Desk
from scanner.actions.people import doubles
from scanner.actions.people.writing import leave, plan
from scanner.cli import cardscan
from scanner.model.contact import Contact, Name, Phone, PhoneKind
from scanner.model.interview import Interview, Meeting, When
from scanner.model.record import WrittenCard
from scanner.outputs import vdir
from scanner.store.store import open_store
from tests.actions.desks import NOON, desk_at

FIRST, SECOND = (str(uuid.uuid5(uuid.NAMESPACE_DNS, name)) for name in ("first", "second"))
CELL = Phone("+12025550178", "202 555 0178", PhoneKind.CELL)
OLD = Contact(Name("Ann Lee"), org="Acme", title="Engineer", emails=("ann@acme.example",), phones=(CELL,))
NEW = Contact(Name("Ann Lee"), org="Beta", title="Director", emails=("ann@beta.example",), phones=(CELL,))

Run = Callable[..., Result]


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path, zone="UTC")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as it would be typed; it succeeds unless told otherwise."""
    monkeypatch.setenv("CARDSCAN_DATABASE_URL", f"sqlite:///{tmp_path / 'records.db'}")
    monkeypatch.setenv("CARDSCAN_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("CARDSCAN_ZONE", "UTC")
    monkeypatch.setenv("COLUMNS", "120")

    def typed(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cardscan, words, obj=NOON.astimezone)
        assert result.exit_code == code, f"{words}: {result.output}"
        return result

    return typed


@pytest.fixture
def folder(tmp_path: Path, at: Desk) -> Path:
    """A folder with the vCards of two contacts, of whom the second was met in an interview."""
    folder = tmp_path / "contacts"
    with at.open() as store, store.write() as records:
        records.contacts.save(FIRST, OLD, at=NOON)
        records.contacts.save(SECOND, NEW, at=NOON)
        held = Interview("7f3a", "Beta", When(NOON.date(), None, "UTC"), people=(Meeting(SECOND, talk="Go"),))
        records.interviews.save(held)
        for days, (uid, contact) in enumerate([(FIRST, OLD), (SECOND, NEW)]):
            path, made = str(vdir.file_of(folder, uid)), NOON + dt.timedelta(days)
            said = WrittenCard(path, uid, "", made, f"Read by cardscan from {days}.jpg")
            records.afterwards(partial(leave, plan(records, said, contact, at)))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_who_may_be_here_twice_is_shown_with_the_reasons(run: Run, folder: Path) -> None:
    run("people", "edit", FIRST, "--add-email", "ann@home.example")
    shown = run("duplicates").output
    assert "+ the same mobile number" in shown
    assert "- another company" in shown
    assert "ann@acme.example" in shown
    assert "\\n" not in shown, "each value has a line of its own"
    (told,) = json.loads(run("duplicates", "--json").output)
    assert {c["uid"] for c in told["contacts"]} == {FIRST, SECOND}
    assert told["verdict"] == "proposed"


def test_a_merge_leaves_one_file_that_says_all_and_taking_it_back_leaves_two(run: Run, folder: Path) -> None:
    before = files(folder)
    told = run("merge", FIRST[:8], SECOND[:8]).output
    assert f"cardscan unmerge {SECOND[:8]}" in told
    ((name, text),) = files(folder).items()
    assert name == f"{FIRST}.vcf"
    for said in ("ORG:Beta", "TITLE:Director", "ann@acme.example", "ann@beta.example", "X-INTERVIEW-ID:7f3a"):
        assert said in text.decode(), said
    note = text.decode().replace("\r\n ", "")
    for said in ("Formerly: Engineer\\, Acme", "from 0.jpg", "from 1.jpg"):
        assert said in note, said
    assert "Nobody" in run("duplicates").output
    again = run("merge", FIRST[:8], SECOND[:8]).output
    assert f"cardscan unmerge {SECOND[:8]}" in again

    run("unmerge", "Ann Lee")
    assert files(folder) == before
    assert "Nobody" in run("duplicates").output  # known to be two from now on


def test_who_is_kept_as_two_is_not_proposed_again(run: Run, folder: Path) -> None:
    run("keep-both", FIRST[:8], SECOND[:8])
    assert "Nobody" in run("duplicates").output
    assert len(files(folder)) == 2


def test_what_somebody_changed_in_a_file_is_merged_and_parted_too(run: Run, folder: Path) -> None:
    path, other = folder / f"{SECOND}.vcf", folder / f"{FIRST}.vcf"
    path.write_bytes(path.read_bytes().replace(b"Director", b"Boss"))
    run("merge", FIRST, SECOND)
    assert not path.exists()
    assert b"Boss" in other.read_bytes()
    run("unmerge", SECOND)
    assert b"Boss" in path.read_bytes()
    assert b"Engineer" in other.read_bytes()


def test_what_the_phone_put_there_goes_with_the_merge_and_comes_back(run: Run, folder: Path) -> None:
    kept, gone = folder / f"{FIRST}.vcf", folder / f"{SECOND}.vcf"
    mine = "X-OWN:1\r\nBDAY:19800101\r\nitem7.X-ABDATE:20100101\r\nitem7.X-ABLabel:joined\r\n"
    theirs = (
        "X-SKYPE:ann.lee\r\nBDAY:19790101\r\nitem7.X-ABDATE:20150101\r\nitem7.X-ABLabel:married\r\n"
        "CATEGORIES:Friends,Interview\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n"
    )
    for path, said in ((kept, mine), (gone, theirs)):
        path.write_bytes(path.read_bytes().replace(b"END:VCARD", f"{said}END:VCARD".encode()))
    run("people")  # notices both
    before = {path: set(path.read_text(encoding="utf-8").splitlines()) for path in (kept, gone)}
    told = run("merge", FIRST, SECOND).output
    assert "has a BDAY of its own" in told
    made = kept.read_text(encoding="utf-8")
    assert "item7.X-ABLabel:joined" in made
    for said in (
        "X-SKYPE:ann.lee",
        "X-OWN:1",
        "BDAY:19800101",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
        "Friends",
    ):
        assert said in made, said
    (group,) = re.findall(r"^(item\d+)\.X-ABDATE:20150101", made, re.MULTILINE)
    assert f"{group}.X-ABLabel:married" in made
    assert made.count("BDAY") == 1
    run("people", "edit", FIRST, "--title", "Boss")
    assert "X-SKYPE:ann.lee" in kept.read_text(encoding="utf-8"), "what comes later takes nothing away"
    run("undo")
    run("unmerge", SECOND)
    assert {path: set(path.read_text(encoding="utf-8").splitlines()) for path in (kept, gone)} == before


def test_what_the_phone_put_there_comes_back_with_who_was_removed(run: Run, folder: Path) -> None:
    path = folder / f"{FIRST}.vcf"
    path.write_bytes(path.read_bytes().replace(b"END:VCARD", b"X-SKYPE:ann.lee\r\nEND:VCARD"))
    run("people", "remove", FIRST)
    assert not path.exists()
    run("people", "restore", FIRST)
    assert "X-SKYPE:ann.lee" in path.read_text(encoding="utf-8")


def test_a_file_that_somebody_changes_meanwhile_stays(run: Run, folder: Path, at: Desk) -> None:
    path = folder / f"{SECOND}.vcf"
    with at.open() as store:
        path.write_bytes(path.read_bytes().replace(b"Director", b"Boss"))
        with store.write() as records:
            told = doubles.merge(records, FIRST, SECOND, at=at).told
    assert any("stays: remove it by hand" in line for line in told)
    assert b"Boss" in path.read_bytes()


def test_a_file_that_a_crash_left_is_removed_by_the_same_command_again(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr(Path, "unlink", _interrupted)
        run("merge", FIRST, SECOND, code=130)
    assert len(files(folder)) == 2
    assert f"removed {folder / SECOND}.vcf" in run("merge", FIRST, SECOND).output
    assert [*files(folder)] == [f"{FIRST}.vcf"]


def test_a_file_stays_where_the_one_that_is_to_say_it_too_was_changed(
    run: Run, folder: Path, at: Desk
) -> None:
    kept, gone = folder / f"{FIRST}.vcf", folder / f"{SECOND}.vcf"
    with at.open() as store:
        kept.write_bytes(kept.read_bytes().replace(b"Engineer", b"Boss"))
        before = files(folder)
        with store.write() as records:
            told = "\n".join(doubles.merge(records, FIRST, SECOND, at=at).told)
    assert f"{kept} was changed since it was written, and stays as it is\n{gone} stays too" in told
    assert files(folder) == before
    run("merge", FIRST, SECOND)  # what was changed is noticed now, and the merge is brought to its end
    assert list(files(folder)) == [kept.name]
    run("forget", FIRST, "--yes")
    assert files(folder) == {}


def test_a_crash_before_the_files_are_written_is_made_good_by_the_same_command_again(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr(vdir, "write", _interrupted)
        run("merge", FIRST, SECOND, code=130)
    assert len(files(folder)) == 2
    run("merge", FIRST, SECOND)
    ((_, text),) = files(folder).items()
    assert b"ann@acme.example" in text
    assert b"ann@beta.example" in text


def test_two_of_one_name_are_told_apart_by_the_id_of_either(run: Run, folder: Path) -> None:
    assert f"({FIRST[:8]}) stands for both" in run("merge", "Ann Lee", SECOND[:8]).output
    assert f"{SECOND[:8]}) are two again" in run("unmerge", "Ann Lee").output
    assert f"({SECOND[:8]}) stands for both" in run("merge", SECOND[:8], "Ann Lee").output
    run("unmerge", "Ann Lee")
    assert f"({FIRST[:8]}) and Ann Lee ({SECOND[:8]})" in run("keep-both", "Ann Lee", SECOND[:8]).output
    assert "can mean 2 people" in run("merge", "Ann Lee", "Ann Lee", code=2).output
    assert "can mean 2 people" in run("merge", "ann", SECOND[:8], code=2).output


def test_who_went_into_another_is_said_to_be_there(run: Run, folder: Path) -> None:
    run("merge", FIRST, SECOND)
    told = run("merge", SECOND[:8], FIRST[:8], code=2).output
    assert f"went into {FIRST[:8]} (cardscan unmerge {SECOND[:8]} takes that back)" in told


def test_a_command_to_copy_stands_on_one_line(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert f"cardscan unmerge {SECOND[:8]}\n" in run("merge", FIRST, SECOND).output
    assert (
        "are two again, and not proposed any more; cardscan merge makes them one.\n"
        in run("unmerge", SECOND).output
    )
    assert ") are two.\n" in run("keep-both", FIRST, SECOND).output


def test_a_contact_without_a_file_gets_one_where_the_other_had_its(run: Run, folder: Path) -> None:
    third = str(uuid.uuid4())
    with open_store(folder.parent / "records.db") as store, store.write() as records:
        records.contacts.save(third, Contact(Name("Ann Lee")), at=NOON - dt.timedelta(days=1))
    before = files(folder)
    run("merge", third, FIRST)
    assert set(files(folder)) == {f"{third}.vcf", f"{SECOND}.vcf"}
    run("unmerge", third)
    assert files(folder) == before


def test_what_was_merged_can_be_forgotten_whole(run: Run, folder: Path) -> None:
    run("merge", FIRST, SECOND)
    run("forget", FIRST, "--yes")
    assert files(folder) == {}
    assert b"ann@" not in (folder.parent / "records.db").read_bytes()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("merge", FIRST, FIRST), 2),
        (("merge", FIRST, "nobody"), 2),
        (("keep-both", FIRST, FIRST), 2),
        (("unmerge", FIRST), 2),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    run: Run, folder: Path, words: tuple[str, ...], code: int
) -> None:
    before = files(folder)
    run(*words, code=code)
    assert files(folder) == before


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
