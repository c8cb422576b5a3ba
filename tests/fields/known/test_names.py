"""Names that are known are found as cards print them: hyphened, with accents, behind an initial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.known.informed import informed
from scanner.model.known import Known, KnownCompany, KnownPerson
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from tests.fields.known.scenes import INVITATION, alone, card, people


def with_known(read: Page, known: Known) -> Proposal:
    return informed(read, alone(read), known)


def name_with(read: Page, known: Known) -> tuple[str, bool]:
    found = with_known(read, known).name
    assert found is not None
    return found.value.full, found.sure


@pytest.mark.parametrize("invited", ["Pelle Dahl-Rosén", "Dahl-Rosén, Pelle (HR)"])
def test_a_hyphened_name_is_settled_by_the_invitation(invited: str) -> None:
    mail = "pelle@kestrel.example"
    read = card("Pelle Dahl-Rosen", "Engineer", mail, seen={"Dahl-Rosen": ("Dahl-Rosen", "Dahl-Rosén")})
    known = people(KnownPerson(INVITATION, invited, (mail,)))
    assert name_with(read, known) == ("Pelle Dahl-Rosén", True)


def test_the_initial_of_an_invitation_is_enough_beside_the_e_mail() -> None:
    mail = "c.labbe@kestrel.example"
    read = card("Caroline Labbe", "Engineer", mail, seen={"Labbe": ("Labbe", "Labbé")})
    assert name_with(read, people(KnownPerson(INVITATION, "C. Labbé", (mail,)))) == ("Caroline Labbé", True)
    other = people(KnownPerson(INVITATION, "C. Labbé", ("c.labbe@osprey.example",)))
    assert not name_with(read, other)[1]


def test_an_initial_settles_no_letter_of_the_rest() -> None:
    mail = "c.labbe@kestrel.example"
    read = card("Carolina Labbe", "Engineer", mail, seen={"Carolina": ("Carolina", "Caroline")})
    assert not name_with(read, people(KnownPerson(INVITATION, "C. Labbe", (mail,))))[1]


def test_accents_that_nobody_saw_are_not_promised_away() -> None:
    """A reader may not know the letters of a language."""
    mail = "giang.nguyen@kestrel.example"
    read = card("Nguyen Giang", "Engineer", mail, seen={"Nguyen": ("Nguyen", "")})
    assert name_with(read, people(KnownPerson(INVITATION, "Giang Nguyễn", (mail,)))) == (
        "Nguyen Giang",
        False,
    )


def test_a_directory_without_accents_tells_nothing_of_them() -> None:
    mail = "jose.silva@kestrel.example"
    read = card("José Silva", "Engineer", mail, seen={"José": ("José", "Jose")})
    assert name_with(read, people(KnownPerson(INVITATION, "Jose Silva", (mail,)))) == ("José Silva", False)


COLLEAGUE = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("first", "f.last"))


def test_a_letter_of_an_address_does_not_spell_a_word_in_dispute() -> None:
    """A reader saw more of the name there."""
    mail = "misty@kestrel.example"
    read = card("Misty T.", "Engineer", mail, seen={"T.": ("T.", "T.PAR5ONS")})
    assert not name_with(read, Known.of(companies=[COLLEAGUE]))[1]


def test_a_word_in_dispute_is_told_by_the_address_that_spells_it() -> None:
    mail = "c.miller@kestrel.example"
    read = card("Carla Miller", "Engineer", mail, seen={"Miller": ("Miller", "Mllor")})
    assert name_with(read, Known.of(companies=[COLLEAGUE])) == ("Carla Miller", True)
    other = card("Carla Miller", "Engineer", mail, seen={"Carla": ("Carla", "Ca7a")})
    assert not name_with(other, Known.of(companies=[COLLEAGUE]))[1]


def test_a_degree_in_dispute_behind_a_name_leaves_the_name_alone() -> None:
    mail = "c.miller@kestrel.example"
    read = card("Carla Miller,MBA", "Engineer", mail, seen={"Miller,MBA": ("Miller,MBA", "Miller,maa")})
    assert name_with(read, Known.of(companies=[COLLEAGUE])) == ("Carla Miller", True)


def test_a_degree_of_no_list_is_no_part_of_a_name_that_is_known_without() -> None:
    mail = "c.miller@kestrel.example"
    read = card("Carla Miller X.Y.Z.", "Engineer", mail)
    assert name_with(read, people(KnownPerson(INVITATION, "Carla Miller", (mail,)))) == ("Carla Miller", True)
    middle = card("Carla Miller Xyz", "Engineer", mail)
    assert (
        name_with(middle, people(KnownPerson(INVITATION, "Carla Miller", (mail,))))[0] == "Carla Miller Xyz"
    )


def test_the_company_s_word_beside_a_name_is_not_promised_for_an_e_mail_made_as_there() -> None:
    read = card("KESTREL Carlu G. Mallonu", "Engineer", "KESTREL TRADERS", "carlu@kestrel.example")
    assert not name_with(read, Known.of(companies=[COLLEAGUE]))[1]


SPAIN = ("+34 915 550 142", "Calle Mayor 5, 28013 Madrid")


def test_an_e_mail_promises_no_name_that_may_have_lost_its_accents() -> None:
    company = KnownCompany("a colleague's card", hosts=("kestrel.es",), patterns=("first.last",))
    mail = "serafin.lago@kestrel.es"
    read = card("Serafin Lago", "Ingeniero", mail, *SPAIN, seen={"Lago": ("Lago", "Lag0")})
    assert name_with(read, Known.of((), (company,))) == ("Serafin Lago", False)
    mail = "sandro.lago@kestrel.es"
    read = card("Sandro Lago", "Ingeniero", mail, *SPAIN, seen={"Lago": ("Lago", "Lag0")})
    assert name_with(read, Known.of((), (company,))) == ("Sandro Lago", True)


@pytest.mark.parametrize(
    ("invited", "is_sure"),
    [("Serafin Lagó", True), ("Serafin Lago", False), ("S. Lagó", False)],
)
def test_who_writes_accents_tells_that_a_word_has_none(invited: str, is_sure: bool) -> None:
    mail = "slago@kestrel.es"
    read = card("Serafin Lagó", "Ingeniero", mail, *SPAIN, seen={"Lagó": ("Lagó", "Lag6")})
    assert name_with(read, people(KnownPerson(INVITATION, invited, (mail,))))[1] is is_sure


def test_an_e_mail_promises_no_name_with_a_word_cut_short() -> None:
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("first.last",))
    mail = "ann.miller@kestrel.example"
    read = card("Xyz. Ann Miller", "Engineer", mail, seen={"Miller": ("Miller", "Mi11er")})
    assert not name_with(read, Known.of((), (company,)))[1]


@pytest.mark.parametrize("invited", ["Léa Rosset", "Lea Rosset"])
def test_a_small_l_before_capitals_is_the_capital_of_the_known_name(invited: str) -> None:
    mail = "lrosset@kestrel.example"
    printed = f"l{invited[1:].upper()}"
    read = card(printed, "Engineer", mail, readers=1)
    assert name_with(read, people(KnownPerson(INVITATION, invited, (mail,))))[0] == invited


MADE = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("f.last",))


@pytest.mark.parametrize(
    ("name", "mail", "seen", "beside"),
    [
        ("Anna Lago", "a.lago", {"Anna": ("Anna",)}, ""),
        ("Anna Lago", "anna.lago", {"Lago": ("Lago",)}, "Señor Pérez"),
        ("Anna Lago", "anna.lago", {"Lago": ("Lago", "Lág0")}, ""),
        ("Anna LagoRosal", "anna.lagorosal", {"LagoRosal": ("LagoRosal", "Lago")}, "Señor Pérez"),
    ],
)
def test_what_one_reader_alone_saw_is_promised_only_where_the_e_mail_spells_it(
    name: str, mail: str, seen: dict[str, tuple[str, ...]], beside: str
) -> None:
    made = Known.of((), (replace(MADE, patterns=("f.last", "first.last")),))
    read = card(name, "Engineer", f"{mail}@kestrel.example", beside, seen=seen)
    assert not name_with(read, made)[1]
    if name == "Anna Lago":
        read = card(name, "Engineer", "anna.lago@kestrel.example", seen={"Lago": ("Lago",)})
        assert name_with(read, made)[1]


def test_an_accent_that_one_reader_alone_saw_and_nobody_knows_of_is_looked_at() -> None:
    mail = "anita@kestrel.example"
    known = people(KnownPerson(INVITATION, "Anita Lago", (mail,)))
    assert not name_with(card("Aníta Lago", "Engineer", mail, seen={"Aníta": ("Aníta",)}), known)[1]
    assert name_with(card("Anita Lago", "Engineer", mail, seen={"Anita": ("Anita",)}), known)[1]


def test_letters_that_are_whole_are_spelt_plainly_in_addresses() -> None:
    company = KnownCompany("a colleague's card", hosts=("kestrel.vn",), patterns=("f.last",))
    read = card("Đặng Tâm", "Kỹ sư", "t.dang@kestrel.vn", seen={"Đặng": ("Đặng", "Đãng")})
    assert name_with(read, Known.of((), (company,)))[0] == "Đặng Tâm"


def test_accents_that_one_reader_alone_saw_are_mended_as_they_are_known() -> None:
    company = KnownPerson(INVITATION, "Đặng Dũng", ("d.dang@kestrel.vn",))
    read = card("Đăng Dũng", "Kỹ sư", "d.dang@kestrel.vn", seen={"Đăng": ("Đăng", "")})
    assert name_with(read, people(company)) == ("Đặng Dũng", False)
    agreed = card("Đăng Dũng", "Kỹ sư", "d.dang@kestrel.vn")
    assert name_with(agreed, people(company))[0] == "Đăng Dũng"


def test_a_small_l_for_a_capital_i_is_spelt_by_the_address() -> None:
    mail = "diana.iannelli@kestrel.example"
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("first.last",))
    read = card("Diana lannelli", "Engineer", mail, seen={"lannelli": ("lannelli", "lannel1i")})
    assert name_with(read, Known.of((), (company,))) == ("Diana Iannelli", True)
