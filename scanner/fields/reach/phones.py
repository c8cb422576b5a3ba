"""Telephone numbers on a page: which digits are numbers, what they are for, what is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import phonenumbers as pn

from scanner.fields.reach.areas import Areas, completed, has_no_area
from scanner.fields.reach.dialing import (
    abroad,
    as_dialled,
    e164,
    is_international,
    is_nothing,
    national,
    parsed,
    plus,
    possible,
)
from scanner.fields.reach.extensions import extension_of
from scanner.fields.reach.kinds import Told, kind_for, told_before, told_behind, told_beside
from scanner.fields.reach.numerals import find_runs
from scanner.fields.reach.offices import NOWHERE, Home, Offices, offices
from scanner.fields.reach.seen import Seen, has_letters, is_neighbour, is_phone, is_whole
from scanner.fields.reach.segment import Segment
from scanner.fields.reach.segments import segments
from scanner.fields.reach.tails import FAR, tails
from scanner.fields.reach.usage import is_local, mobile_at_home
from scanner.fields.trace import Spot, Trace
from scanner.model.contact import Phone
from scanner.model.page import Page

BRACKETS = re.compile(r"\([^()\d]{1,12}\)")
"""Who is reached by a number, behind it: "9327 5514 (Ann) 6108 4472 (Bob)"."""
MOST_SEEN = 80
"""Numbers of a page that are looked at, house numbers and postcodes among them."""


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number found: what it is, the segments it was read from, and how much is known of it.

    `number` is None where the library knows no valid number. `is_completed` tells that an area code
    printed elsewhere on the card was put before it, `is_short` that only its last digits are printed, behind
    the whole number that they belong to, `is_crowded` that digits of no number touch it. `home` says what
    country a national number is taken to be of, `is_open` that it may be of another one on the card.
    """

    phone: Phone
    number: pn.PhoneNumber | None
    text: str
    value_spots: frozenset[Spot]
    label_spots: frozenset[Spot]
    repaired: str | None = None
    is_completed: bool = False
    is_short: bool = False
    is_crowded: bool = False
    home: Home = NOWHERE
    is_open: bool = False

    @property
    def spots(self) -> frozenset[Spot]:
        return self.value_spots | self.label_spots

    @property
    def is_international(self) -> bool:
        return is_international(self.text)


def find_phones(
    page: Page, lines: Sequence[Trace], *, taken: frozenset[Spot], region: str | None
) -> list[Dialled]:
    """Find the numbers on `page`, national ones as those of `region`, outside the words `taken`."""
    homes = offices(page, lines, region)
    found = (s for i in range(len(lines)) for s in _seen(page, lines, i, homes))
    seen = [s for s in islice(found, MOST_SEEN) if not s.segment.spots & taken]
    kept = [s for s in seen if is_phone(s)]
    kept = [s for s in seen if s in kept or is_neighbour(s, kept, page)]
    areas = Areas.of(kept, lines)
    whole = [_dialled(s, areas.of_number(s), lines) for s in kept]
    short = [tail for s in kept for tail in _tails(s, kept, lines)]
    direct = frozenset[Spot]().union(*(tail.spots for tail in short))
    return [_without_extension(number, direct) for number in whole] + short


def _without_extension(found: Dialled, direct: frozenset[Spot]) -> Dialled:
    """Return a number without the extension that is dialled in its place: "...-0" above "DW 22"."""
    if not (found.phone.extension and found.label_spots & direct):
        return found
    return replace(found, phone=replace(found.phone, extension=None), label_spots=found.label_spots - direct)


def _tails(seen: Seen, kept: Sequence[Seen], lines: Sequence[Trace]) -> Iterator[Dialled]:
    """Yield the numbers that have only their last digits printed, behind `seen` or on a line below it."""
    region = seen.home.region
    if not _fits(seen.segment, region):
        return
    used = frozenset[Spot]().union(*(other.segment.spots for other in kept))
    for index in range(seen.line, min(len(lines), seen.line + FAR + 1)):
        if index > seen.line and any(other.line == index for other in kept):
            return
        start = seen.segment.end if index == seen.line else 0
        for tail in tails(lines[index], start, seen.segment.text, region):
            number = parsed(tail.whole, region)
            if number and not tail.spots & used:
                kind = kind_for(Told((tail.kind,)), number)
                phone = Phone(e164(number), tail.printed, kind, None)
                yield Dialled(
                    phone, number, tail.whole, tail.spots, frozenset(), is_completed=True, home=seen.home
                )


