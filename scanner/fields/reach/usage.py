"""How countries print their numbers: whole, and in which groups."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import phonenumbers as pn

from scanner.fields.reach.dialing import (
    REMEMBERED,
    calling_code,
    digits_of,
    is_international,
    is_mobile,
    lacks_trunk,
    parsed,
)
from scanner.fields.shelf import rows

SHORTEST_LOCAL = 6
"""Digits from which on a number without area code is told from a house number or a postcode."""
_UNEVEN = frozenset({"RU"})
"""Countries whose areas have codes of several lengths, which the example of a number does not show."""
_STYLES = (pn.PhoneNumberFormat.NATIONAL, pn.PhoneNumberFormat.INTERNATIONAL)


@cache
def local_lengths(region: str) -> frozenset[int]:
    """Return how many digits a number of `region` may have when its area code is left out."""
    metadata = pn.PhoneMetadata.metadata_for_region(region)
    if metadata is None:
        return frozenset()
    kinds = (metadata.fixed_line, metadata.mobile)
    lengths = {n for kind in kinds if kind for n in kind.possible_length_local_only}
    example = pn.example_number_for_type(region, pn.PhoneNumberType.FIXED_LINE)
    area = _area_length(region)
    areas = {area} if area else set()
    if region in _UNEVEN:
        areas |= {len(code) for place, code, _ in rows("areas") if place == region}
    if example:
        lengths |= {len(pn.national_significant_number(example)) - length for length in areas}
    return frozenset(n for n in lengths if n >= SHORTEST_LOCAL)


@cache
def _area_length(region: str) -> int:
    """Return how many digits the area code of an example of `region` has, 0 where there are none."""
    example = pn.example_number_for_type(region, pn.PhoneNumberType.FIXED_LINE)
    return pn.length_of_geographical_area_code(example) if example else 0


@lru_cache(maxsize=REMEMBERED)
def is_local(text: str, region: str) -> bool:
    """Tell whether `text` may be a number of `region` that lacks its area code."""
    digits = digits_of(text)
    return not digits.startswith("0") and len(digits) in local_lengths(region) and "+" not in text


@lru_cache(maxsize=REMEMBERED)
def is_dialled_whole(text: str, region: str) -> bool:
    """Tell whether a valid number is written as one dials it in `region`, with a trunk zero if it needs one.

    Without it, what looks valid may be the end of a longer number or one that lacks its area code.
    """
    if is_international(text):
        return True
    if lacks_trunk(text, region) and is_local(text, region):
        return False  # valid by chance: 347034 is dialled in Köln
    digits = digits_of(text)
    matches = pn.PhoneNumberMatcher(digits, region, leniency=pn.Leniency.VALID)
    return any(match.raw_string == digits for match in matches)


@lru_cache(maxsize=REMEMBERED)
def mobile_at_home(text: str, region: str) -> pn.PhoneNumber | None:
    """Read a number without its area code as a mobile of `region` where no other number there ends so."""
    digits = digits_of(text)
    if not is_local(text, region):
        return None
    cell = _ending_in(digits, region, pn.PhoneNumberType.MOBILE)
    is_fixed_too = _ending_in(digits, region, pn.PhoneNumberType.FIXED_LINE) is not None
    return cell if cell is not None and is_mobile(cell) and not is_fixed_too else None


def _ending_in(digits: str, region: str, kind: int) -> pn.PhoneNumber | None:
    """Return the example of a kind of numbers with other last digits, None where there is none such."""
    example = pn.example_number_for_type(region, kind)
    whole = pn.national_significant_number(example) if example else ""
    area = whole[: -len(digits)]
    is_as_long = len(area) == _area_length(region)
    return parsed(f"+{calling_code(region)}{area}{digits}", None) if is_as_long else None


def area_code(number: pn.PhoneNumber) -> str | None:
    """Return the area's digits of a number that belongs to a place, None where there are none."""
    length = pn.length_of_geographical_area_code(number)
    return pn.national_significant_number(number)[:length] if length else None


@lru_cache(maxsize=REMEMBERED)
def grouping(text: str, region: str) -> float:
    """Return how far `text` is printed in the groups usual in `region`: 1 all, 0.5 its end, 0 none.

    A number without its area code has its end only; so has one whose first groups stand together.
    """
    number = parsed(text, region)
    printed = re.findall(r"\d+", text)
    if number is None:
        number, printed = pn.example_number(region), ["", *printed]
        if number is None:
            return 0.0
    shapes = [re.findall(r"\d+", pn.format_number(number, style)) for style in _STYLES]
    if printed in shapes:
        return 1.0
    if shapes[1][1:] in (printed, [printed[0].removeprefix("0"), *printed[1:]]):
        return 0.7  # without the trunk zero that is usual at home, or with one that was
    ends = ([len(group) for group in shape[-2:]] for shape in shapes)
    return 0.5 if [len(group) for group in printed[-2:]] in ends and len(printed) > 1 else 0.0
