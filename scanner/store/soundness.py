"""Damaged rows, written by another program or a failing disk, are told as such and not as our own failure."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from scanner.errors import StoreError

P = ParamSpec("P")
T = TypeVar("T")

CANNOT_BE = (ValueError, TypeError, LookupError, AttributeError)
"""What a value raises that is read from a row and cannot be."""
WAY_OUT = "bring back a backup with `cardscan restore FILE`"


def sound(what: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Have a function that reads a row raise a StoreError that names `what`, where the row cannot be."""

    def guarded(read: Callable[P, T]) -> Callable[P, T]:
        @wraps(read)
        def reading(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return read(*args, **kwargs)
            except CANNOT_BE as error:
                raise StoreError(f"{what} in the records cannot be: {error}; {WAY_OUT}") from error

        return reading

    return guarded
