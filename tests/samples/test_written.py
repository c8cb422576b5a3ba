"""Cards written by hand: their notation, and that they say what they are said to say."""

from __future__ import annotations

import phonenumbers
import pytest

from samples.written.cards import LEARNT, UNSEEN, parse, read, written

SHORT = """# a set

@525 1050 DE
60 100 40 Ada  Winter
60 200 20 T +49 30 901820
=name Ada Winter | A. Winter
=phone work +49 30 901820 > +4930901820
=other - 4711
=email ada@winter.example
"""


def test_a_card_is_set_as_it_is_written() -> None:
    ((sheet, truth),) = parse(SHORT)
    assert (sheet.width, sheet.height) == (500, 1000)
    first, second, *_ = sheet.inks
    assert (first.text, second.text, first.row, second.row) == ("Ada", "Winter", 0, 0)
    assert first.box.right + 1.5 * (sheet.inks[3].box.left - sheet.inks[2].box.right) < second.box.left
    assert truth["name"] == "Ada Winter"
    assert truth["name_alt"] == ["A. Winter"]
    assert truth["phones"] == [{"raw": "+49 30 901820", "e164": "+4930901820", "type": "work"}]
    assert truth["ignore_phones"] == [{"raw": "4711", "e164": None, "type": None}]
    assert truth["emails"] == ["ada@winter.example"]
    assert truth["org"] is None


def test_a_line_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="=colour"):
        parse(SHORT + "=colour red\n")


@pytest.mark.parametrize("name", [*LEARNT, *UNSEEN])
def test_values_stand_on_their_cards(name: str) -> None:
    cards = written(name)
    assert len(cards) >= 50
    for sheet, truth in cards:
        text = "".join(ink.text for ink in sheet.inks)
        printed = [*truth["emails"], *truth["urls"], *(phone["raw"] for phone in truth["phones"])]
        assert [value for value in printed if "".join(value.split()) not in text] == []
        dialled = [phone["e164"] for phone in truth["phones"] if phone["e164"]]
        assert [n for n in dialled if not phonenumbers.is_valid_number(phonenumbers.parse(n))] == []


def test_the_same_seed_makes_the_same_errors() -> None:
    assert list(read("west", seed=1)) == list(read("west", seed=1)) != list(read("west", seed=2))
