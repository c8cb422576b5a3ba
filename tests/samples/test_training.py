"""The weights come out of one command, the same every time, and fit the code that uses them."""

from __future__ import annotations

import numpy as np

from samples.training.__main__ import LEANING, learn
from samples.training.examples import examples
from samples.training.fit import fit_choice
from scanner.fields.judge.assign import SINGLE
from scanner.fields.judge.weigh import weights

PAGES = 12


def test_learning_twice_gives_the_same_weights_and_every_kept_one_is_of_a_known_field() -> None:
    once, twice = (learn([e for n in range(PAGES) for e in examples(5, n)]) for _ in range(2))
    assert once == twice
    fields = (*SINGLE, "address")
    assert set(weights()) == {"leaning", *fields}
    assert weights()["leaning"] == LEANING


def test_no_weight_is_kept_for_a_feature_that_pages_never_show() -> None:
    shown = {
        name for number in range(PAGES * 4) for example in examples(6, number) for name in example.features
    }
    learnt = {name for field in SINGLE for name in weights()[field] if not name.startswith("ea ")}
    assert len(learnt - shown) <= 0.1 * len(learnt), sorted(learnt - shown)


def test_a_choice_is_learnt_from_what_tells_the_chosen_from_the_rest_of_its_group() -> None:
    rows = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
    none = np.array([[1.0, 0.0, 1.0]])
    groups = [(rows, np.array([1.0, 0.0]))] * 10 + [(none, np.array([0.0]))] * 10
    bias, telling, other = fit_choice(groups, ridge=np.full(3, 0.1))
    assert telling > 1 > -1 > other
    assert bias + telling > 0 > bias + other
