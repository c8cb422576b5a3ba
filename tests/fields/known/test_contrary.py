"""A card that says otherwise than what was known wins, and what was known stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.known.contrary import with_contrary
from scanner.model.known import LONGEST, Known, KnownPerson, contrary_to, evidence, said_besides
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from tests.fields.known.scenes import INVITATION, alone, card

MAIL = "ann.miller@kestrel.example"
DESK, CELL = "+442079460018", "+447700900123"
READ = card("Ann Miller", "Head of Sales", "Kestrel Ltd", "+44 20 7946 0018", "+44 7700 900123", MAIL)
ANN = KnownPerson(INVITATION, "Ann Miller", (MAIL,), (DESK, CELL), "Kestrel", "Head of Sales", is_there=True)


def told(known: KnownPerson, read: Page = READ) -> dict[str, str]:
    """Return what was known instead of values of a card, after seeing that these stay as they are."""
    before = alone(read)
    found = with_contrary(read, before, Known.of([known]))
    held = (found.org, found.title, *found.emails, *found.phones)
    said = {str(getattr(g.value, "value", g.value)): contrary_to(g) for g in held if g}
    assert bare(found) == bare(before)
    return {value: texts[0] for value, texts in said.items() if texts}


def bare(read: Proposal) -> list[tuple[object, float, bool]]:
    held = (read.name, read.org, read.title, *read.emails, *read.phones)
    return [(guess.value, guess.confidence, guess.sure) for guess in held if guess]


def test_what_a_card_says_as_it_was_known_needs_no_word() -> None:
    assert told(ANN) == {}
    assert told(replace(ANN, org="KESTREL LTD", title="Sales, Head of")) == {}
    assert told(KnownPerson(INVITATION, "Ann Miller", is_there=True)) == {}


@pytest.mark.parametrize(
    ("known", "value", "instead"),
    [
        (replace(ANN, org="Osprey"), "Kestrel Ltd", "Osprey"),
        (replace(ANN, title="Analyst"), "Head of Sales", "Analyst"),
        (replace(ANN, emails=("ann@osprey.example",)), MAIL, "ann@osprey.example"),
        (replace(ANN, phones=("+442079460019", CELL)), DESK, "+442079460019"),
        (replace(ANN, phones=("+447700900124",)), CELL, "+447700900124"),
    ],
)
def test_another_job_address_or_number_is_told(known: KnownPerson, value: str, instead: str) -> None:
    assert told(known) == {value: f"other than in {INVITATION}: {instead}"}


def test_a_company_that_the_domain_is_named_after_is_the_known_one() -> None:
    read = card("Ann Miller", "Head of Sales", "KPL Ltd", "ann.miller@kestrelpartners.example")
    known = replace(ANN, org="Kestrel Partners", emails=(), phones=())
    assert told(known, read) == {}


def test_a_desk_is_no_other_number_than_a_mobile() -> None:
    read = card("Ann Miller", "Head of Sales", "Kestrel Ltd", "+44 20 7946 0018", MAIL)
    assert told(replace(ANN, phones=(CELL,)), read) == {}


def test_the_office_s_address_is_no_other_one_than_theirs() -> None:
    read = card("Ann Miller", "Head of Sales", "Kestrel Ltd", "info@kestrel.example")
    assert told(ANN, read) == {}


def test_a_namesake_among_the_contacts_is_somebody_else() -> None:
    namesake = KnownPerson("your contacts", "Ann Miller", ("ann@osprey.example",), org="Osprey")
    assert told(namesake) == {}
    assert told(replace(namesake, is_there=True)) != {}
    assert told(replace(namesake, phones=(CELL,))) != {}


def test_an_invitation_says_no_more_than_a_line() -> None:
    (said,) = told(replace(ANN, title="x" * 5000)).values()
    assert said == f"other than in {INVITATION}: {'x' * LONGEST}"


def test_a_place_that_speaks_for_a_value_twice_is_named_once() -> None:
    told = (evidence(INVITATION, 2.0), evidence(INVITATION, 1.0))
    assert said_besides(Guess("Ann Lee", 0.9, evidence=told)) == (f"known from {INVITATION}",)
