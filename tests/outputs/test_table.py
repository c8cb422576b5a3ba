"""The table that a spreadsheet opens."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.table import Row, write_csv
from tests.outputs.any_contact import contacts

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"


def cells(path: Path, contact: Contact, *doubts: str) -> dict[str, str]:
    write_csv(path / "t.csv", [Row(contact, doubts, "card.jpg", UID)])
    with (path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(csv.DictReader(file))


def test_a_row_tells_everything_and_what_to_check(tmp_path: Path) -> None:
    contact = Contact(
        Name("Zoë Müller", "Zoë", None, "Müller"),
        "Søn, GmbH",
        "R&D",
        "Head of Recruiting",
        ("zoe@example.com", "z@example.org"),
        (
            Phone("+493023125000", "x"),
            Phone("+12025550123", "x", PhoneKind.CELL, "45"),
            Phone("+442079460000", "x", PhoneKind.FAX),
        ),
        ("www.example.com",),
        (Address("1 High St, Leeds"),),
    )
    assert cells(tmp_path, contact, "name", "phone") == {
        "name": "Zoë Müller",
        "prefix": "",
        "given": "Zoë",
        "middle name": "",
        "family": "Müller",
        "suffix": "",
        "other script": "",
        "company": "Søn, GmbH",
        "department": "R&D",
        "title": "Head of Recruiting",
        "e-mail": "zoe@example.com | z@example.org",
        "mobile": "+1 202 555 0123 ext. 45",
        "phone": "+49 30 23125000",
        "fax": "+44 20 7946 0000",
        "web": "https://www.example.com",
        "address": "1 High St, Leeds",
        "check": "name | phone",
        "photo": "card.jpg",
        "uid": UID,
    }


def test_the_file_begins_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    write_csv(tmp_path / "t.csv", [])
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfname,")


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("+49 30 1+cmd|' /C calc'!A0", "'+49 30 1+cmd|' /C calc'!A0"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("Sales; =1+1", "Sales;'=1+1"),
        ("007", "'007"),
        ("Acme=1", "Acme=1"),
    ],
)
def test_a_spreadsheet_computes_nothing_of_a_card(tmp_path: Path, printed: str, cell: str) -> None:
    assert cells(tmp_path, Contact(org=printed))["company"] == cell


def test_a_number_without_a_country_keeps_its_leading_zero(tmp_path: Path) -> None:
    assert cells(tmp_path, Contact(phones=(Phone("03023125000", "030 23125000"),)))["phone"] == "'03023125000"


def test_several_numbers_stay_as_they_are(tmp_path: Path) -> None:
    phones = (Phone("+493023125000", "x"), Phone("+442079460000", "x"))
    assert cells(tmp_path, Contact(phones=phones))["phone"] == "+49 30 23125000 | +44 20 7946 0000"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contacts)
def test_any_contact_is_one_row_without_formulas(tmp_path: Path, contact: Contact) -> None:
    write_csv(tmp_path / "t.csv", [Row(contact, (), "card.jpg", UID)])
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["uid"] == UID
    assert not any(cell.startswith(("=", "-", "@", "\t", "\r")) for cell in row.values())
    assert all(set("0123456789 |ext.+") >= set(cell) for cell in row.values() if cell.startswith("+"))
