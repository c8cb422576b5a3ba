"""Varied cards are of the seed's own making, and still say what their truth says."""

from __future__ import annotations

from random import Random

from samples.press import invent, locales, variety, wording
from samples.press.invent import Card
from samples.press.wording import Copy


def cards(count: int) -> list[tuple[Card, Copy]]:
    made = []
    for number in range(count):
        rng, other = Random(f"card {number}"), Random(f"variety {number}")
        card = invent.invent(rng, locales.draw(rng), held_out=False, reserved=False)
        card = variety.vary(other, card)
        made.append((card, variety.reword(other, card, wording.word(rng, card))))
    return made


def text_of(copy: Copy) -> str:
    blocks = (copy.identity, copy.logo, copy.company, copy.contact, copy.offices, copy.extras)
    return " ".join(span.text for block in blocks for row in block for span in row).casefold()


def test_the_same_seed_varies_alike() -> None:
    assert cards(20) == cards(20)


def test_every_word_of_the_title_and_the_company_is_printed() -> None:
    for card, copy in cards(60):
        printed = text_of(copy)
        wanted = [*card.title.split(), *(card.company.full.split() if card.org_shown == "full" else ())]
        assert all(word.casefold() in printed for word in wanted), (wanted, printed)


def test_a_card_of_nobody_has_no_title_and_no_persons_mail() -> None:
    plain = [(i, invented) for i in range(80) if (invented := _invented(i)).person]
    emptied = [variety.vary(Random(f"variety {i}"), card) for i, card in plain]
    changed = [card for card in emptied if card.person is None]
    assert changed
    assert not any(card.title or card.department for card in changed)


def _invented(number: int) -> Card:
    rng = Random(f"card {number}")
    return invent.invent(rng, locales.draw(rng), held_out=False, reserved=False)
