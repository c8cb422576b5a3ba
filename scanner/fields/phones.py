"""Telephone numbers on a page: which digits are numbers, what they are for, what is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.dialing import area_code, e164, is_international, is_local, is_mobile, parsed
from scanner.fields.kinds import Told, kind_for, told_before, told_behind, told_beside
from scanner.fields.labels import kind_of
from scanner.fields.numerals import find_runs
from scanner.fields.region import looseness
from scanner.fields.segments import Segment, segments
from scanner.fields.trace import Spot, Trace
from scanner.model.contact import Phone
from scanner.model.page import Page

LOOSE = 0.45
"""Share of chance digits that make a valid number above which a number without any label or trunk zero is
left alone: in Germany three of four plot numbers would be "valid"."""
MOBILE_DIGITS = 9
"""Digits from which on a mobile number may stand without a label."""

_EXTENSION = re.compile(r"\s{0,2}[,;(/-]?\s{0,2}([^\W\d_]{1,12})[.:]?\s{0,2}[-:]?\s{0,2}(\d{1,5})\b\)?")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number found: what it is, the segments it was read from, and how much is known of it.

    `number` is None where the library knows no valid number. `is_completed` tells that an area code
    printed elsewhere on the card was put before it.
    """

    phone: Phone
    number: pn.PhoneNumber | None
    text: str
    value_spots: frozenset[Spot]
    label_spots: frozenset[Spot]
    repaired: str | None = None
    is_completed: bool = False

    @property
    def spots(self) -> frozenset[Spot]:
        return self.value_spots | self.label_spots

    @property
    def is_international(self) -> bool:
        return is_international(self.text)


@dataclass(frozen=True, slots=True)
class Seen:
    """A segment with its labels; `position` counts the numbers that share one label."""

    segment: Segment
    told: Told
    position: int = 0


def find_phones(
    page: Page, lines: Sequence[Trace], *, taken: frozenset[Spot], region: str | None
) -> list[Dialled]:
    """Find the numbers on `page`, national ones as those of `region`, outside the words `taken`."""
    seen = [
        s for i in range(len(lines)) for s in _seen(page, lines, i, region) if not s.segment.spots & taken
    ]
    kept = [s for s in seen if is_phone(s, region)]
    areas = {area_code(n) for s in kept if (n := parsed(s.segment.text, region)) and _region(n) == region}
    areas.discard(None)
    area = areas.pop() if len(areas) == 1 else None
    return [_dialled(s, region, area) for s in kept]


def _region(number: pn.PhoneNumber) -> str | None:
    return pn.region_code_for_number(number)


def _seen(page: Page, lines: Sequence[Trace], index: int, region: str | None) -> Iterator[Seen]:
    """Yield the numbers of one line with their labels; one without takes over those of the one before it."""
    line = lines[index]
    floor = 0
    found = [s for run in find_runs(line) for s in segments(run, region)]
    is_behind = bool(found) and not told_before(found[0], 0).kinds and told_behind(found[-1]).is_phone
    previous: Seen | None = None
    for segment in found:
        told = told_behind(segment) if is_behind else told_before(segment, floor)
        position = 0
        if not told.kinds and previous and not _has_letters(line.text[previous.segment.end : segment.start]):
            told, position = previous.told, previous.position + 1
        elif not told.kinds:
            told = told_behind(segment)
        if not told.kinds and segment is found[0] and not _has_letters(line.text[: segment.start]):
            told = told_beside(page, lines, index)
        previous = Seen(segment, told, position)
        floor = segment.end
        yield previous


def _has_letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


def is_phone(seen: Seen, region: str | None) -> bool:
    """Tell whether a segment is a telephone number rather than another number on the card."""
    segment, told = seen.segment, seen.told
    if told.is_other or _DATE.fullmatch(segment.raw.strip()) or _YEARS.fullmatch(segment.raw.strip()):
        return False
    number = parsed(segment.text, region)
    if is_international(segment.text) or told.is_phone:
        return bool(number or told.is_phone)
    if _is_glued(segment):
        return False
    if number is None:
        return bool(region and is_local(segment.text, region)) and _stands_alone(segment)
    digits = "".join(c for c in segment.text if c.isdigit())
    chance = looseness(region, digits=len(digits), has_zero=digits[0] == "0") if region else 1.0
    is_cell = is_mobile(number) and len(digits) >= MOBILE_DIGITS
    return chance < LOOSE or digits[0] == "0" or is_cell or _stands_alone(segment)


def _is_glued(segment: Segment) -> bool:
    """Tell whether letters that are no label touch the digits, as in registration numbers."""
    text = segment.run.line.text
    before, behind = text[: segment.start][-1:], text[segment.end : segment.end + 1]
    return before.isalpha() or behind.isalpha()


def _stands_alone(segment: Segment) -> bool:
    """Tell whether a line holds nothing but numbers."""
    return not _has_letters(segment.run.line.text) and len(segment.raw) >= 8


def _dialled(seen: Seen, region: str | None, area: str | None) -> Dialled:
    segment = seen.segment
    found = parsed(segment.text, region)
    number = found or _completed(segment.text, region, area)
    extension, extension_spots = _extension(segment)
    value = e164(number) if number else _as_printed(segment.text)
    kind = kind_for(seen.told, number, position=seen.position)
    as_read = segment.run.line.text[segment.start : segment.end] if segment.is_mended else None
    return Dialled(
        Phone(value, segment.raw.strip(), kind, extension),
        number,
        segment.text,
        segment.spots,
        (seen.told.spots | extension_spots) - segment.spots,
        as_read,
        is_completed=found is None and number is not None,
    )


def _completed(text: str, region: str | None, area: str | None) -> pn.PhoneNumber | None:
    """Put the card's area code before a local number, with the trunk zero where the country has one."""
    if not (area and region and is_local(text, region)):
        return None
    return parsed(f"{area}{_digits(text)}", region) or parsed(f"0{area}{_digits(text)}", region)


def _as_printed(text: str) -> str:
    return f"+{_digits(text).lstrip('0')}" if is_international(text) else _digits(text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _extension(segment: Segment) -> tuple[str | None, frozenset[Spot]]:
    line = segment.run.line
    found = _EXTENSION.match(line.text, segment.end)
    if not found or kind_of(found.group(1)) != "extension":
        return None, frozenset()
    return found.group(2), line.between(segment.end, found.end())
