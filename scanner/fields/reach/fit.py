"""What a national number says for a country: whether it is one there, and how it is printed."""

from __future__ import annotations

import math
import re
from functools import cache

import phonenumbers as pn

from scanner.fields.reach.dialing import region_of
from scanner.fields.shelf import rows

VALID_SHARE = 0.97
"""Share of printed numbers that the library knows as valid in their own country (the rest is misread,
local or new)."""
GROUPED = 1.0
"""What the groups say: most numbers are printed as usual in their country, few in another's way."""

ALIKE = 2
"""Digits by which numbers of a country may differ in length: where more, one that is cut looks whole."""

_USUAL = (pn.PhoneNumberType.FIXED_LINE, pn.PhoneNumberType.MOBILE)


def is_as_long_as_others(number: pn.PhoneNumber) -> bool:
    """Tell whether `number` has as many digits as its country's numbers, which are all about as long.

    A short number (for emergencies, free calls) is possible too, but a cut one looks like it.
    """
    region = region_of(number)
    metadata = pn.PhoneMetadata.metadata_for_region(region) if region else None
    if region is None or metadata is None:
        return False
    kinds = (metadata.fixed_line, metadata.mobile)
    lengths = [length for kind in kinds if kind for length in kind.possible_length]
    examples = filter(None, (pn.example_number_for_type(region, kind) for kind in _USUAL))
    usual = {len(pn.national_significant_number(example)) for example in examples}
    is_alike = max(lengths) - min(lengths) <= ALIKE
    return is_alike and len(pn.national_significant_number(number)) in usual


@cache
def looseness(region: str, *, digits: int, has_zero: bool) -> float:
    """Return how likely a chance string of `digits` is a valid number in `region`."""
    table = {row[0]: row[1].split() for row in rows("looseness")}
    first, count = 6, 8
    if region not in table or not first <= digits < first + count:
        return 0.001
    percent = float(table[region][digits - first + (0 if has_zero else count)])
    return min(0.97, percent / 100 + 0.002)


@cache
def _printed() -> tuple[tuple[frozenset[str], float, re.Pattern[str]], ...]:
    return tuple(
        (frozenset(regions.split(",")), float(weight), re.compile(pattern))
        for regions, weight, pattern in rows("printing")
    )


def printed_as(text: str, region: str) -> float:
    """Return in log-odds what the way a national number is printed says for `region`."""
    return math.fsum(
        weight
        for regions, weight, pattern in _printed()
        if region in regions and pattern.fullmatch(text.strip())
    )


def judge_number(digits: str, region: str, *, is_valid: bool, grouped: float) -> float:
    """Return in log-odds what a national number says for `region`.

    A valid number says more where chance seldom makes one; `grouped` tells how much of it is printed in
    the groups that are usual there (see dialing.grouping).
    """
    chance = looseness(region, digits=len(digits), has_zero=digits.startswith("0"))
    if not is_valid:
        return math.log((1 - VALID_SHARE) / (1 - chance))
    return math.log(VALID_SHARE / chance) + GROUPED * (2 * grouped - 0.7)
