"""Spans of cards written by hand: more varied than drawn ones, and of countries that print lacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from samples.training.examples import Example, of_page
from samples.training.printed import known
from samples.written.cards import LEARNT, read

WRITTEN = "written"
"""The fold of written cards."""
ROUNDS = 2
"""How often each is read, each time with other errors."""


def written() -> Iterator[Example]:
    """Yield the examples on all of them."""
    numbers = count()
    for name in LEARNT:
        for seed in range(ROUNDS):
            for page, truth in read(name, seed=seed):
                yield from of_page(page, known(truth), next(numbers), fold=WRITTEN)
