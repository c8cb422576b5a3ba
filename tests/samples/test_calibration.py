"""What sureness is learnt from, and how thresholds are chosen."""

from __future__ import annotations

from dataclasses import replace

from samples.calibration.__main__ import FEWEST, NEVER, chance, learn, threshold, weigh
from samples.calibration.cases import Case, cases
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
    return [(odds, case) for odds, case, count in groups for _ in range(count)]


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


def test_too_few_values_promise_nothing() -> None:
    assert threshold(judged((0.99, SOUND, FEWEST - 1)), 0.995) == NEVER


def test_what_a_rule_bars_is_not_counted_for_the_threshold() -> None:
    barred = replace(SOUND, traits={**SOUND.traits, "barred": 1.0}, is_right=False)
    assert threshold(judged((0.97, SOUND, 40), (0.97, barred, 20)), 0.995) <= 0.97
