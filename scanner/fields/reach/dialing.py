"""What is known of telephone numbers: valid ones, their parts, how countries print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import phonenumbers as pn
from phonenumbers import re_util

from scanner.fields.shelf import rows
from scanner.fields.trace import western

MAX_TEXT = 40
"""Characters in one printed number; longer text is none, and is not handed to the library."""

REMEMBERED = 4096
"""Answers kept: the numbers of one card are asked about again and again, those of the last card are not."""

_BRACKETED = re.compile(r"\(\s?([1-9]\d{1,2})\s?\)[\s\d-]+")
_TRUNK = re.compile(r"\(\s*0\s*\)")

# It compiles its patterns at every call, and a card asks for more than re remembers: an eighth of propose.
re_util.enable_pattern_cache()


def digits_of(text: str) -> str:
    """Return the digits of any script as those that are dialled: a code may hold others than are printed."""
    return "".join(c for c in western(text) if c.isdecimal())


def parsed(text: str, region: str | None) -> pn.PhoneNumber | None:
    """Parse a number as printed in `region`, or as it is meant there; None where it is no valid number."""
    return known(text, region) or next(
        (n for form in meant(text, region) if (n := _valid(form, region))), None
    )


@lru_cache(maxsize=REMEMBERED)
def known(text: str, region: str | None) -> pn.PhoneNumber | None:
    """Parse a number as the library knows those of `region`; None where it is no valid number there.

    "(0)" after a country's code is dropped where the number is not valid with it (Poland has no trunk zero).
    """
    if len(text) > MAX_TEXT:
        return None
    for attempt in dict.fromkeys((text, _TRUNK.sub(" ", text))):
        for form in (*_coded(attempt, region), *forms(attempt)):
            if number := _valid(form, region):
                return number
    return None


@lru_cache(maxsize=REMEMBERED)
def abroad(text: str) -> pn.PhoneNumber | None:
    """Read a mobile number with another country's code in brackets and no plus: "(86) 138 2413 7720"."""
    found = _BRACKETED.fullmatch(text.strip())
    if not (found and int(found[1]) in pn.COUNTRY_CODE_TO_REGION_CODE):
        return None
    number = _valid(f"+{digits_of(text)}", None)
    return number if number and is_mobile(number) else None


def _valid(form: str, region: str | None) -> pn.PhoneNumber | None:
    try:
        number = pn.parse(form, region)
    except pn.NumberParseException:
        return None
    return number if pn.is_valid_number(number) else None


def meant(text: str, region: str | None, area: str = "") -> Iterator[str]:
    """Yield what to dial for a number that is written in a way of its country's own; `area` is the card's."""
    digits = international(text) if is_international(text) else digits_of(text)
    for at, printed, dialled in _ways():
        if (at == region or digits.startswith("+")) and (area or "{area}" not in dialled):
            found = printed.fullmatch(digits)
            if found:
                yield found.expand(dialled.replace("{area}", area))


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((region, re.compile(printed), dialled) for region, printed, dialled in rows("dialling"))


def forms(text: str) -> tuple[str, ...]:
    """Return the ways to write `text` for the library: "00" and "+00" before a country's code are a plus."""
    digits = digits_of(text)
    if not is_international(text):
        return (digits,)
    return (f"+{digits.lstrip('0')}",) if "+" in text else (f"+{digits.lstrip('0')}", digits)


def _coded(text: str, region: str | None) -> tuple[str, ...]:
    """Write a number that begins with the code of its own country, but has no plus, with one.

    Only where numbers at home begin with another digit, mostly a zero: "49 221 ..." is none of an area 049.
    """
    groups = re.findall(r"\d+", text)
    code = str(pn.country_code_for_region(region)) if region else ""
    home = pn.PhoneMetadata.metadata_for_region(region) if region else None
    trunk = (home.national_prefix or "0") if home else None
    is_coded = trunk and len(groups) > 1 and groups[0] == code and not code.startswith(trunk)
    return ("+" + "".join(groups),) if is_coded and not is_international(text) else ()


