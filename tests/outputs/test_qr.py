"""A contact as a code: what phones read of it, and what is left out where there is too much."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given

from scanner.errors import UsageError
from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs import qr
from scanner.outputs.vcard import InterviewLink
from tests.outputs.any_contact import contacts

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"
LINK = InterviewLink("7f3a", "Acme, Data Engineer, 2026-11-20", "http://127.0.0.1:8765/i/7f3a")
FULL = Contact(
    name=Name("Zoë Müller", given="Zoë", family="Müller"),
    org="Ångström & Søn, GmbH",
    title="Head of Recruiting",
    emails=("zoe@angstrom.example", "jobs@angstrom.example"),
    phones=(Phone("+491701234567", "x", PhoneKind.CELL), Phone("+49301234568", "x", PhoneKind.FAX)),
    urls=("https://angstrom.example", "https://jobs.angstrom.example"),
    addresses=(Address("Straße des 17. Juni 135, 10623 Berlin", "Straße des 17. Juni 135", "Berlin"),),
)


def lines(contact: Contact) -> list[str]:
    return qr.contact_code(contact, uid=UID, interview=LINK).decode().split("\r\n")


def test_a_phone_reads_what_the_code_was_made_of() -> None:
    code = qr.contact_code(FULL, uid=UID, interview=LINK)
    picture = cv2.imdecode(np.frombuffer(qr.png(code), np.uint8), cv2.IMREAD_GRAYSCALE)
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == code.decode()


def test_names_that_are_not_ascii_say_how_they_are_written() -> None:
    assert "N;CHARSET=UTF-8:Müller;Zoë;;;" in lines(FULL)
    assert "FN;CHARSET=UTF-8:Zoë Müller" in lines(FULL)
    assert "FN:Ann Lee" in lines(Contact(Name("Ann Lee")))


def test_the_note_goes_first_but_for_the_interview_and_the_address_next() -> None:
    assert "NOTE:Interview 7f3a" in lines(FULL)
    long = Contact(**{f: getattr(FULL, f) for f in FULL.__slots__} | {"title": "Head of " * 20})
    assert not [line for line in lines(long) if line.startswith("ADR")]
    assert [line for line in lines(long) if line.startswith("TEL;TYPE=CELL")]


def test_who_is_too_much_for_any_code_is_refused() -> None:
    with pytest.raises(UsageError, match=r"\.vcf"):
        qr.contact_code(Contact(Name("Ann " * 900)), uid=UID)


@given(contacts)
def test_whoever_it_is_fits_or_is_refused_and_keeps_a_name(contact: Contact) -> None:
    try:
        code = qr.contact_code(contact, uid=UID, interview=LINK)
    except UsageError:
        return
    text = code.decode()
    assert len(code) <= qr.FITS
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert text.endswith("END:VCARD\r\n")
    assert "\r\nFN" in text
    assert "PHOTO" not in text


def test_lines_for_a_terminal_hold_the_same_code() -> None:
    rows = list(qr.lines(b"http://10.0.0.7:8765/enter?token=x"))
    dark = {" ": (0, 0), "▀": (255, 0), "▄": (0, 255), "█": (255, 255)}
    pixels = np.array([[dark[c][half] for c in row] for row in rows for half in (0, 1)], np.uint8)
    picture = np.kron(pixels, np.ones((6, 6), np.uint8))
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == "http://10.0.0.7:8765/enter?token=x"
