"""Weights that were learnt without some of the cards, and understanding with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from unittest.mock import patch

from samples.training.__main__ import learnt_from
from samples.training.learn import Weights, laid_out, learn
from scanner.fields.judge import weigh


def without_each(folds: Iterable[str]) -> Mapping[str, Weights]:
    """Learn once without the cards of each fold, from what all of them teach on."""
    spans = laid_out(learnt_from())
    whole = learn(spans)
    return {fold: learn(spans, without=fold, start=whole) for fold in sorted({*folds})}


@contextmanager
def knowing(weights: Weights) -> Iterator[None]:
    """Understand by these weights instead of those that ship."""
    with patch.object(weigh, "weights", lambda: weights):
        yield
