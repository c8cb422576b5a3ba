"""Two photos taken one after the other show one card, or two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.identity.joined import all_of_one, together
from scanner.identity.sides import one_card
from scanner.model.contact import Address, Contact, Name, Phone
from scanner.model.proposal import Guess, Proposal
from tests.identity.people import CELL, DESK, OTHER_CELL, person


def read(contact: Contact, *, sure: bool = True, confidence: float = 0.9) -> Proposal:
    """Return a reading of a card that understood all of it."""

    def several(values: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(Guess(value, confidence, sure) for value in values)

    return Proposal(
        name=Guess(contact.name, confidence, sure) if contact.name else None,
        org=Guess(contact.org, confidence, sure) if contact.org else None,
        title=Guess(contact.title, confidence, sure) if contact.title else None,
        emails=several(contact.emails),
        phones=several(contact.phones),
        urls=several(contact.urls),
        addresses=several(contact.addresses),
    )


ANN = person(emails=("ann@acme.example",), cell=CELL, desk=DESK, urls=("www.acme.example",))
NAME_ONLY = person(urls=("acme.example",))
PLACE = (Address("1 Main Street, Springfield"),)


@pytest.mark.parametrize(
    "other",
    [
        ANN,
        person("ANN LEE", title=None),
        person("Anm Lee", org=None, emails=("ann@acme.example",)),
        person("A. Lee", cell=CELL),
        person("", title=None, org="ACME"),
        person("", title=None, org=None, urls=("https://acme.example/",), addresses=PLACE),
        person("", title=None, org="Springfield Works", desk=DESK),
        person("", title=None, org=None, emails=("info@acme.example",)),
        person("이안", org=None, title=None, urls=("acme.example",)),
    ],
    ids="again name misread initial logo address number office script".split(),
)
def test_another_shot_or_side_of_one_card(other: Contact) -> None:
    assert one_card(read(ANN), read(other, sure=False))
    assert one_card(read(other, sure=False), read(ANN))


def test_names_and_addresses_read_for_certain_are_not_misread() -> None:
    maria, mario = (person(f"{n} Huber", emails=(f"{n.lower()}@huber.example",)) for n in ("Maria", "Mario"))
    assert one_card(read(maria), read(mario)) == ()
    assert one_card(read(maria), read(mario, sure=False))


def test_a_side_with_the_name_and_a_side_with_the_rest() -> None:
    back = person("", title=None, org=None, emails=("ann.lee@acme.example",), cell=CELL)
    assert one_card(read(NAME_ONLY), read(back))


@pytest.mark.parametrize(
    "other",
    [
        person("Bob Ray", emails=("bob@acme.example",), desk=DESK, urls=("www.acme.example",)),
        person("Max Lee", emails=("ann@acme.example",), desk=DESK),
        person("", title=None, emails=("bob@acme.example",), desk=DESK),
        person("", title=None, cell=OTHER_CELL),
        person("", title=None, org="Beta", urls=("www.beta.example",)),
        person("", title=None, org="We build bridges"),
        person("Ann Lee", org="Beta", urls=("www.beta.example",)),
        person("Ann Lee", suffix="Jr."),
    ],
    ids="colleague brother nameless-colleague other-cell other-company slogan new-job junior".split(),
)
def test_another_card(other: Contact) -> None:
    assert one_card(read(ANN), read(other)) == ()
    assert one_card(read(other), read(ANN)) == ()


def test_a_slogan_taken_for_a_name_is_none() -> None:
    slogan = read(person("Building Tomorrow", title=None), sure=False, confidence=0.3)
    assert one_card(read(ANN), slogan)
    both = together(slogan, read(ANN))
    assert both.name == read(ANN).name


def test_two_copies_in_one_photo_are_two_cards_and_a_side_without_a_name_is_one() -> None:
    assert one_card(read(ANN), read(ANN), apart=False) == ()
    assert one_card(read(ANN), read(person("", title=None, urls=("acme.example",))), apart=False)


def test_what_both_say_is_as_sure_as_the_surer_and_what_they_say_otherwise_is_not() -> None:
    sharp, blurred = read(ANN), read(replace(ANN, emails=("arn@acme.example",)), sure=False, confidence=0.6)
    both = together(blurred, sharp)
    assert both.name is not None
    assert (both.name.sure, [g.value for g in both.emails]) == (True, ["ann@acme.example"])
    assert not both.emails[0].sure
    assert both.doubts() == ("e-mail",)


def test_two_sure_numbers_that_differ_in_a_digit_are_two_numbers() -> None:
    other = replace(ANN, phones=(Phone("+12025550144", "144"),))
    assert len(together(read(ANN), read(other)).phones) == 3
    assert len(together(read(ANN), read(other, sure=False)).phones) == 2


def test_the_sides_of_a_bilingual_card_give_one_name_in_two_scripts() -> None:
    both = together(read(person("이안")), read(ANN))
    assert both.name is not None
    assert both.name.value == Name("Ann Lee", other_script="이안")


def test_sides_add_up() -> None:
    front = person("Ann Lee", org=None)
    back = person("", title=None, org="Acme", desk=DESK, addresses=PLACE)
    both = all_of_one([read(front), read(back), read(back)]).contact()
    assert (both.label, both.org, both.phones, both.addresses) == ("Ann Lee", "Acme", back.phones, PLACE)
