"""Titles over several rows, with what stands behind them, and beside a name."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.affixes import take_apart
from scanner.fields.who.title_words import title_kind
from tests.fields.cards import page


def title(*lines: str) -> str | None:
    found = propose(page(*lines, "Northwind Systems GmbH", "hans.meier@northwind.example")).title
    return found.value if found else None


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Deputy General Director", "for Foreign Trade"),
        ("Sales Manager", "& Partner Enablement"),
        ("Directeur adjoint", "en charge du développement"),
    ],
)
def test_a_row_that_begins_with_a_joining_word_goes_on_with_the_title(upper: str, lower: str) -> None:
    assert title("Hans Meier", upper, lower) == f"{upper} {lower}"


@pytest.mark.parametrize(
    ("company", "name", "job"),
    [
        ("บริษัท ตัวอย่าง จำกัด", "นายสมชาย ตัวอย่างดี", "ผู้จัดการฝ่ายขาย"),
        ("মেসার্স নমুনা ট্রেডার্স", "আব্দুল নমুনা", "প্রোপ্রাইটর"),
        ("제주견본농원", "고 영 자", "농장주"),
        ("西安样品文物修复中心", "姜 若 水", "副研究馆员"),
    ],
)
def test_what_somebody_is_is_told_in_letters_of_asia(company: str, name: str, job: str) -> None:
    found = propose(page(company, name, job, "02-555-0142"))
    values = [guess.value if guess else None for guess in (found.org, found.title)]
    assert (values, found.name.value.full if found.name else None) == ([company, job], name)


def test_a_title_is_whole_above_another_thing() -> None:
    assert title("Hans Meier", "Sales Director", "Van Dyck House") == "Sales Director"


@pytest.mark.parametrize(
    "line",
    [
        "Broker Associate | CRS, ABR",
        "Broker Associate, MBA",
        "Broker Associate | OAB/SP 214.807",
        "Broker Associate | CRS | Lic. #BK3274418",
    ],
)
def test_degrees_and_licences_behind_a_title_are_no_part_of_it(line: str) -> None:
    assert title("Hans Meier", line) == "Broker Associate"


def test_senior_is_a_title_s_word_before_one_and_a_generation_behind_a_name() -> None:
    assert title("Hans Meier", "Senior Pastor") == "Senior Pastor"
    assert take_apart("Hans Meier Senior").suffix == ("Senior",)


def test_a_particle_with_a_capital_is_a_name_and_a_small_one_a_title_s() -> None:
    card = page("Della Quarnby", "Service Adviser", "Kingsmoor Motors Ltd", "kingsmoorservice@gmail.com")
    found = propose(card)
    assert found.name is not None
    assert (found.name.value.full, found.title and found.title.value) == ("Della Quarnby", "Service Adviser")
    assert title("Hans Meier", "Direttore della Qualità") == "Direttore della Qualità"


def test_a_department_is_no_misread_title() -> None:
    assert title_kind("ressources") is None
    assert title_kind("direktor") == "head"


@pytest.mark.parametrize("prefix", ["Dr. sc. nat.", "Dr. sc.", "Dr. med."])
def test_degrees_of_several_words_stand_before_a_name(prefix: str) -> None:
    parts = take_apart(f"{prefix} Beatrice Ammann")
    assert (" ".join(parts.prefix), parts.core) == (prefix, ("Beatrice", "Ammann"))


def test_a_sign_alone_parts_a_person_from_the_job_on_one_line() -> None:
    found = propose(page("ANN PAPPAS - Master Plumber", "0491 570 156", "Melbourne VIC 3000"))
    assert found.name is not None
    assert found.title is not None
    assert (found.name.value.full, found.title.value) == ("Ann Pappas", "Master Plumber")


@pytest.mark.parametrize("word", ["rukovodilac", "notare", "muzeograf", "boligradgiver", "verkfraedingur"])
def test_titles_of_smaller_languages_are_known(word: str) -> None:
    assert title_kind(word) == "head"


def test_degrees_above_a_title_and_an_address_that_spells_its_first_word_leave_it_whole() -> None:
    found = propose(
        page(
            "LORRY INSTITUTE",
            "Prof. K. Bhat",
            "Ph.D., F.N.A.Sc.",
            "Dean (Academic Affairs) & Head",
            "Department of Biophysics",
            "kbhat@lorry.example",
            "dean.acad@lorry.example",
        )
    )
    assert found.title is not None
    assert found.title.value == "Dean (Academic Affairs) & Head"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Document Controller cum", "HR Assistant"), "Document Controller cum HR Assistant"),
        (("Hans Meier, Attorney at Law",), "Attorney at Law"),
        (("MS, MCh (Neuro), FRCS (Edin)", "Senior Consultant Surgeon"), "Senior Consultant Surgeon"),
        (("Head - Cement Tasting",), "Head - Cement Tasting"),
        (("Manager - Tea Tasting & Blending",), "Manager - Tea Tasting & Blending"),
        (("Mandal Adhyaksh, Bazpur",), "Mandal Adhyaksh, Bazpur"),
    ],
)
def test_a_title_is_read_whole_and_without_degrees(lines: tuple[str, ...], whole: str) -> None:
    named = () if any("Meier" in text for text in lines) else ("Hans Meier",)
    assert title(*named, *lines) == whole


def test_degrees_with_what_they_are_in_are_no_title() -> None:
    assert title("Hans Meier", "BDS (RDC), MDS (Orthodontics)") is None


def test_one_word_of_a_title_that_goes_on_is_not_promised() -> None:
    korean = ("한빛물류 주식회사", "오세훈 과장", "Sehoon Oh / Manager, Air Import Team")
    found = propose(page(*korean, "Tel. 02-555-0142", "sehoon.oh@hanbit.example"))
    assert found.title is not None
    assert not found.title.sure
