"""The person's own address book may speak for what a card prints, whatever lies in it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.address_book import EVERY, MOST_OCTETS, AddressBook
from scanner.actions.desk import Desk
from scanner.actions.interviews.adding import add, announced
from scanner.actions.keeping.looking import known_of
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Task, has_reasons
from scanner.inbox.found import look
from scanner.model.contact import Contact
from scanner.model.known import known_from
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.outputs import vcard
from scanner.store.store import open_store
from tests.actions.desks import desk_at
from tests.fields.known.scenes import alone, card

MAIL = "ann.miller@kestrel.example"
ANN = card("Ann Miller", "+44 20 7946 0013", MAIL, seen={MAIL: ("ann.miller@kestre1.example", MAIL)})
SHARING = Contact(emails=(MAIL,))


def kept(
    folder: Path, *rows: str, name: str = "ann.vcf", named: str = "N:Miller;Ann;;;\r\nFN:Ann Miller"
) -> Path:
    """Put a vCard of another program into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", named, *rows, "END:VCARD", ""))
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book"


def at_desk(folder: Path, book: Path) -> Desk:
    return replace(desk_at(folder / "records.db", folder), book=AddressBook(book))


def scanned(folder: Path, book: Path, *, is_alone: bool = False) -> Proposal:
    """Return how the card of Ann Miller is understood in a scan."""
    at = at_desk(folder, book)
    photo = folder / "a.jpg"
    photo.write_bytes(b"a photo")
    with open_store(folder / "records.db") as store:
        recorder = Recorder(store, at, Task(folder / "contacts", "one", alone=is_alone, waits=has_reasons))
        (folder / "contacts").mkdir(exist_ok=True)
        found = look(str(photo))
        assert recorder.take(found) is None
        recorder.keep(found, Reading(str(photo), found.digest, 0.1, (ReadCard(None, ANN, alone(ANN)),)))
        recorder.settle()
        with store.read() as records:
            (one,) = records.photos.cards()
            return one.proposal


def test_who_is_in_the_address_book_speaks_for_what_the_card_prints(tmp_path: Path, book: Path) -> None:
    kept(book, f"EMAIL:{MAIL}", "TEL:+49 30 5550199", "NOTE:met at the regatta")
    before = (book / "ann.vcf").read_bytes(), (book / "ann.vcf").stat().st_mtime_ns
    (email,) = scanned(tmp_path, book).emails
    assert (email.value, email.sure, known_from(email)) == (MAIL, True, "known from your address book")
    assert ((book / "ann.vcf").read_bytes(), (book / "ann.vcf").stat().st_mtime_ns) == before
    said = (tmp_path / "records.db").read_bytes()
    assert b"regatta" not in said
    assert b"5550199" not in said


def test_a_name_that_is_folded_or_quoted_is_whole(book: Path) -> None:
    kept(book, f"EMAIL:{MAIL}", named="N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=\r\n=BCller;Ann;;;")
    kept(book, f"EMAIL:{MAIL}", named="FN:Bo\r\n b Ray\r\nPHOTO:AAAA\r\n BBBB", name="bob.vcf")
    assert {entry.contact.label for entry in AddressBook(book).sharing(SHARING)} == {"Ann Müller", "Bob Ray"}


def test_a_card_read_alone_does_not_ask_the_address_book(tmp_path: Path, book: Path) -> None:
    kept(book, f"EMAIL:{MAIL}")
    (email,) = scanned(tmp_path, book, is_alone=True).emails
    assert (email.sure, known_from(email)) == (False, "")


def test_photos_are_looked_at_with_the_address_book(tmp_path: Path, book: Path) -> None:
    kept(book, f"EMAIL:{MAIL}")
    at = at_desk(tmp_path, book)
    with open_store(at.place) as store, store.write() as records:
        add(records, announced("Kestrel", when="2026-11-20", at=at), at=at)
    reading = Reading("a.jpg", "ab" * 32, 0.1, (ReadCard(None, ANN, alone(ANN)),))
    (seen,) = known_of([reading], "kestrel", at)
    (email,) = seen.cards[0].proposal.emails
    assert (email.value, email.sure, known_from(email)) == (MAIL, True, "known from your address book")


def test_what_we_wrote_is_no_evidence_for_itself(tmp_path: Path, book: Path) -> None:
    ours = Contact(name=None, emails=(MAIL,))
    book.mkdir()
    uid = vcard.contact_uid("ab" * 32, 0)
    (book / "ours.vcf").write_bytes(vcard.serialize(ours, uid=uid, revised=at_desk(tmp_path, book).now))
    assert AddressBook(book).sharing(ours) == ()


