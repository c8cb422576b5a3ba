"""The weights come out of one command, the same every time, and fit the code that uses them."""

from __future__ import annotations

from samples.training.__main__ import LEANING, learn
from samples.training.examples import examples
from scanner.fields.assign import SINGLE
from scanner.fields.weigh import weights

PAGES = 12


def test_learning_twice_gives_the_same_weights_and_every_kept_one_is_of_a_known_field() -> None:
    once, twice = (learn(list(examples(5, PAGES))) for _ in range(2))
    assert once == twice
    fields = (*SINGLE, "address")
    assert set(weights()) == {"leaning", *fields}
    assert weights()["leaning"] == LEANING


def test_no_weight_is_kept_for_a_feature_that_pages_never_show() -> None:
    shown = {name for example in examples(6, PAGES * 4) for name in example.features}
    learnt = {name for field in SINGLE for name in weights()[field] if not name.startswith("ea ")}
    assert len(learnt - shown) <= 0.1 * len(learnt), sorted(learnt - shown)
