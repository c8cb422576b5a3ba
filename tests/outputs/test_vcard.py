"""What a vCard of ours says, line by line."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.vcard import MAX_PHOTO_OCTETS, InterviewLink, contact_uid, serialize

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"
REVISED = dt.datetime(2026, 11, 22, 21, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
LINK = InterviewLink("7f3a", "2026-11-20: Acme, Data Engineer", "https://cards.example.org/i/7f3a")


def lines(
    contact: Contact, *, note: str = "", interview: InterviewLink | None = None, photo: bytes | None = None
) -> list[str]:
    card = serialize(contact, uid=UID, revised=REVISED, note=note, interview=interview, photo=photo)
    return card.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def named(name: str, found: list[str]) -> list[str]:
    return [line for line in found if re.match(rf"{name}[;:]", line)]


def phone(value: str, kind: PhoneKind = PhoneKind.WORK, extension: str | None = None) -> Phone:
    return Phone(value, value, kind, extension)


def test_a_card_begins_and_ends_as_the_standard_says() -> None:
    card = serialize(Contact(org="Acme"), uid=UID, revised=REVISED)
    assert card.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert card.endswith(b"END:VCARD\r\n")
    assert card.count(b"\n") == card.count(b"\r\n")


def test_a_person_has_a_name_in_parts_and_as_shown() -> None:
    name = Name("Zoë Anna Müller-Łuczak", "Zoë", "Anna", "Müller-Łuczak", "Dr.", "PhD")
    found = lines(Contact(name))
    assert named("N", found) == ["N:Müller-Łuczak;Zoë;Anna;Dr.;PhD"]
    assert named("FN", found) == [r"FN:Dr. Zoë Anna Müller-Łuczak\, PhD"]


def test_a_name_that_was_not_parted_is_the_given_name() -> None:
    assert named("N", lines(Contact(Name("Suharto")))) == ["N:;Suharto;;;"]


def test_a_name_in_another_script_is_a_nickname() -> None:
    found = lines(Contact(Name("Taro Yamada", "Taro", None, "Yamada", other_script="山田 太郎")))
    assert named("NICKNAME", found) == ["NICKNAME:山田 太郎"]


def test_a_company_without_a_person_is_shown_as_a_company() -> None:
    found = lines(Contact(org="Acme, Inc."))
    assert named("N", found) == ["N:;;;;"]
    assert named("FN", found) == [r"FN:Acme\, Inc."]
    assert named("X-ABShowAs", found) == ["X-ABShowAs:COMPANY"]


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        (Contact(emails=("info@example.com",), phones=(phone("+12025550123"),)), "info@example.com"),
        (Contact(phones=(phone("+12025550123"),)), "+12025550123"),
        (Contact(urls=("www.example.com",)), "www.example.com"),
        (Contact(title="Director"), "Unnamed card"),
        (Contact(Name("\x00"), emails=("a@example.com",)), "a@example.com"),
        (Contact(), "Unnamed card"),
    ],
)
def test_a_card_without_name_and_company_is_shown_by_how_to_reach_it(contact: Contact, shown: str) -> None:
    assert named("FN", lines(contact)) == [f"FN:{shown}"]
    assert not named("X-ABShowAs", lines(contact))


def test_the_department_is_the_second_part_of_the_company() -> None:
    assert named("ORG", lines(Contact(org="Søn, GmbH", department="R&D"))) == [r"ORG:Søn\, GmbH;R&D"]
    assert named("ORG", lines(Contact(department="R&D"))) == ["ORG:;R&D"]
    assert not named("ORG", lines(Contact(Name("Ann Lee"))))


def test_every_phone_says_what_it_is_for_and_the_first_that_speaks_is_preferred() -> None:
    kinds = (PhoneKind.FAX, PhoneKind.CELL, PhoneKind.WORK, PhoneKind.HOME, PhoneKind.OTHER)
    found = lines(Contact(phones=tuple(phone(f"+4420794600{n:02}", kind) for n, kind in enumerate(kinds))))
    assert named("TEL", found) == [
        "TEL;TYPE=WORK,FAX:+442079460000",
        "TEL;TYPE=CELL,VOICE,PREF:+442079460001",
        "TEL;TYPE=WORK,VOICE:+442079460002",
        "TEL;TYPE=HOME,VOICE:+442079460003",
        "TEL;TYPE=VOICE:+442079460004",
    ]


def test_an_extension_stands_in_the_note_where_nobody_dials_it_as_part_of_the_number() -> None:
    found = lines(Contact(phones=(phone("+12025550123", extension="45"),)), note="From card.jpg")
    assert named("TEL", found) == ["TEL;TYPE=WORK,VOICE,PREF:+12025550123"]
    assert named("NOTE", found) == [r"NOTE:Extension 45 at +12025550123\nFrom card.jpg"]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (
            Address("1 High St, Leeds LS1 1AA", "1 High St", "Leeds", None, "LS1 1AA"),
            ";;1 High St;Leeds;;LS1 1AA;",
        ),
        (Address("1 High St, Leeds"), r";;1 High St\, Leeds;;;;"),
        (
            Address("1 Leeds Rd, Leeds, England", city="Leeds", country="England"),
            ";;1 Leeds Rd;Leeds;;;England",
        ),
        (
            Address("10623 Berlin", city="Berlin", postcode="10623", country="Germany"),
            ";;;Berlin;;10623;Germany",
        ),
    ],
)
def test_what_of_an_address_is_not_told_apart_is_its_street(address: Address, parts: str) -> None:
    assert named("ADR", lines(Contact(addresses=(address,)))) == [f"ADR;TYPE=WORK:{parts}"]


def test_an_interview_is_tied_in_every_way_that_some_reader_keeps() -> None:
    found = lines(Contact(Name("Ann Lee")), note="From card.jpg", interview=LINK)
    assert named("CATEGORIES", found) == ["CATEGORIES:Interview"]
    assert named("X-INTERVIEW-ID", found) == ["X-INTERVIEW-ID:7f3a"]
    assert "item1.URL:https://cards.example.org/i/7f3a" in found
    assert "item1.X-ABLabel:Interview record" in found
    assert named("NOTE", found) == [
        r"NOTE:From card.jpg\nInterview 7f3a\, 2026-11-20: Acme\, Data Engineer"
        r"\nRecord: https://cards.example.org/i/7f3a"
    ]


def test_an_interview_without_an_address_has_no_link() -> None:
    found = lines(Contact(Name("Ann Lee")), interview=InterviewLink("7f3a", "Acme"))
    assert not any(line.startswith("item1") for line in found)


def test_an_interviews_id_is_no_text() -> None:
    with pytest.raises(ValueError, match="id"):
        InterviewLink("7f3a\r\nNOTE:x", "Acme")


def test_a_photo_stands_last_in_base64() -> None:
    found = lines(Contact(org="Acme"), photo=b"\xff\xd8\xff\xe0")
    assert found[-2] == "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4A=="


@pytest.mark.parametrize("photo", [b"\x89PNG", b"", b"\xff\xd8\xff" + bytes(MAX_PHOTO_OCTETS)])
def test_only_a_small_jpeg_is_a_photo(photo: bytes) -> None:
    with pytest.raises(ValueError, match="JPEG"):
        lines(Contact(org="Acme"), photo=photo)


def test_the_time_is_told_in_utc_and_has_a_zone() -> None:
    assert named("REV", lines(Contact(org="Acme"))) == ["REV:2026-11-22T20:00:00Z"]
    with pytest.raises(ValueError, match="zone"):
        serialize(Contact(org="Acme"), uid=UID, revised=dt.datetime(2026, 11, 22))  # noqa: DTZ001


def test_the_name_comes_first_and_what_is_long_comes_last() -> None:
    found = lines(
        Contact(Name("Ann Lee"), "Acme", title="Director", phones=(phone("+12025550123"),)),
        note="From card.jpg",
        photo=b"\xff\xd8\xff",
    )
    order = [re.split("[;:]", line)[0] for line in found]
    assert order == [
        *(
            "BEGIN",
            "VERSION",
            "PRODID",
            "N",
            "FN",
            "ORG",
            "TITLE",
            "TEL",
            "UID",
            "REV",
            "NOTE",
            "PHOTO",
            "END",
        )
    ]


def test_no_folded_line_follows_one_that_swallows_it() -> None:
    long = "Ångström & Søn Gesellschaft für Bildverarbeitung und künstliche Wahrnehmung mbH"
    address = Address(long, long, "Berlin", None, "10623")
    card = serialize(
        Contact(Name(long), long, title=long, emails=("ann@example.com",), addresses=(address,)),
        uid=UID,
        revised=REVISED,
        note=long,
    ).decode()
    found = card.split("\r\n")
    heads = [n for n, line in enumerate(found) if not line.startswith(" ")]
    for head, following in itertools.pairwise(heads):
        if re.match("(N|ORG|ADR)[;:]", found[head]):
            assert not found[following + 1].startswith(" "), found[following]


def test_the_same_card_of_the_same_photo_has_the_same_uid() -> None:
    assert contact_uid("a" * 64, 0) == contact_uid("a" * 64, 0) == "5e6a5221-e35c-586f-9771-4e02f4215c04"
    assert len({contact_uid("a" * 64, 0), contact_uid("a" * 64, 1), contact_uid("b" * 64, 0)}) == 3


def test_a_label_stays_behind_its_address_however_long_the_lines_are() -> None:
    address = Address("1 " + "Very Long Street " * 8, "1 " + "Very Long Street " * 8, "Leeds")
    contact = Contact(Name("Ann Lee", "Ann", None, "Lee"), "A" * 90, addresses=(address,))
    link = InterviewLink("7f3a", "Acme; Berlin, 2026-11-20", "https://cards.example.com/" + "i" * 90)
    unfolded = serialize(contact, uid=UID, revised=REVISED, interview=link).decode().replace("\r\n ", "")
    rows = unfolded.splitlines()
    at = next(place for place, row in enumerate(rows) if row.startswith("item1.URL:"))
    assert rows[at + 1] == "item1.X-ABLabel:Interview record"
    assert "Interview 7f3a\\, Acme\\, Berlin" in unfolded
