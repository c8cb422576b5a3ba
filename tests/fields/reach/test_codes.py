from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.propose import propose
from scanner.fields.reach.codes import read_code
from scanner.model.contact import PhoneKind
from tests.fields.cards import page

CARD = "\r\n".join(
    (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Lee;Ann;;Dr.;",
        "FN:Dr. Ann Lee",
        "ORG:Example\\, Inc.;Labs",
        "TITLE:Head of",
        "  Research",
        "TEL;TYPE=WORK,FAX:+12025550145",
        "item1.TEL;CELL:+49 171 3920012",
        "EMAIL:ann@example.com",
        "URL:https://www.example.com/",
        "ADR;TYPE=WORK:;;1 Example Road;Exampleton;;12345;USA",
        "END:VCARD",
    )
)


def test_a_vcard_gives_every_field() -> None:
    found = read_code(CARD, None)
    assert found is not None
    contact = found.contact()
    assert contact.name is not None
    assert (contact.name.full, contact.name.given, contact.name.family) == ("Dr. Ann Lee", "Ann", "Lee")
    assert (contact.org, contact.title) == ("Example, Inc.", "Head of Research")
    assert [(p.value, p.kind) for p in contact.phones] == [
        ("+12025550145", PhoneKind.FAX),
        ("+491713920012", PhoneKind.CELL),
    ]
    assert (contact.emails, contact.urls) == (("ann@example.com",), ("www.example.com",))
    assert contact.addresses[0].full == "1 Example Road, 12345, Exampleton, USA"
    assert found.doubts() == ()


def test_a_mecard_gives_every_field() -> None:
    found = read_code(
        "MECARD:N:Lee,Ann;TEL:+12025550123;EMAIL:ann@example.com;URL:http\\://example.com;;", None
    )
    assert found is not None
    contact = found.contact()
    assert contact.label == "Ann Lee"
    assert (contact.phones[0].value, contact.emails, contact.urls) == (
        "+12025550123",
        ("ann@example.com",),
        ("example.com",),
    )


@pytest.mark.parametrize("text", ["https://example.com/a?b=c", "WWW.EXAMPLE.COM/a?b=c"])
def test_a_link_gives_a_web_address(text: str) -> None:
    found = read_code(text, None)
    assert found is not None
    assert len(found.urls) == 1


def test_dialling_and_mailing_links_are_understood() -> None:
    dialled, mailed = (
        read_code("tel:+1-202-555-0123", None),
        read_code("mailto:ann@example.com?subject=x", None),
    )
    assert dialled is not None
    assert mailed is not None
    assert dialled.phones[0].value.value == "+12025550123"
    assert mailed.emails[0].value == "ann@example.com"


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCARD", "MECARD:", "http://", "javascript:alert(1)"])
def test_other_text_says_nothing(text: str) -> None:
    assert read_code(text, None) is None


@pytest.mark.parametrize(
    "name", ["x@evil.example\\, Ann Lee", "Ann <x>", "=?utf-8?b?eA==?=", "www.evil.example Ann"]
)
def test_a_name_that_holds_an_address_is_never_sure_nor_taken_for_the_printed_one(name: str) -> None:
    code = f"MECARD:N:{name};EMAIL:ann@acme.example;;"
    told = read_code(code, None).name
    assert told is not None
    assert not told.sure
    read = propose(page("Ann Lee", "ann@acme.example", codes=(code,))).name
    assert read is not None
    assert read.value.full == "Ann Lee"


def test_control_characters_and_endless_values_are_cut_away() -> None:
    found = read_code(f"BEGIN:VCARD\nFN:Ann\u202e\x00 Lee\nTITLE:{'x' * 4000}\nEND:VCARD", None)
    assert found is not None
    assert found.name is not None
    assert found.title is not None
    assert found.name.value.full == "Ann Lee"
    assert len(found.title.value) == 300


@given(st.text(max_size=300), st.sampled_from(["", "BEGIN:VCARD\n", "MECARD:", "tel:", "mailto:", "http://"]))
def test_no_text_makes_it_raise(text: str, head: str) -> None:
    read_code(head + text, None)
    read_code(head + "TEL:" + text + "\nN:" + text + "\nADR:" + text, "DE")


@pytest.mark.parametrize("number", ["+12175550\u096742", "\uff11\uff12175550142", "+19753\u06615550142"])
def test_digits_of_other_scripts_are_digits(number: str) -> None:
    found = read_code(f"MECARD:N:Lee,Ann;TEL:{number};;", None)
    assert found is not None
    assert all(phone.value.value.removeprefix("+").isascii() for phone in found.phones)
    assert found.phones


def test_digits_of_other_scripts_are_dialled() -> None:
    found = read_code("MECARD:N:Lee,Ann;TEL:+٤٩ ٣٠ ٢٣١٢٥٠١٧;;", None)
    assert found is not None
    assert [phone.value.value for phone in found.phones] == ["+493023125017"]


@pytest.mark.parametrize(
    "link", ["https://wa.me/493023125017", "https://api.whatsapp.com/send?phone=493023125017&text=hi"]
)
def test_a_link_that_writes_to_a_mobile_has_its_number(link: str) -> None:
    found = read_code(link, None)
    assert found is not None
    assert [(p.value.value, p.value.kind) for p in found.phones] == [("+493023125017", PhoneKind.CELL)]
