"""Names set in rows, behind labels and before what somebody works at, and courtesies cut short."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.people import named
from tests.fields.cards import page


def name_on(*texts: str) -> tuple[str | None, bool]:
    guess = propose(page(*texts)).name
    return (guess.value.full, guess.sure) if guess else (None, False)


@pytest.mark.parametrize(
    ("rows", "full"),
    [
        (("САВЧУК", "Дарина Олегівна"), "Савчук Дарина Олегівна"),
        (("Дарина Олегівна", "САВЧУК"), "Дарина Олегівна Савчук"),
        (("RAHIMOV", "Otabek Sherzodovich"), "Rahimov Otabek Sherzodovich"),
        (("MARÍA ROCÍO", "IRIGOITI"), "María Rocío Irigoiti"),
        (("Maria Rocío", "IRIGOITI"), "Maria Rocío Irigoiti"),
    ],
)
def test_a_family_name_in_a_row_of_its_own_is_part_of_the_name(rows: tuple[str, ...], full: str) -> None:
    found, _ = name_on("Molino del Sur", "", "", *rows, "", "", "taller 2418 77 03", "hola@molinosur.example")
    assert found is not None
    assert found.casefold() == full.casefold()


def test_a_logo_above_a_whole_name_is_none_of_it() -> None:
    assert name_on("BRENOL", "Anna Schmidt", "Geschäftsführerin", "anna.schmidt@brenol.example")[0] == (
        "Anna Schmidt"
    )


@pytest.mark.parametrize("label", ["Boss", "Bookings", "Workshop foreman"])
def test_a_label_with_a_colon_is_no_part_of_the_name_behind_it(label: str) -> None:
    found, _ = name_on("TUI CREEK FENCING", f"{label}: Henry Walker", "ph 021 438 116")
    assert found == "Henry Walker"


@pytest.mark.parametrize("work", ["Accounts", "Operations", "Administration"])
def test_what_somebody_works_at_is_no_part_of_the_name_before_it(work: str) -> None:
    assert name_on("Kopje Security", f"Mrs. D. Naidoo {work}", "012 546 0915")[0] == "D. Naidoo"


@pytest.mark.parametrize(
    ("printed", "prefix", "full"),
    [
        ("Cdora. Paula Ferreyra", "Cdora.", "Paula Ferreyra"),
        ("Esc. Marta Silvera", "Esc.", "Marta Silvera"),
        ("Pastor Leroy A. Grant", "Pastor", "Leroy A. Grant"),
        ("Ibu Dewi Lestari", "Ibu", "Dewi Lestari"),
        ("مهندس رضا کاظمی", "مهندس", "رضا کاظمی"),
        ("Father John Doyle", "Father", "John Doyle"),
    ],
)
def test_courtesies_are_told_where_they_stand(printed: str, prefix: str, full: str) -> None:
    name = named(printed)
    assert name is not None
    assert (name.prefix, name.full) == (prefix, full)


@pytest.mark.parametrize("printed", ["Pastor Marín", "Bishop Grant", "Elder Silva", "Cra Soares"])
def test_what_may_be_a_courtesy_is_a_name_before_one_word(printed: str) -> None:
    name = named(printed)
    assert name is not None
    assert (name.prefix, name.full) == (None, printed)


@pytest.mark.parametrize(
    ("text", "region", "family", "given"),
    [
        ("Гаврилюк Тарас Іванович", "UA", "Гаврилюк", "Тарас"),
        ("Тарас Іванович Гаврилюк", "UA", "Гаврилюк", "Тарас"),
        ("Rahimov Otabek Sherzodovich", None, "Rahimov", "Otabek"),
        ("Niamh Ó Dálaigh", "IE", "Ó Dálaigh", "Niamh"),
        ("Aoife Ní Cheallaigh", "IE", "Ní Cheallaigh", "Aoife"),
    ],
)
def test_families_are_told_by_fathers_and_particles(
    text: str, region: str | None, family: str, given: str
) -> None:
    name = named(text, region=region)
    assert name is not None
    assert (name.family, name.given) == (family, given)


def test_an_account_is_nobodys_name() -> None:
    assert name_on("MAMA DEE'S", "Pay App $MamaDeePies", "624-7183")[0] is None


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("ANNA.SCHMIDT", "Anna Schmidt"),
        ("Arg. Anna Schmidt", "Anna Schmidt"),
        ("Prot. Dr. Anna Schmidt", "Anna Schmidt"),
        ("lek. dent. Anna Schmidt", "Anna Schmidt"),
        ("DrANNA SCHMIDT", "Anna Schmidt"),
        ("Anna Schmidt(Geschäftsführerin)", "Anna Schmidt"),
    ],
)
def test_what_is_printed_against_a_name_or_misread_beside_it_is_none_of_it(printed: str, full: str) -> None:
    assert name_on("Brenol GmbH", "", printed, "anna.schmidt@brenol.example")[0] == full


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("Licda. Anna Peña de los Santos", "Anna Peña de los Santos"),
        ("lic. oec. HSG Anna Schmidt", "Anna Schmidt"),
        ("Anna Schmidt, P.Eng.", "Anna Schmidt"),
        ("“Big Ann” Anna T. Schmidt", "Anna T. Schmidt"),
    ],
)
def test_particles_degrees_and_what_friends_say_are_told_apart(printed: str, full: str) -> None:
    assert name_on("Brenol GmbH", "", printed, "Director", "info@brenol.example")[0] == full


@pytest.mark.parametrize(
    ("printed", "full"), [("Anna Maclsaac", "Anna MacIsaac"), ("Anna Maclean", "Anna Maclean")]
)
def test_a_small_l_behind_mac_is_a_capital_where_no_vowel_follows(printed: str, full: str) -> None:
    assert name_on(printed, "Director", "anna@brenol.example")[0] == full


def test_an_apostrophe_on_a_slovak_or_czech_letter_makes_it_soft() -> None:
    rows = ("tel.: 041/763 52 84", "010 01 Žilina", "Slovenská republika", "info@brenol.sk")
    assert name_on("L'ubomír Štefanovič", "vedúci výroby", *rows)[0] == "Ľubomír Štefanovič"
    rows = ("tel.: 577 218 463", "760 01 Zlín", "info@brenol.cz")
    assert name_on("Lenka Vodsed’álková", "mzdová účetní", *rows)[0] == "Lenka Vodseďálková"
