"""Who is the same person, who may be, and who is not; and what is said for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.identity.compare import Verdict
from scanner.identity.names import Agreement, agreement
from scanner.model.contact import Address, Contact
from tests.identity.people import CELL, DESK, OTHER_CELL, likeness, person
from tests.outputs.any_contact import contacts

ANN = person(emails=("ann.lee@acme.example",), cell=CELL, desk=DESK)
ACME = {"emails": ("info@acme.example",), "desk": DESK, "urls": ("www.acme.example",)}


@pytest.mark.parametrize(
    "again",
    [
        person(emails=("Ann.Lee@ACME.example",), cell=CELL, desk=DESK),
        person("LEE Ann", emails=("ann.lee@acme.example",)),
        person("Ánn Lée", cell=CELL),
        person(org="ACME", title=None, emails=("ann.lee@acme.example",)),
    ],
)
def test_the_same_card_again_is_the_same(again: Contact) -> None:
    assert likeness(ANN, again).verdict is Verdict.SAME


@pytest.mark.parametrize(
    "other",
    [
        person(emails=("ann.lee@beta.example",), org="Beta", cell=CELL),
        person(emails=("ann.lee@acme.example",), title="Head of Data"),
        person("A. Lee", emails=("ann.lee@acme.example",)),
        person("Ann Leo", emails=("ann.lee@acme.example",), cell=CELL),
        person("Anm Lee", emails=("ann.lee@acme.example",), cell=CELL),
        person(emails=("ann.1ee@acme.example",), desk=DESK),
        person(emails=("ann.lee@acme.example",), cell="+12025550179"),
        person("Ann Lee", suffix="Jr.", emails=("ann.lee@acme.example",), cell=CELL),
    ],
    ids="new-job promoted initials near-family misread-given misread-mail one-digit-off junior".split(),
)
def test_where_anything_differs_a_person_is_asked(other: Contact) -> None:
    assert likeness(ANN, other).verdict is Verdict.PROPOSED


def test_a_seldom_name_alone_is_proposed_and_a_common_one_is_not() -> None:
    job, next_job = {"org": "Acme", "title": None}, {"org": "Beta", "title": None}
    assert (
        likeness(person("Zelda Quibell", **job), person("Zelda Quibell", **next_job)).verdict
        is Verdict.PROPOSED
    )
    assert likeness(person("Ann Lee", **job), person("Ann Lee", **next_job)).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ann Lee", **ACME), person("Bob Ray", **ACME)),
        (
            person("Ann Lee", emails=("ann@acme.example",), desk=DESK),
            person("Bob Ray", emails=("bob@acme.example",)),
        ),
        (
            person("Karl Huber", title="Inhaber", emails=("huber@huber.example",), desk=DESK),
            person("Max Huber", title="Meister", emails=("huber@huber.example",), desk=DESK),
        ),
        (person("", title=None, **ACME), person("Ann Lee", **ACME)),
    ],
    ids="one-number colleagues father-and-son company-and-person".split(),
)
def test_people_who_share_what_an_office_or_a_family_shares_are_two(one: Contact, other: Contact) -> None:
    assert likeness(one, other).verdict is Verdict.DIFFERENT


def test_a_company_that_is_there_twice_is_proposed() -> None:
    place = (Address("1 Main Street, Springfield"),)
    one = person("", title=None, addresses=place, **ACME)
    assert likeness(one, one).verdict is Verdict.PROPOSED


def test_the_reasons_are_told_in_words_with_their_weight() -> None:
    new_job = person(emails=("ann.lee@beta.example",), org="Beta", cell=CELL)
    told = {reason.words: reason for reason in likeness(ANN, new_job).reasons}
    assert told["the same mobile number ...25550178"].weight > 0
    assert told["another company"].conflicts


def test_a_shared_mobile_number_says_more_than_a_different_one_takes_away() -> None:
    one, other = person(cell=CELL), person(cell=OTHER_CELL)
    assert likeness(one, one).probability > likeness(one, other).probability


@given(contacts, contacts)
def test_any_two_compare_alike_from_either_side(one: Contact, other: Contact) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert there.verdict is back.verdict
    assert there.probability == pytest.approx(back.probability)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("ann lee", "lee ann", Agreement.SAME),
        ("annlee", "ann lee", Agreement.SAME),
        ("ann maria lee", "ann lee", Agreement.LONGER),
        ("a lee", "ann lee", Agreement.INITIALS),
        ("a m lee", "ann maria lee", Agreement.INITIALS),
        ("arnanda lee", "amanda lee", Agreement.NEAR),
        ("m fonscca", "m fonseca", Agreement.NEAR),
        ("karl huber", "max huber", Agreement.PARTLY),
        ("jan novak", "jon novak", Agreement.PARTLY),
        ("ann lee", "bob ray", Agreement.DIFFERENT),
        ("", "bob ray", Agreement.MISSING),
    ],
)
def test_how_names_go_together(one: str, other: str, how: Agreement) -> None:
    assert agreement(tuple(one.split()), tuple(other.split())) is how


@given(*[st.lists(st.text("abrnm", min_size=1, max_size=6), max_size=3).map(tuple)] * 2)
def test_names_go_together_alike_from_either_side(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert agreement(one, other) is agreement(other, one)
