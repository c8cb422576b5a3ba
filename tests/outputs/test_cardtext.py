"""vCards of other programs: read without loss, and patched so that what is theirs stays byte for byte."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs import vcard
from scanner.outputs.cardpatch import patched
from scanner.outputs.cardsays import Said, said_in, without_picture
from scanner.outputs.cardtext import lines_of
from tests.outputs.any_contact import contacts

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
ANN = Contact(
    Name("Ann Lee", "Ann", None, "Lee"),
    org="Acme",
    title="CTO",
    emails=("ann@acme.example",),
    phones=(Phone("+49301234567", "030 1234567"),),
    addresses=(Address("Hauptstr. 1, 10115 Berlin", "Hauptstr. 1", "Berlin", None, "10115"),),
)


def card(*rows: str, end: str = "\r\n") -> bytes:
    return end.join(["BEGIN:VCARD", "VERSION:3.0", *rows, "END:VCARD", ""]).encode()


def sets(said: Said) -> dict[str, Any]:
    """Return what a card says several times over, whatever the order."""
    phones = sorted(zip(said.phones, said.kinds, strict=True))
    others = {name: tuple(sorted(getattr(said, name))) for name in ("emails", "urls", "addresses", "note")}
    return {"phones": tuple(phones), **others}


def ours(contact: Contact, *, note: str = "") -> bytes:
    return vcard.serialize(contact, uid=UID, revised=NOON, note=note)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_note_with_a_comma_that_nobody_escaped_is_whole(end: str) -> None:
    lines = lines_of(card("FN:Ann Lee", "NOTE:hello, world; and all", end=end))
    assert lines is not None
    assert said_in(lines).note == ("hello, world; and all",)


def test_what_apple_windows_and_old_phones_write_is_read() -> None:
    rows = (
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=",
        " M=C3=BCller",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;",
        'item1.TEL;type="CELL,VOICE";type=pref:+49 170 1234567',
        "TEL;WORK;FAX:030/98765",
        "TEL;VALUE=uri;TYPE=home:tel:+49-30-55;ext=12",
        "item2.URL:https://example.com/a",
        "item2.X-ABLabel:Interview record",
        "ADR;TYPE=WORK:;;Straße 5\\, Haus B;Köln;;50667;",
    )
    lines = lines_of(b"\xef\xbb\xbf" + card(*rows))
    assert lines is not None
    said = said_in(lines)
    assert (said.full, said.parts[:2]) == ("Zoë Müller", ("Müller", "Zoë"))
    assert said.phones == ("+491701234567", "03098765", "+493055")
    assert said.kinds == (PhoneKind.CELL, PhoneKind.FAX, PhoneKind.HOME)
    assert said.urls == ()
    assert said.addresses == (("", "", "Straße 5, Haus B", "Köln", "", "50667", ""),)


@pytest.mark.parametrize("item", [b"", b"\xff\xfe", b"BEGIN:VCARD\r\n", card() + card(), b"x" * 11_000_000])
def test_what_is_no_single_card_is_none(item: bytes) -> None:
    assert lines_of(item) is None
    assert patched(item, ours(ANN), before="") == item


def test_a_patch_changes_what_changed_and_leaves_all_else_as_it_stands() -> None:
    theirs = card(
        "N:Lee;Ann;;;",
        "FN:Ann Lee",
        "ORG:Acme;",
        "TITLE:CTO",
        "item1.TEL;type=CELL;type=pref:+49 170 1",
        "item1.X-ABLabel:beach house",
        "TEL;TYPE=WORK:+49 30 1234567",
        "EMAIL;TYPE=INTERNET:ann@acme.example",
        "ADR:;;Hauptstr. 1;Berlin;;10115;",
        "BDAY:1980-02-03",
        "X-STRANGE;X-P=1:keep, this",
        "NOTE:hello, world",
        "CATEGORIES:Friends",
    )
    new = replace(ANN, title="CEO", note="hello, world", phones=(*ANN.phones, Phone("+4940123", "x")))
    done = patched(
        theirs, ours(new, note="Please check: phone"), before=without_picture(lines_of(theirs) or ())
    )
    rows = done.decode().split("\r\n")
    assert "TITLE:CEO" in rows
    assert "TEL;TYPE=WORK,VOICE:+4940123" in rows
    assert "NOTE:hello\\, world\\nPlease check: phone" in rows
    assert not any("beach" in row or "+49 170" in row for row in rows), (
        "a number that is gone goes with its label"
    )
    kept = (
        "TEL;TYPE=WORK:+49 30 1234567",
        "BDAY:1980-02-03",
        "X-STRANGE;X-P=1:keep, this",
        "CATEGORIES:Friends",
    )
    assert set(kept) <= set(rows)
    again = patched(done, ours(new, note="Please check: phone"), before=without_picture(lines_of(done) or ()))
    assert again == done


def test_lines_that_a_person_took_out_of_our_note_are_not_put_back() -> None:
    left = ours(ANN, note="Read by cardscan from a.jpg\nPlease check: phone")
    theirs = card("FN:Ann Lee", "N:Lee;Ann;;;", "NOTE:mine")
    done = patched(
        theirs,
        ours(ANN, note="Read by cardscan from a.jpg\nMet on Monday."),
        before=without_picture(lines_of(left) or ()),
        unsaid=frozenset({"Read by cardscan from a.jpg"}),
    )
    assert said_in(lines_of(done) or ()).note == ("mine", "Met on Monday.")


@given(contacts)
def test_our_own_cards_are_read_as_they_are_meant(contact: Contact) -> None:
    item = ours(contact)
    lines = lines_of(item)
    assert lines is not None
    assert patched(item, item, before=without_picture(lines)) == item


def each_number_once(contact: Contact) -> Contact:
    return replace(contact, phones=tuple({phone.value: phone for phone in contact.phones}.values()))


@given(contacts.map(each_number_once), contacts.map(each_number_once))
def test_a_patched_card_says_what_ours_says(one: Contact, other: Contact) -> None:
    before = ours(one)
    done = patched(before, ours(other), before=without_picture(lines_of(before) or ()))
    two = (said_in(lines_of(item) or ()) for item in (done, ours(other)))
    says, wanted = (replace(said, kinds=(), **sets(said)) for said in two)
    assert says == wanted


@given(st.binary())
def test_no_file_stops_a_command(item: bytes) -> None:
    lines = lines_of(b"BEGIN:VCARD\n" + item + b"\nEND:VCARD")
    if lines is not None:
        said_in(lines)
