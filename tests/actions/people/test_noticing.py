"""What a person did to a vCard is noticed at the next command, and true everywhere from then on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.desk import Desk
from scanner.actions.interviews.adding import add as add_interview
from scanner.actions.interviews.adding import announced
from scanner.actions.interviews.drafting import thank
from scanner.actions.interviews.meeting import link
from scanner.actions.people.editing import add, edit
from scanner.actions.people.finding import find
from scanner.actions.people.removing import restore
from scanner.actions.undoing import undo
from scanner.model.contact import Contact, Name, Phone, PhoneKind
from scanner.model.deed import DeedKind
from scanner.model.interview import Part
from tests.actions.desks import desk_at
from tests.actions.hands import rewrite

ANN = Contact(
    Name("Matti Virta", "Matti", None, "Virta"),
    org="Acme",
    title="Engineer",
    emails=("matti@acme.example", "office@acme.example"),
    phones=(Phone("+12025550178", "202 555 0178", PhoneKind.CELL), Phone("+493012345", "030 12345")),
)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def at(tmp_path: Path, told: list[str]) -> Desk:
    return replace(desk_at(tmp_path / "records.db", tmp_path), tell=told.append)


@pytest.fixture
def uid(at: Desk) -> str:
    with at.open() as store, store.write() as records:
        return add(records, ANN, at=at)


@pytest.fixture
def file(at: Desk, uid: str) -> Path:
    return at.contacts / f"{uid}.vcf"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode().replace("\r\n ", "")
    assert old in text
    rewrite(file, text.replace(old, new).encode())


def contact_of(at: Desk, uid: str) -> Contact:
    with at.open() as store, store.read() as records:
        return records.contacts.of([uid])[uid]


def test_a_name_and_an_address_corrected_by_hand_go_into_the_letter(at: Desk, uid: str, file: Path) -> None:
    change(file, "N:Virta;Matti;;;\r\nFN:Matti Virta", "N:Virta;Mathieu;;Dr.;\r\nFN:Dr. Mathieu Virta")
    change(file, "matti@acme.example", "mathieu@acme.example")
    with at.open() as store, store.write() as records:
        held = add_interview(records, announced("Acme", when="2026-11-20 10:00", at=at), at=at).interview
        link(records, held.id, "mathieu", part=Part.INTERVIEWER, at=at, talk="sauna")
        (letter,) = thank(records, held.id, at=at).letters
        assert letter.draft.to == "mathieu@acme.example"
        assert records.contacts.of([uid])[uid].emails == ("mathieu@acme.example", "office@acme.example")
        assert records.contacts.of([uid])[uid].name == Name("Mathieu Virta", "Mathieu", None, "Virta", "Dr.")
    text = file.read_text(encoding="utf-8").replace("\n ", "")
    assert "Met on 20 November 2026 at Acme (interview). We talked about sauna." in text.replace("\\,", ",")
    assert "X-INTERVIEW-ID" in text, "the file that was corrected still learns of an interview"
    assert "FN:Dr. Mathieu Virta" in text


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("TITLE:Engineer", "TITLE:CTO", "title", "CTO"),
        ("TITLE:Engineer\r\n", "", "title", None),
        ("ORG:Acme", "ORG:Acme\\, Inc.;R&D", "org", "Acme, Inc."),
        ("ORG:Acme", "ORG:Acme;R&D", "department", "R&D"),
        ("FN:Matti Virta", "FN:Matti Mäki", "name", Name("Matti Mäki", "Matti", None, "Mäki")),
        ("N:Virta;Matti", "N:Mäki;Matti", "name", Name("Matti Mäki", "Matti", None, "Mäki")),
        ("\r\nEND", "\r\nNOTE:hello, world\r\nEND", "note", "hello, world"),
        ("\r\nEND", "\r\nNOTE:one\\ntwo\r\nEND", "note", "one\ntwo"),
        ("\r\nEND", "\r\nURL:https://x.example\r\nEND", "urls", ("https://x.example",)),
        (
            "TEL;TYPE=CELL",
            "TEL;TYPE=HOME",
            "phones",
            (replace(ANN.phones[0], kind=PhoneKind.HOME), ANN.phones[1]),
        ),
        ("+493012345", "030 67890", "phones", (ANN.phones[0], Phone("+493067890", "03067890"))),
    ],
)
def test_every_field_is_read_back(
    at: Desk, uid: str, file: Path, old: str, new: str, field: str, value: object
) -> None:
    change(file, old, new)
    now = contact_of(at, uid)
    assert getattr(now, field) == value
    others = {"org", "department"} if field == "org" else {field}
    for name in {"name", "org", "department", "title", "emails", "phones", "urls", "note"} - others:
        assert getattr(now, name) == getattr(ANN, name), name


def test_what_is_not_ours_stays_in_the_file_whatever_becomes_of_the_contact(
    at: Desk, uid: str, file: Path
) -> None:
    theirs = "BDAY:1980-02-03\r\nX-PHONE-RINGTONE;X=1:bell, long\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n"
    change(file, "END:VCARD", f"{theirs}END:VCARD")
    assert contact_of(at, uid) == ANN
    with at.open() as store, store.write() as records:
        held = add_interview(records, announced("Acme", when="2026-11-20", at=at), at=at).interview
        link(records, held.id, uid, part=Part.INTERVIEWER, at=at)
    text = file.read_bytes().decode()
    assert all(line in text.splitlines() for line in theirs.splitlines())
    assert "X-INTERVIEW-ID" in text
    before = file.read_bytes()
    contact_of(at, uid)
    assert file.read_bytes() == before


def test_it_is_told_once_kept_in_the_history_and_undone(
    at: Desk, uid: str, file: Path, told: list[str]
) -> None:
    change(file, "TITLE:Engineer", "TITLE:CTO")
    contact_of(at, uid)
    contact_of(at, uid)
    assert told == [f"Matti Virta is now as you have it in {file}"]
    with at.open() as store, store.write() as records:
        (found, _) = records.deeds.all(contacts=[uid])
        (changed,) = found.changes
        assert (found.kind, changed.before, changed.after) == (DeedKind.FOUND, "Engineer", "CTO")
        undo(records, at=at)
    assert "TITLE:Engineer" in file.read_text(encoding="utf-8")
    assert contact_of(at, uid) == ANN


def test_who_is_deleted_stays_so_until_brought_back(at: Desk, uid: str, file: Path, told: list[str]) -> None:
    before = file.read_bytes()
    file.unlink()
    with at.open() as store, store.write() as records:
        assert find(records) == ()
        assert [person.uid for person in find(records, away=True)] == [uid]
    assert len(told) == 1
    assert f"people restore {uid[:8]}" in told[0]
    with at.open() as store, store.write() as records:
        restore(records, uid, at=at)
    assert file.read_bytes() == before


def test_a_file_that_is_there_again_brings_its_contact_back(at: Desk, uid: str, file: Path) -> None:
    held = file.read_bytes()
    file.unlink()
    contact_of(at, uid)
    file.write_bytes(held)
    with at.open() as store, store.read() as records:
        assert [person.uid for person in find(records)] == [uid]


def test_a_server_may_call_a_file_otherwise(at: Desk, uid: str, file: Path) -> None:
    moved = file.rename(file.with_name("0815.vcf"))
    change(moved, "TITLE:Engineer", "TITLE:CTO")
    assert contact_of(at, uid).title == "CTO"
    with at.open() as store, store.read() as records:
        assert [person.uid for person in find(records)] == [uid]
        assert [written.path for written in records.vcards.of(uid)] == [str(moved)]


def test_a_folder_that_is_not_there_deletes_nobody(at: Desk, uid: str, file: Path) -> None:
    away = file.parent.rename(file.parent.with_name("drive"))
    with at.open() as store, store.read() as records:
        assert [person.uid for person in find(records)] == [uid]
    away.rename(file.parent)
    change(file, "TITLE:Engineer", "TITLE:CTO")
    assert contact_of(at, uid).title == "CTO"


@pytest.mark.parametrize("item", [b"", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_a_file_that_is_no_card_any_more_changes_nobody(
    at: Desk, uid: str, file: Path, told: list[str], item: bytes
) -> None:
    file.write_bytes(item)
    assert contact_of(at, uid) == ANN
    assert contact_of(at, uid) == ANN
    assert len(told) == 1
    assert file.read_bytes() == item


def test_today_notices_too_though_it_only_glances(at: Desk, uid: str, file: Path) -> None:
    contact_of(at, uid)  # looks at the file as it was left
    with at.look() as seen:
        assert not hasattr(seen, "deeds"), "a glance is enough where nothing was changed"
    change(file, "matti@acme.example", "m@acme.example")
    with at.look() as seen:
        assert seen.contacts.of([uid])[uid].emails[0] == "m@acme.example"


def test_what_a_phone_says_is_theirs_at_home_is_known_and_back_again(at: Desk, uid: str, file: Path) -> None:
    change(file, "TYPE=INTERNET,WORK:office@acme.example", "TYPE=INTERNET,HOME:office@acme.example")
    assert contact_of(at, uid).private == ("office@acme.example",)
    assert "EMAIL;TYPE=INTERNET,HOME:office@acme.example" in file.read_text(encoding="utf-8")
    with at.open() as store, store.write() as records:
        edit(records, uid, replace(ANN, private=()), at=at)
    text = file.read_text(encoding="utf-8")
    assert "EMAIL;TYPE=INTERNET,WORK:office@acme.example" in text
    assert text.count("office@acme.example") == 1