def test_a_contact_of_ours_that_a_phone_wrote_is_not_asked_about_itself(tmp_path: Path, book: Path) -> None:
    uid = vcard.contact_uid(look(str(_photo(tmp_path))).digest, 0)
    kept(book, f"EMAIL:{MAIL}", f"UID:{uid}", "PRODID:-//A phone//EN")
    at = at_desk(tmp_path, book)
    with open_store(at.place) as store, store.write() as records:
        records.contacts.save(uid, Contact(emails=("ann.m@other.example",)), at=at.now)
    (email,) = scanned(tmp_path, book).emails
    assert known_from(email) == ""


def _photo(folder: Path) -> Path:
    (folder / "a.jpg").write_bytes(b"a photo")
    return folder / "a.jpg"


def test_collections_are_looked_into_and_hidden_folders_are_not(book: Path) -> None:
    kept(book / "work", f"EMAIL:{MAIL}")
    kept(book / ".git", f"EMAIL:{MAIL}", "UID:hidden")
    assert [entry.contact.emails for entry in AddressBook(book).sharing(SHARING)] == [(MAIL,)]


def test_a_changed_file_is_noticed_and_no_other_is_read_again(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    path = kept(book, f"EMAIL:{MAIL}")
    kept(book, "EMAIL:bo@kestrel.example", name="bo.vcf", named="FN:Bo Ek")
    held = AddressBook(book, clock=lambda: now)
    assert len(held.sharing(SHARING)) == 1
    path.unlink()
    assert len(held.sharing(SHARING)) == 1  # not yet
    now += EVERY
    assert held.sharing(SHARING) == ()
    (bo,) = held.sharing(Contact(emails=("bo@kestrel.example",)))
    kept(book, f"EMAIL:{MAIL}", name="new.vcf")
    now += EVERY
    assert len(held.sharing(SHARING)) == 1
    assert held.sharing(Contact(emails=("bo@kestrel.example",)))[0] is bo


HOSTILE: dict[str, bytes] = {
    "broken": b"BEGIN:VCARD\r\nFN:Ann Miller\r\n",
    "two": b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 2,
    "empty": b"",
    "noise": bytes(range(256)) * 40,
    "zeros": b"\0" * 1000,
    "long name": b"BEGIN:VCARD\r\nN:" + b"M;" * 900_000 + b"\r\nEND:VCARD\r\n",
    "rows of nothing": b"BEGIN:VCARD\r\nN;ENCODING=QUOTED-PRINTABLE:M=\n"
    + b"a=\n" * 600_000
    + b"\nEND:VCARD",
    "many mails": b"BEGIN:VCARD\r\n" + b"EMAIL:a@b.example\r\n" * 90_000 + b"END:VCARD",
    "foreign digits": "BEGIN:VCARD\r\nFN:Bo\r\nTEL:+٤٩٣٠١٢٣٤٥٦\r\nEND:VCARD".encode(),
    "too large": b"BEGIN:VCARD\r\nFN:Ann Miller\r\nNOTE:" + b"a" * MOST_OCTETS + b"\r\nEND:VCARD\r\n",
}


@pytest.mark.parametrize("item", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_card_is_left_out_and_costs_little(book: Path, item: bytes) -> None:
    kept(book, f"EMAIL:{MAIL}")
    (book / "a.vcf").write_bytes(item)
    begun = time.process_time()
    found = AddressBook(book).sharing(SHARING)
    assert [entry.contact.label for entry in found] == ["Ann Miller"]
    assert time.process_time() - begun < 10


@pytest.fixture
def traps(book: Path, tmp_path: Path) -> Path:
    """Return an address book with links, a pipe and folders called like cards."""
    secret = kept(tmp_path / "elsewhere", f"EMAIL:{MAIL}")
    kept(book, f"EMAIL:{MAIL}", named="N:Ray;Bob;;;\r\nFN:Bob Ray", name="bob.vcf")
    (book / "link.vcf").symlink_to(secret)
    (book / "round").symlink_to(book)
    (book / "folder.vcf").mkdir()
    os.mkfifo(book / "pipe.vcf")
    return book


def test_links_and_pipes_are_not_followed(traps: Path) -> None:
    assert [entry.contact.label for entry in AddressBook(traps).sharing(SHARING)] == ["Bob Ray"]


def test_an_address_book_that_is_not_there_is_told_once(book: Path) -> None:
    told: list[str] = []
    now = 0.0
    held = AddressBook(book, tell=told.append, clock=lambda: now)
    assert held.sharing(SHARING) == ()
    now += EVERY
    assert held.sharing(SHARING) == ()
    assert len(told) == 1
    assert str(book) in told[0]