def _found(line: Trace, index: int, homes: Offices) -> Iterator[tuple[Segment, Home]]:
    """Yield the segments of one line, each run cut as a number of its own home, else of the card's."""
    floor = 0
    for run in find_runs(line):
        start, end = run.groups[0][0], run.groups[-1][1]
        home = homes.of(line, index, start, end, floor)
        found = segments(run, home.region)
        if home.region != homes.region and not any(_belongs(s, home) for s in found):
            others = segments(run, homes.region)
            if any(_fits(s, homes.region) or _lacks_area(s, homes.region) for s in others):
                found, home = others, Home(homes.region, is_misfit=home.is_told)
        yield from ((segment, home) for segment in found if not is_nothing(segment.text))
        floor = end


def _belongs(segment: Segment, home: Home) -> bool:
    """Tell whether a number is one of its home, if only without its area code where an office says so."""
    return _fits(segment, home.region) or (home.is_told and _lacks_area(segment, home.region))


def _lacks_area(segment: Segment, region: str | None) -> bool:
    return region is not None and is_local(segment.text, region)


def _fits(segment: Segment, region: str | None) -> bool:
    return parsed(segment.text, region) is not None


def _seen(page: Page, lines: Sequence[Trace], index: int, homes: Offices) -> Iterator[Seen]:
    """Yield the numbers of one line with their labels; one without takes over those of the one before it."""
    line = lines[index]
    floor = 0
    found = list(_found(line, index, homes))
    last = told_behind(found[-1][0]) if found else Told()
    is_behind = last.is_phone and (
        last.is_bracketed
        or not told_before(found[0][0], 0, region=homes.region, initials=homes.initials).kinds
    )
    previous: Seen | None = None
    for segment, home in found:
        behind = told_behind(segment)
        told = (
            behind
            if is_behind and (behind.kinds or not last.is_bracketed)
            else told_before(segment, floor, region=home.region, initials=homes.initials)
        )
        position = 0
        between = BRACKETS.sub("", line.text[previous.segment.end : segment.start]) if previous else ""
        is_listed = previous and not has_letters(between)
        if not told.kinds and previous and is_listed:
            told, position = previous.told, previous.position + 1
        elif not told.kinds and (behind.is_bracketed or segment is found[-1][0]):
            told = behind  # a word between two numbers announces the second
        if not told.kinds and segment is found[0][0] and not has_letters(line.text[: segment.start]):
            told = told_beside(page, lines, index)
        stem = previous.segment.text if previous and _fits(previous.segment, home.region) else None
        previous = Seen(segment, told, home, position, stem)
        floor = segment.end
        yield previous


def _dialled(seen: Seen, area: str | None, lines: Sequence[Trace]) -> Dialled:
    segment, region = seen.segment, seen.home.region
    found = parsed(segment.text, region) or abroad(segment.text)
    if seen.told.is_phone and region and area and has_no_area(segment.text, region, area):
        found = None
    number = found or completed(segment.text, region, area, seen.stem)
    below = lines[seen.line + 1] if seen.line + 1 < len(lines) else None
    extension, extension_spots = extension_of(segment, below)
    known = number or (_likely(segment.text, region) if region else None)
    value = e164(known) if known else as_dialled(segment.text)
    cell = mobile_at_home(segment.text, region) if region and not number else None
    kind = kind_for(seen.told, number or cell, position=seen.position)
    as_read = segment.run.line.text[segment.start : segment.end] if segment.is_mended else None
    return Dialled(
        Phone(value, segment.raw.strip(), kind, extension),
        number,
        segment.text,
        segment.spots,
        (seen.told.spots | extension_spots) - segment.spots,
        as_read,
        is_completed=found is None and number is not None,
        is_short=segment.stem is not None,
        is_crowded=segment.is_crowded,
        home=seen.home,
        is_open=seen.home.is_open(segment.text),
    )


def _likely(text: str, region: str) -> pn.PhoneNumber | None:
    """Read a number that the library does not know: with its area code, or its country's without a plus."""
    whole = plus(text, region)
    if whole and (number := possible(whole)):
        return number
    return national(text, region) if is_whole(text, region) else None
