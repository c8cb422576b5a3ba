"""The weights come out of one command, the same every time, and fit the code that uses them."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from samples.training.examples import Example, examples
from samples.training.fit import fit_choice
from samples.training.learn import FIELDS, LEANING, laid_out, learn
from samples.training.printed import packed, printed, unpacked
from scanner.fields.judge.assign import SINGLE
from scanner.fields.judge.weigh import weights

PAGES = 12
FIELDS_CODE = Path(__file__).parents[2] / "scanner" / "fields"


def test_learning_twice_gives_the_same_weights_and_every_kept_one_is_of_a_known_field() -> None:
    once, twice = (learn(laid_out([e for n in range(PAGES) for e in examples(5, n)])) for _ in range(2))
    assert once == twice
    assert set(weights()) == {"leaning", *FIELDS}
    assert weights()["leaning"] == LEANING


def test_no_weight_is_kept_for_a_feature_that_pages_never_show() -> None:
    shown = {
        name for number in range(PAGES * 4) for example in examples(6, number) for name in example.features
    }
    learnt = {name for field in SINGLE for name in weights()[field] if not name.startswith("ea ")}
    assert len(learnt - shown) <= 0.1 * len(learnt), sorted(learnt - shown)


def test_a_choice_is_learnt_from_what_tells_the_chosen_from_the_rest_of_its_group() -> None:
    chosen, beside, none = [1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 0.0, 1.0]
    inputs = np.array([chosen, beside] * 10 + [none] * 10)
    shares = np.array([1.0, 0.0] * 10 + [0.0] * 10)
    starts = [*range(0, 20, 2), *range(20, 30)]
    bias, telling, other = fit_choice(
        inputs, shares, starts=starts, ridge=np.full(3, 0.1), counts=np.ones(len(starts))
    )
    assert telling > 1 > -1 > other
    assert bias + telling > 0 > bias + other


def span(mark: str, *, is_name: bool, page: int, fold: str) -> Example:
    return Example({"bias": 1.0, mark: 1.0}, dict.fromkeys(FIELDS, False) | {"name": is_name}, page, fold)


def test_what_is_left_out_is_not_learnt_from() -> None:
    marked = [span("telling", is_name=True, page=n, fold="one source") for n in range(40)]
    plain = [span("plain", is_name=False, page=n, fold="another") for n in range(40)]
    spans = laid_out([*marked, *plain])
    assert learn(spans)["name"]["telling"] > 0
    assert "telling" not in learn(spans, without="one source")["name"]


def test_where_learning_starts_from_changes_nothing() -> None:
    spans = laid_out([e for n in range(PAGES) for e in examples(5, n)])
    whole = learn(spans)
    for field, known in learn(spans, start=whole).items():
        assert known == pytest.approx(whole[field], abs=0.02), field


def test_a_table_holds_what_was_put_in_it_in_tenths_and_the_same_bytes_every_time() -> None:
    put = Example({"bias": 1.0, "depth": 0.449}, dict.fromkeys(FIELDS) | {"name": True}, 7, "a source")
    assert packed([put]) == packed([put])
    assert list(unpacked(packed([put]))) == [Example({"bias": 1.0, "depth": 0.4}, put.label, 7, "a source")]


def test_the_table_of_printed_cards_holds_figures_and_what_our_code_calls_them() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in FIELDS_CODE.rglob("*.py"))
    named = {name for example in printed() for name in example.features}
    assert {word for name in named for word in name.split()} <= {*re.findall(r"[a-z']+|\d+", code)}
    assert all(round(value * 10) == value * 10 for e in printed() for value in e.features.values())
