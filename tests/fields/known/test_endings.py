"""A second number of which only the end is printed, where colleagues' numbers tell that it is one."""

from __future__ import annotations

import pytest

from scanner.fields.known.informed import informed
from scanner.model.known import Known, KnownCompany, known_from
from tests.fields.known.scenes import alone, card

MAIL = "ann.miller@kestrel.example"


def numbers(line: str, colleague: str) -> list[tuple[str, bool, str | None]]:
    """Return the numbers of a card by what is known of a colleague's, whether sure, and as they were read."""
    read = card("Ann Miller", "Kestrel AG", line, MAIL)
    company = KnownCompany("a colleague's card", numbers=(colleague,), hosts=("kestrel.example",))
    found = informed(read, alone(read), Known.of([], [company])).phones
    assert all(known_from(guess) for guess in found if guess.repaired)
    return [(guess.value.value, guess.sure, guess.repaired) for guess in found]


FIRST = ("+41218987542", True, None)


@pytest.mark.parametrize("line", ["Tel 0041 21 898 75 42 / 6034", "Tel 0041 21 898 75 42 /6034, Genf"])
def test_an_end_is_a_second_number_where_colleagues_have_numbers_of_the_block(line: str) -> None:
    assert numbers(line, "+41218987578") == [FIRST, ("+41218986034", False, "6034")]


@pytest.mark.parametrize(
    ("line", "colleague"),
    [
        ("Tel 0041 21 898 75 42 / 6034", "+41218987542"),  # all have one number: it is an extension
        ("Tel 0041 21 898 75 42 / 6034", "+41443217542"),
        ("Tel 0041 21 898 75 42 / 60341", "+41218987578"),
        ("Tel 0041 21 898 75 42 / 6034 55", "+41218987578"),
        ("Tel 0041 21 898 75 42 - 6034", "+41218987578"),
    ],
)
def test_what_may_be_an_extension_or_something_else_makes_no_number(line: str, colleague: str) -> None:
    assert ("+41218986034", False, "6034") not in numbers(line, colleague)
