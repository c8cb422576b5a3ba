"""What stands around an address is printed, and only the building is said to be part of it."""

from __future__ import annotations

from random import Random

from samples.press import invent, locales, premises, truth, wording
from samples.press.invent import Card


def cards(count: int) -> list[Card]:
    drawn = (Random(f"premises {number}") for number in range(count))
    made = (invent.invent(r, locales.draw(r), held_out=False, reserved=False) for r in drawn)
    return [card for card in made if card.addresses]


def test_the_building_is_the_first_of_the_address() -> None:
    for number, card in enumerate(cards(30)):
        housed = premises.housed(Random(number), card)
        told = truth.of_card(housed)["address"]
        assert told.endswith(", ".join(card.addresses[0]))
        assert len(told) > len(", ".join(card.addresses[0]))


def test_lines_around_an_office_are_no_part_of_the_address() -> None:
    added = set()
    for number, card in enumerate(cards(60)):
        rng = Random(number)
        offices = wording.word(rng, card).offices
        rows = premises.hemmed(rng, card, offices)
        printed = [span.text for row in rows for span in row if span.field == "address"]
        assert printed == [span.text for row in offices for span in row if span.field == "address"]
        added |= {span.field for row in rows for span in row}
    assert {"org", "extra", "label"} <= added
