"""Tables as Google Contacts and Outlook import them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind
from scanner.outputs.table import Row, write_csv
from scanner.outputs.table_for import LAYOUTS

ZOE = Contact(
    Name("Zoë Anna Müller", "Zoë", "Anna", "Müller", "Dr.", "PhD", "Зоя Мюллер"),
    "Søn, GmbH",
    "R&D",
    "Head of Recruiting",
    ("zoe@example.com", "z@example.org"),
    (
        Phone("+493023125000", "x"),
        Phone("+493023125001", "x"),
        Phone("+12025550123", "x", PhoneKind.CELL, "45"),
        Phone("+442079460000", "x", PhoneKind.FAX),
    ),
    ("www.example.com",),
    (Address("1 High St, Leeds LS1 1AA", "1 High St", "Leeds", None, "LS1 1AA"), Address("Hafen 2, Kiel")),
)


def cells(path: Path, contact: Contact, layout: str, *doubts: str) -> dict[str, str]:
    write_csv(path / "t.csv", [Row(contact, doubts, "card.jpg", "uid")], columns=LAYOUTS[layout])
    with (path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        return {heading: cell for heading, cell in next(csv.DictReader(file)).items() if cell}


def test_google_has_its_headings_and_joins_several_values(tmp_path: Path) -> None:
    assert cells(tmp_path, ZOE, "google", "phone") == {
        "Name Prefix": "Dr.",
        "First Name": "Zoë",
        "Middle Name": "Anna",
        "Last Name": "Müller",
        "Name Suffix": "PhD",
        "Nickname": "Зоя Мюллер",
        "Organization Name": "Søn, GmbH",
        "Organization Title": "Head of Recruiting",
        "Organization Department": "R&D",
        "Notes": "Please check: phone",
        "E-mail 1 - Label": "Work",
        "E-mail 1 - Value": "zoe@example.com ::: z@example.org",
        "Phone 1 - Label": "Work",
        "Phone 1 - Value": "+49 30 23125000 ::: +49 30 23125001",
        "Phone 2 - Label": "Mobile",
        "Phone 2 - Value": "+1 202 555 0123 ext. 45",
        "Phone 3 - Label": "Work Fax",
        "Phone 3 - Value": "+44 20 7946 0000",
        "Address 1 - Label": "Work",
        "Address 1 - Formatted": "1 High St, Leeds LS1 1AA ::: Hafen 2, Kiel",
        "Address 1 - Street": "1 High St",
        "Address 1 - City": "Leeds",
        "Address 1 - Postal Code": "LS1 1AA",
        "Website 1 - Label": "Work",
        "Website 1 - Value": "https://www.example.com",
    }


def test_outlook_has_its_headings_and_what_it_has_no_column_for_is_a_note(tmp_path: Path) -> None:
    assert cells(tmp_path, ZOE, "outlook", "phone") == {
        "Title": "Dr.",
        "First Name": "Zoë",
        "Middle Name": "Anna",
        "Last Name": "Müller",
        "Suffix": "PhD",
        "Nickname": "Зоя Мюллер",
        "Company": "Søn, GmbH",
        "Department": "R&D",
        "Job Title": "Head of Recruiting",
        "E-mail Address": "zoe@example.com",
        "E-mail 2 Address": "z@example.org",
        "Business Phone": "+49 30 23125000",
        "Business Phone 2": "+49 30 23125001",
        "Mobile Phone": "+1 202 555 0123 ext. 45",
        "Business Fax": "+44 20 7946 0000",
        "Business Street": "1 High St",
        "Business City": "Leeds",
        "Business Postal Code": "LS1 1AA",
        "Web Page": "https://www.example.com",
        "Notes": "Hafen 2, Kiel, Please check: phone",
    }


def test_nothing_is_computed_there_either(tmp_path: Path) -> None:
    evil = Contact(Name("=1+1"), "Søn;=cmd()", emails=("@SUM(A1)",))
    for layout in LAYOUTS:
        assert not any(cell.startswith(("=", "@")) for cell in cells(tmp_path, evil, layout).values())
        assert "Søn;'=cmd()" in cells(tmp_path, evil, layout).values()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_postcode_of_digits_is_imported_as_it_is(tmp_path: Path, layout: str) -> None:
    home = Contact(
        Name("Ann Lee"), addresses=(Address("Weg 1, 01234 Kleinort", "Weg 1", "Kleinort", None, "01234"),)
    )
    assert "01234" in cells(tmp_path, home, layout).values()
