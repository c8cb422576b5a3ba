"""Long lists of values, asked about a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 500
"""Values bound in one question, or rows fetched at a time; databases bind some thousands."""


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield values in their order, so many at a time as one question may bind."""
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some
