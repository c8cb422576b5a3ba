"""Cards of one company help each other, the same in any order, and no misread value is passed on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.fields.known.together import understood_together
from scanner.model.known import NOTHING, Known, known_from
from tests.fields.known.scenes import ANN, alone, card

SURE = card("Bob Ray", "Kestrel Ltd", "+44 20 7946 0018", "bob.ray@kestrel.example", "www.kestrel.example")
DISPUTED = card(
    "Ann Miller",
    "+44 20 7946 0013",
    "ann.miller@kestrel.example",
    seen={"ann.miller@kestrel.example": ("ann.miller@kestre1.example", "ann.miller@kestrel.example")},
)
NATIONAL = card("Cleo Hart", "020 7946 0014", "cleo.hart@kestrel.example")
ALONE = card("Dan Frost", "dan.frost@osprey.example")
CARDS = [(read, alone(read)) for read in (SURE, DISPUTED, NATIONAL, ALONE)]


def test_each_helps_each() -> None:
    _, disputed, national, other = understood_together(CARDS, NOTHING)
    assert [(g.value, g.sure) for g in disputed.emails] == [("ann.miller@kestrel.example", True)]
    assert [(g.value.value, g.sure) for g in national.phones] == [("+442079460014", True)]
    assert other == CARDS[3][1]


@given(st.permutations(range(len(CARDS))))
@settings(max_examples=24, deadline=None)
def test_their_order_does_not_matter(order: list[int]) -> None:
    known = Known.of([ANN])
    expected = understood_together(CARDS, known)
    found = understood_together([CARDS[place] for place in order], known)
    assert [found[order.index(place)] for place in range(len(CARDS))] == expected


def test_what_a_card_has_from_another_does_not_speak_for_a_third() -> None:
    """The disputed one gets its domain from the first; without the first it must not tell it to the last."""
    again = card(
        "Eve Stone",
        "eve.stone@kestrel.example",
        seen={"eve.stone@kestrel.example": ("eve.stone@kestre1.example", "eve.stone@kestrel.example")},
    )
    pair = [CARDS[1], (again, alone(again))]
    for proposal, (_, before) in zip(understood_together(pair, NOTHING), pair, strict=True):
        assert proposal.emails == before.emails
    three = understood_together([*pair, CARDS[0]], NOTHING)
    assert all(known_from(guess) for proposal in three[:2] for guess in proposal.emails)
