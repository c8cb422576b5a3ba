"""Those who may be one share a key; what they are found by is folded."""

from __future__ import annotations

import pytest
from hypothesis import given

from scanner.identity.keys import NEAR, keys_of
from scanner.model.contact import Contact, Phone
from tests.identity.people import CELL, DESK, person
from tests.outputs.any_contact import contacts

ANN = person("Ann Müller", emails=("ann@acme.example",), cell=CELL, desk=DESK)


@pytest.mark.parametrize(
    "other",
    [
        person("Ann Mueller"),
        person("Muller, Ann", org=None),
        person("A. Müller", emails=("x@acme.example",)),
        person("Ann Mvller", desk=DESK, org=None),
        person("Ann Müllcr", phones=(Phone("02025550143", "0202 555 0143"),), org=None),
        person("Zoe", emails=("ANN@acme.example",), org=None),
    ],
)
def test_who_may_be_the_same_has_a_key_in_common(other: Contact) -> None:
    near = {key for key in keys_of(ANN) if key[0] in NEAR}
    assert near & set(keys_of(other))


def test_colleagues_with_different_names_have_none_in_common() -> None:
    other = person("Bob Ray", emails=("bob@acme.example",), desk=DESK)
    assert not {key for key in keys_of(ANN) if key[0] in NEAR} & set(keys_of(other))


@given(contacts)
def test_keys_are_never_empty_and_never_twice(contact: Contact) -> None:
    keys = keys_of(contact)
    assert len(set(keys)) == len(keys)
    assert all(kind and value for kind, value in keys)
