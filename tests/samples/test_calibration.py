"""What sureness is learnt from, and how thresholds are chosen."""

from __future__ import annotations

import gzip
from dataclasses import replace

from samples.calibration.__main__ import FEWEST, NEVER, chance, learn, threshold, weigh
from samples.calibration.cases import PHOTO, Case, cases
from samples.calibration.printed import PRINTED, packed, unpacked
from scanner.fields.propose import propose
from scanner.model.page import Page
from scanner.model.reading import ReadCard, Reading
from tests.fields.cards import page

CARD = page("Hans Meier", "Sales Director", "hans.meier@northwind.example", "+49 30 23125 100")
TRUTH = {
    "file": "card.jpg",
    "cards": [
        {
            "name": "Hans Meier",
            "title": "Sales Director",
            "emails": ["hans.meier@northwind.example"],
            "phones": [{"raw": "+49 30 23125 101", "e164": "+493023125101"}],
        }
    ],
}
SOUND = Case("phone", {"agreed": 1.0, "nines": 3.0}, True, "card.jpg")
UNSOUND = replace(SOUND, traits={"agreed": 1.0, "nines": 1.0}, is_right=False)


def read(card: Page) -> Reading:
    return Reading("photos/card.jpg", "", 0.0, (ReadCard(None, card, propose(card)),))


def test_values_are_judged_against_what_stands_on_the_card() -> None:
    found = {case.field: case.is_right for case in cases([read(CARD)], {"card.jpg": TRUTH})}
    assert found == {"name": True, "title": True, "email": True, "phone": False}


def judged(*groups: tuple[float, Case, int]) -> list[tuple[float, Case]]:
    """Repeat each case on so many cards of its own."""
    return [
        (odds, replace(case, photo=f"{number}-{case.photo}"))
        for odds, case, count in groups
        for number in range(count)
    ]


def test_weights_learnt_tell_right_from_wrong() -> None:
    weights = weigh([SOUND, UNSOUND] * 30)
    assert chance(weights, SOUND) > 0.8 > 0.2 > chance(weights, UNSOUND)


def test_learning_twice_gives_the_same_scale() -> None:
    held = [replace(case, photo=f"{n}.jpg") for n in range(30) for case in (SOUND, SOUND, UNSOUND)]
    assert learn(held, 0.995) == learn(held, 0.995)


def test_the_threshold_lies_above_all_but_one_mistake() -> None:
    wrong = replace(SOUND, is_right=False)
    assert 0.9 < threshold(judged((0.97, SOUND, 40), (0.9, wrong, 2)), 0.995) <= 0.97
    assert threshold(judged((0.97, SOUND, 40), (0.97, wrong, 2)), 0.995) == NEVER


def test_one_mistake_counts_against_a_lone_reader_only() -> None:
    alone = replace(SOUND, traits={"agreed": 0.0, "nines": 3.0})
    for case, is_forgiven in ((SOUND, True), (alone, False)):
        held = judged((0.97, case, 40), (0.97, replace(case, is_right=False), 1))
        assert (threshold(held, 0.995) < NEVER) is is_forgiven


def test_a_card_read_wrongly_twice_is_one_mistake() -> None:
    wrong = replace(SOUND, is_right=False)
    twice = [(0.97, wrong), (0.97, wrong)]
    assert threshold([*judged((0.97, SOUND, 40)), *twice], 0.995) < NEVER


def test_every_kind_of_pool_has_to_keep_to_the_goal() -> None:
    drawn, real = (judged((0.97, replace(SOUND, pool=pool), 400)) for pool in (PHOTO, PRINTED))
    wrong = judged((0.97, replace(SOUND, is_right=False, pool=PRINTED, photo="real.jpg"), 3))
    assert threshold([*drawn, *real], 0.995) < NEVER
    assert threshold([*drawn, *real, *wrong], 0.995) == NEVER


def test_a_table_of_real_values_keeps_their_figures_and_no_names_of_photos() -> None:
    case = Case("phone", {"agreed": 1.0, "nines": 2.346}, False, "smith_001.jpg", PRINTED)
    table = packed([case, SOUND])
    (kept, other) = unpacked(table)
    assert (kept.field, kept.is_right, kept.pool) == ("phone", False, PRINTED)
    assert kept.traits == {"agreed": 1.0, "nines": 2.35}
    assert other.is_right
    assert kept.photo != other.photo
    assert b"smith" not in gzip.decompress(table)
    assert packed([case, SOUND]) == table


def test_too_few_values_promise_nothing() -> None:
    assert threshold(judged((0.99, SOUND, FEWEST - 1)), 0.995) == NEVER


def test_what_a_rule_bars_is_not_counted_for_the_threshold() -> None:
    barred = replace(SOUND, traits={**SOUND.traits, "barred": 1.0}, is_right=False)
    assert threshold(judged((0.97, SOUND, 40), (0.97, barred, 20)), 0.995) <= 0.97
