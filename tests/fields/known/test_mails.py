"""Addresses that are known are taken where readers read them, if with specks or each a half."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.known.informed import informed
from scanner.model.known import Known, KnownCompany, KnownPerson
from scanner.model.page import Page
from scanner.model.proposal import Guess
from tests.fields.known.scenes import ANN, INVITATION, alone, card, people

MAIL = "ann.miller@kestrel.example"
COLLEAGUE = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("first.last",))


def email_with(read: Page, known: Known) -> Guess[str]:
    (guess,) = informed(read, alone(read), known).emails
    return guess


@pytest.mark.parametrize(
    "seen",
    [
        ("ann.miller@kestrel·example", "ann.miler@kestrel.example"),
        ("ann.mil'ler@kestrel.example", "anmiller@kestre1.example"),
        ("ann.miller@kesfre1.example", "ann.rniler@kestrel.example"),
    ],
    ids=["a dot that stands high", "a speck", "a half each"],
)
def test_an_address_is_settled_by_what_readers_saw_of_it(seen: tuple[str, str]) -> None:
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: seen})
    guess = email_with(read, people(ANN))
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, True, None)


def test_the_invitation_tells_how_the_company_makes_addresses() -> None:
    bob = KnownPerson(INVITATION, "Ray, Bob (HR)", ("bob.ray@kestrel.example",))
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.miler@kestrel.example", MAIL)})
    guess = email_with(read, people(bob))
    assert (guess.value, guess.sure) == (MAIL, True)
    freemail = KnownPerson(INVITATION, "Bob Ray", ("bob.ray@gmail.com",))
    assert not email_with(read, people(freemail)).sure


def test_an_address_that_was_no_address_to_the_first_reader_is_the_known_one_to_the_other() -> None:
    read = card(
        "Ann Miller", "Engineer", "annmillerkestrel", seen={"annmillerkestrel": ("annmillerkestrel", MAIL)}
    )
    assert alone(read).emails == ()
    guess = email_with(read, people(ANN))
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, True, None)


def test_a_sure_address_that_is_the_known_one_behind_its_label_is_to_be_looked_at() -> None:
    mail, label = "a.miller@kestrel.com", "maila.miller@kestrel.com"
    read = card("Ann Miller", "Engineer", label, "www.kestrel.com")
    assert [guess.sure for guess in alone(read).emails] == [True]
    guess = email_with(read, people(KnownPerson(INVITATION, "Ann Miller", (mail,))))
    assert (guess.value, guess.sure, guess.repaired) == (mail, False, label)


def test_a_sure_domain_that_lacks_a_letter_of_the_colleagues_is_to_be_looked_at() -> None:
    read = card("Ann Miller", "Engineer", "ann.miller@kesrelworks.com", "www.kesrelworks.com")
    assert [guess.sure for guess in alone(read).emails] == [True]
    colleagues = [KnownCompany("a colleague's card", hosts=("kestrelworks.com",))]
    guess = email_with(read, Known.of(companies=colleagues))
    assert (guess.value, guess.sure) == ("ann.miller@kesrelworks.com", False)
    abroad = [KnownCompany("a colleague's card", hosts=("kesrelworks.de",))]
    assert email_with(read, Known.of(companies=abroad)).sure


def test_a_sure_address_that_is_nearly_the_one_of_who_is_on_the_card_is_to_be_looked_at() -> None:
    """A sign beside it may have been read as its first letter."""
    read = card("Naoko Ishikawa", "Engineer", "inishikawa@kestrel.com", "www.kestrel.com")
    assert [guess.sure for guess in alone(read).emails] == [True]
    naoko = KnownPerson(INVITATION, "Naoko Ishikawa", ("nishikawa@kestrel.com",))
    guess = email_with(read, people(naoko))
    assert (guess.value, guess.sure) == ("inishikawa@kestrel.com", False)
    assert email_with(read, people(replace(naoko, emails=("n.i@kestrel.com",)))).sure


def test_a_dot_in_dispute_is_told_by_how_the_company_makes_addresses_alone() -> None:
    seen = ("e.ray@kestrel.example", "cray@kestrel.example", "c.ray@kestrel.example")
    read = card("Cora Ray", "Engineer", "cray@kestrel.example", seen={"cray@kestrel.example": seen})
    host = KnownCompany("a colleague's card", hosts=("kestrel.example",))
    assert not email_with(read, Known.of(companies=[host])).sure
    guess = email_with(read, Known.of(companies=[replace(host, patterns=("f.last",))]))
    assert (guess.value, guess.sure) == ("c.ray@kestrel.example", True)


def test_a_blank_behind_a_dot_parts_no_address() -> None:
    read = card("Ann Miller", "Engineer", "E-mail: ann miller@kestrel.example", seen={"ann": ("ann", "ann.")})
    guess = email_with(read, people(ANN))
    assert (guess.value, guess.sure) == (MAIL, True)


def test_a_name_in_dispute_changes_no_letter_of_an_address() -> None:
    read = card(
        "Prot Alvin Villa",
        "Engineer",
        "avilla@kestrel.example",
        seen={
            "Prot": ("Prot", "oot"),
            "avilla@kestrel.example": ("avilla@kestrel.example", "avilla@kesfrelexample"),
        },
    )
    flast = replace(COLLEAGUE, patterns=("flast",))
    assert email_with(read, Known.of(companies=[flast])).value == "avilla@kestrel.example"


def test_what_one_reader_alone_saw_is_mended_and_what_both_saw_is_not() -> None:
    misread = "ann.miller@kestre1.example"
    guess = email_with(card("Ann Miller", "Engineer", misread, seen={misread: (misread,)}), people(ANN))
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, False, misread)
    both = email_with(card("Ann Miller", "Engineer", misread), people(ANN))
    assert (both.value, both.sure) == (misread, False)


def test_an_address_is_told_whole_of_which_a_part_was_understood() -> None:
    cut = "ann·miller@kestrel.example"
    read = card("Ann Miller", "Engineer", cut, seen={cut: (cut, "anN.miller@kestrel.example")})
    before = alone(read)
    part = replace(before.emails[0], value="miller@kestrel.example", sure=False)
    (guess,) = informed(read, replace(before, emails=(part,)), people(ANN)).emails
    assert (guess.value, guess.sure) == (MAIL, True)


def test_a_domain_that_is_another_misread_makes_no_second_company() -> None:
    office, misread = "office@kestrelworks.example", "office@kesfrelworks.example"
    company = KnownCompany("a colleague's card", hosts=("kestrelworks.example",), emails=(office,))
    read = card("Ann Miller", "ann.miller@kestrelworks.example", misread, seen={misread: (misread,)})
    _, shared = informed(read, alone(read), Known.of([], [company])).emails
    assert (shared.value, shared.sure, shared.repaired) == (office, False, misread)
    other = card("Ann Miller", "ann.miller@kestrelworks.example", "ann@osprey.example")
    assert informed(other, alone(other), Known.of([], [company])) == alone(other)


@pytest.mark.parametrize("label", ["Mél", "Courriel", "Sc."])
def test_a_word_in_capitals_before_a_known_address_is_its_label(label: str) -> None:
    glued = f"{label}{MAIL}"
    before = alone(card("Ann Miller", "Engineer", MAIL))
    read = card("Ann Miller", "Engineer", glued)
    sure = replace(before, emails=(replace(before.emails[0], value=glued, sure=True),))
    (guess,) = informed(read, sure, people(ANN)).emails
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, False, glued)
    other = replace(before, emails=(replace(before.emails[0], value=f"jo{MAIL}", sure=True),))
    (stays,) = informed(read, other, people(ANN)).emails
    assert stays.value == f"jo{MAIL}"


def test_the_beginning_of_a_web_address_behind_a_known_domain_is_none_of_it() -> None:
    glued = f"{MAIL}w"
    read = card("Ann Miller", "Engineer", glued, seen={glued: (glued,)})
    guess = email_with(read, Known.of([], [COLLEAGUE]))
    assert (guess.value, guess.sure) == (MAIL, False)


def test_an_address_whose_beginning_is_lost_is_not_promised() -> None:
    read = card("Ann Miller", "Engineer", "E-mail : .miller@kestrel.example")
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("f.last",))
    guess = email_with(read, Known.of((), (company,)))
    assert (guess.value, guess.sure) == ("a.miller@kestrel.example", False)
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",))
    assert not email_with(read, Known.of((), (company,))).sure
