"""Faker for each language, made once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faker import Faker


@cache
def faker_of(code: str, *, use_weighting: bool = True) -> Faker:
    """Return the Faker of a locale; who draws from it seeds it before."""
    from faker import Faker  # here, since it takes longer to import than most tests to run

    return Faker(code, use_weighting=use_weighting)