def plus(text: str, region: str) -> str | None:
    """Write a number that begins with the code of `region` but has no plus with one, valid or not."""
    return next(iter(_coded(text, region)), None)


def is_international(text: str) -> bool:
    """Tell whether a printed number names its country itself, with a plus or "00" in front."""
    head = text.lstrip(" (")
    return head.startswith(("+", "00"))


def international(text: str) -> str:
    """Write a number that names its country as a plus and its digits, the "(0)" left out."""
    return "+" + digits_of(_TRUNK.sub("", text)).lstrip("0")


@lru_cache(maxsize=REMEMBERED)
def national(text: str, region: str) -> pn.PhoneNumber | None:
    """Read `text` as a number of `region` that has as many digits as they have there, valid or not."""
    if len(text) > MAX_TEXT or is_international(text):
        return None
    try:
        number = pn.parse(digits_of(text), region)
    except pn.NumberParseException:
        return None
    return number if _is_possible(number) else None


def _is_possible(number: pn.PhoneNumber) -> bool:
    return bool(pn.is_possible_number_with_reason(number) == pn.ValidationResult.IS_POSSIBLE)


def might_be(text: str, region: str) -> bool:
    """Tell whether `text` is as long as a number of `region` with its area code; countries that have
    numbers of every length say nothing."""
    metadata = pn.PhoneMetadata.metadata_for_region(region)
    lengths = metadata.fixed_line.possible_length if metadata and metadata.fixed_line else ()
    return len(lengths) == 1 and (number := national(text, region)) is not None and _size(number) in lengths


def has_trunk(text: str, region: str) -> bool:
    """Tell whether `text` begins with the trunk zero of `region`, and may be as long as a number there."""
    is_zero = is_dialled_with_zero(region) and digits_of(text).startswith("0")
    return is_zero and national(text, region) is not None


def lacks_trunk(text: str, region: str) -> bool:
    """Tell whether `text` does without the zero that numbers of `region` are dialled with at home."""
    return is_dialled_with_zero(region) and not digits_of(text).startswith("0")


def is_dialled_with_zero(region: str) -> bool:
    """Tell whether numbers of `region` are dialled with a trunk zero at home."""
    metadata = pn.PhoneMetadata.metadata_for_region(region)
    return metadata is not None and metadata.national_prefix == "0"


def _size(number: pn.PhoneNumber) -> int:
    return len(pn.national_significant_number(number))


def as_dialled(text: str) -> str:
    """Return a printed number's digits, with a plus where it names its country; zeros alone name none."""
    return international(text) if is_international(text) and not is_nothing(text) else digits_of(text)


def is_nothing(text: str) -> bool:
    """Tell whether a printed number has no digit but zeros."""
    return not digits_of(text).strip("0")


@lru_cache(maxsize=REMEMBERED)
def possible(text: str) -> pn.PhoneNumber | None:
    """Read `text` as a number that names its country and has as many digits as they have there, valid or not.

    The library knows no ranges that are newer than itself, nor those kept for fiction in some countries.
    """
    if not is_international(text) or len(text) > MAX_TEXT:
        return None
    try:
        number = pn.parse(international(text), None)
    except pn.NumberParseException:
        return None
    return number if _is_possible(number) else None


def region_of(number: pn.PhoneNumber) -> str | None:
    """Return the country of a number; the main one of its code where the number is not known there."""
    return pn.region_code_for_number(number) or pn.region_code_for_country_code(number.country_code or 0)


def e164(number: pn.PhoneNumber) -> str:
    return pn.format_number(number, pn.PhoneNumberFormat.E164)


def is_mobile(number: pn.PhoneNumber) -> bool:
    return pn.number_type(number) == pn.PhoneNumberType.MOBILE


def is_fixed(number: pn.PhoneNumber) -> bool:
    return pn.number_type(number) == pn.PhoneNumberType.FIXED_LINE


def calling_code(region: str) -> int:
    """Return the code that numbers of `region` are dialled with from abroad: 1 in all of North America."""
    return pn.country_code_for_region(region)
