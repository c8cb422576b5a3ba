"""A name that readers dispute is spelt by a sure e-mail, and is to be looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.known.spelling import with_spelling
from scanner.model.contact import Name
from scanner.model.known import Known, KnownCompany, known_from
from scanner.model.page import Page
from scanner.model.proposal import Guess, Heard
from tests.fields.known.scenes import alone, card

MAIL = "matilda.muratori@kestrel.example"


def spelt(read: Page, pattern: str = "first.last") -> Guess[Name]:
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=(pattern,))
    before = alone(read)
    assert before.name is not None
    assert before.emails[0].sure
    found = with_spelling(read, before.name, before.emails, Known.of([], [company]))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lines", "seen", "expected"),
    [
        (("Matilda Murafori", MAIL), {"Murafori": ("Murafori", "Muratorl")}, "Matilda Muratori"),
        (("MATILDA MURAFORI", MAIL), {"MURAFORI": ("MURAFORI", "MURATORL")}, "Matilda Muratori"),
        (("Matildá Murafori", MAIL), {"Murafori": ("Murafori",)}, "Matildá Muratori"),
    ],
)
def test_a_word_in_dispute_is_mended(
    lines: tuple[str, ...], seen: dict[str, tuple[str, ...]], expected: str
) -> None:
    found = spelt(card(lines[0], "Engineer", *lines[1:], seen=seen))
    assert (found.value.full, found.sure, found.repaired) == (expected, False, lines[0])
    assert known_from(found) == "known from a colleague's card"


@pytest.mark.parametrize(
    ("name", "seen", "pattern"),
    [
        ("Matilda Murafori", {}, "first.last"),  # both readers saw it so
        ("Matilda Moretti", {"Moretti": ("Moretti", "Morettl")}, "first.last"),
        ("Matilda Murafori", {"Murafori": ("Murafori", "Muratorl")}, "f.last"),
        ("Matilda Múrtori", {"Múrtori": ("Múrtori", "Murtorl")}, "first.last"),  # its accent would be lost
    ],
)
def test_a_name_that_is_in_no_dispute_or_another_one_stays(
    name: str, seen: dict[str, tuple[str, ...]], pattern: str
) -> None:
    found = spelt(card(name, "Engineer", MAIL, seen=seen), pattern)
    assert (found.value.full, found.repaired) == (name, None)


@pytest.mark.parametrize(
    ("heard", "expected"), [((MAIL, MAIL), "Matilda Muratori"), ((MAIL,), "Matilda Murafori")]
)
def test_an_address_that_two_readers_read_alike_spells_a_name_though_it_is_not_sure(
    heard: tuple[str, ...], expected: str
) -> None:
    read = card("Matilda Murafori", "Engineer", MAIL, seen={"Murafori": ("Murafori", "Muratori")})
    before = alone(read)
    texts = tuple(Heard(reader, text) for reader, text in zip("pt", heard, strict=False))
    emails = [replace(before.emails[0], sure=False, heard=texts)]
    company = KnownCompany("a colleague's card", hosts=("kestrel.example",), patterns=("first.last",))
    found = with_spelling(read, before.name, emails, Known.of([], [company]))
    assert found is not None
    assert (found.value.full, found.sure) == (expected, False)


def test_a_word_is_spelt_behind_the_initial_of_the_other_one() -> None:
    seen = {"Murafori": ("Murafori", "Muratorl")}
    found = spelt(card("Matilda Murafori", "Engineer", "mmuratori@kestrel.example", seen=seen), "flast")
    assert (found.value.full, found.sure, found.repaired) == ("Matilda Muratori", False, "Matilda Murafori")
    other = spelt(card("Matilda Murafori", "Engineer", "tmuratori@kestrel.example", seen=seen), "flast")
    assert other.value.full == "Matilda Murafori"
