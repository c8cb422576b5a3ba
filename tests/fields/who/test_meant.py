"""Companies that were misread, put right by a domain or an address of their card."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.lexicon import key
from scanner.fields.who.meant import meant
from scanner.fields.who.tokens import Span, Token
from scanner.model.geometry import Box
from scanner.model.page import Page, Word
from tests.fields.cards import page


def span(text: str, confidence: float = 0.5) -> Span:
    """Make a span of words that were read so clearly, each of them."""
    box = Box(0, 0, 10, 10)
    words = (Word(word, box, confidence, ()) for word in text.split())
    return Span(tuple(Token(w.text, key(w.text), (0, i), w) for i, w in enumerate(words)), "line")


@pytest.mark.parametrize(
    ("read", "label", "right"),
    [
        ("Mardacla Thal", "mardadathal", "Mardada Thal"),
        ("Norvik AQUA AR", "norvikaquaair", "Norvik AQUA AIR"),
        ("Acrne Tools Ltd.", "acmetools", "Acme Tools Ltd."),
        ("ALDERFRT", "alderfrio", "ALDERFRIO"),
        ("Mülier Bau", "muellerbau", "Müller Bau"),
        ("Nordlich", "nordlicht", "Nordlicht"),
        ("Prado Pinto + lrujo", "pradopintoirujo", "Prado Pinto + Irujo"),
    ],
)
def test_a_letter_or_two_are_as_the_domain_has_them(read: str, label: str, right: str) -> None:
    assert meant(span(read), [label]) == right


@pytest.mark.parametrize(
    ("read", "label"),
    [
        ("Acme Tools", "acmetools"),
        ("Kellers Wein", "kellerwein"),  # a domain may do without an ending
        ("Acma", "acme"),  # too short to tell
        ("Westwind", "northwind"),
        ("Halvorsen Group", "halvorsen"),
    ],
)
def test_what_a_domain_does_not_spell_better_stays_as_it_was_read(read: str, label: str) -> None:
    assert meant(span(read), [label]) is None


def test_what_was_read_clearly_is_no_misreading() -> None:
    assert meant(span("Colour Works", 0.97), ["colorworks"]) is None


def test_what_two_readers_saw_alike_is_no_misreading() -> None:
    card = page("Tornatore", "www.tomatore.example", confidence=0.6)
    told = propose(card).org
    assert told is None or told.value == "Tornatore"


def test_a_company_is_shown_as_its_domain_has_it_and_as_a_repair() -> None:
    card = page(
        "Ann Lee", "Director", "Northwlnd Tools GmbH", "ann.lee@northwindtools.example", "+1 202 555 0123"
    )
    name = page("", "", "Northwlnd Tools GmbH", confidence=0.6, readers=1).lines[0]
    lines = (*card.lines[:2], name, *card.lines[3:])
    org = propose(Page(lines, card.width, card.height)).org
    assert org is not None
    assert (org.value, org.repaired, org.sure) == ("Northwind Tools GmbH", "Northwlnd Tools GmbH", False)
