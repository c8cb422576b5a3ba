"""What wants a look of somebody who was made of two, when a person has decided on one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.desk import Desk
from scanner.actions.people.doubles import merge
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.editing import check
from scanner.model.contact import Contact, Phone
from scanner.model.record import CardState, Decider, KeptCard
from scanner.store.store import Records
from tests.actions.desks import NOON, desk_at
from tests.identity.people import CELL, DESK, person
from tests.identity.test_sides import read

DECIDED, READ, THIRD = ("1" * 32, "2" * 32, "3" * 32)
ANN = person("Ann Lee", org="Acme", emails=("ann@acme.example",))
AGAIN = person("Ann Lee", org="Acme", cell=CELL)


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path, zone="UTC")


def put(records: Records, uid: str, contact: Contact, *, by: Decider, sure: bool) -> None:
    """Keep somebody with a card that says the same."""
    digest = uid * 2
    records.contacts.save(uid, contact, at=NOON, by=by)
    records.photos.claim(digest, name="a.jpg", path=f"/p/{uid}", by="x", at=NOON)
    card = KeptCard(digest, 0, None, read(contact, sure=sure), CardState.KEPT, uid)
    records.photos.finish(digest, [card], taken=NOON)


def doubted(records: Records, uid: str) -> tuple[str, ...]:
    return doubts_of(records, uid, records.contacts.of([uid])[uid])


@pytest.mark.parametrize("kept", [DECIDED, READ])
def test_to_say_that_two_are_one_does_not_settle_what_the_other_s_card_says(at: Desk, kept: str) -> None:
    with at.open() as store, store.write() as records:
        put(records, DECIDED, ANN, by=Decider.PERSON, sure=False)
        put(records, READ, AGAIN, by=Decider.READING, sure=False)
        merge(records, kept, READ if kept == DECIDED else DECIDED, at=at)
        assert doubted(records, kept) == ("phone",)
        check(records, kept, at=at)
        assert doubted(records, kept) == ()


def test_what_a_person_decided_on_or_another_card_surely_says_is_settled(at: Desk) -> None:
    written = Phone(CELL, "(202) 555-0178")
    with at.open() as store, store.write() as records:
        put(records, DECIDED, replace(ANN, phones=(written,)), by=Decider.PERSON, sure=False)
        put(
            records,
            READ,
            replace(AGAIN, phones=(Phone(CELL, CELL), Phone(DESK, DESK))),
            by=Decider.READING,
            sure=False,
        )
        put(records, THIRD, person("Ann Lee", org="Acme", desk=DESK), by=Decider.READING, sure=True)
        merge(records, DECIDED, READ, at=at)
        assert doubted(records, DECIDED) == ("phone",)
        merge(records, DECIDED, THIRD, at=at)
        assert doubted(records, DECIDED) == ()


def test_what_is_open_stays_so_when_who_was_made_of_two_goes_into_a_third(at: Desk) -> None:
    with at.open() as store, store.write() as records:
        put(records, DECIDED, ANN, by=Decider.PERSON, sure=False)
        put(records, READ, AGAIN, by=Decider.READING, sure=False)
        put(records, THIRD, replace(ANN, emails=("lee@acme.example",)), by=Decider.PERSON, sure=False)
        merge(records, DECIDED, READ, at=at)
        merge(records, THIRD, DECIDED, at=at)
        assert doubted(records, THIRD) == ("phone",)
