"""Cut a run of digit groups into the numbers that it holds."""

from __future__ import annotations

import re
from dataclasses import replace

import phonenumbers as pn

from scanner.fields.reach.dialing import (
    abroad,
    e164,
    has_trunk,
    is_international,
    known,
    might_be,
    parsed,
    plus,
    possible,
)
from scanner.fields.reach.numerals import Run
from scanner.fields.reach.segment import Segment
from scanner.fields.reach.usage import is_dialled_whole, is_local

MAX_DIGITS = 17
"""E.164 has at most 15; a printed "(0)" and "00" add up to three, less the country's own."""
MIN_DIGITS = 6
"""Shorter numbers are house numbers, postcodes and short codes that nobody saves."""
MAX_GROUPS = 40
"""Groups of digits in one run; no card prints more, and the search is quadratic in them."""
WIDEST = 15
"""Groups in one number: every digit may stand alone."""

LEAST_REPEATED = 5
"""Digits that a number without its area code has at least."""

SERVICES = frozenset({"0300", "0800", "0900", "1800"})
"""Where numbers of services begin: no short form of the number before them."""

VALID, POSSIBLE, LOCAL, UNKNOWN, NAMED, JUNK = 10.0, 4.5, 4.0, 3.5, 0.5, -1.0
"""Worth of a number the library knows as valid, of one that is as long as all of its country are, of one
without its area code, of one that has a code or trunk zero and may be as long, of one that only names its
country, and of any other. Their order matters, not their size: one valid number beats two others."""
LISTING_SIGNS = frozenset(",;|•&")
PARTING = LISTING_SIGNS | frozenset("+/(")
"""Signs between two numbers, and those that may also begin one."""
SKIP, SKIP_AREA, SKIP_CODE = 0.5, 2.0, 8.0
"""Cost of a group that belongs to no number, of one that must be an area code ("093 / 555 01 32"), and of one
behind a plus: what follows it is that country's number, whatever it would be elsewhere."""
LISTING, SLASH, GAP = 3.0, 1.0, 0.05
"""Cost of joining over a sign that parts numbers, over a slash (it parts area codes too), over a blank."""
TAILED = re.compile(r"(?<=[ )])\d+([-.])\d+\1\d+ \d{1,4}$")
"""Three groups behind a blank that one sign parts, and another behind a blank."""
POINTED = re.compile(r"\.\s")
CUT = 7.0
"""Cost of cutting where no sign parts two numbers."""


def segments(run: Run, region: str | None) -> list[Segment]:
    """Return the numbers in `run` for a card of `region`: the cut with the greatest worth."""
    count = len(run.groups)
    if count > MAX_GROUPS:
        return []
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
    for end in range(1, count + 1):
        value, cuts = best[end - 1]
        options = [(value - _skipping(run, end - 1), cuts)]
        for start in range(end - 1, max(-1, end - 1 - WIDEST), -1):
            if run.digits(start, end) > MAX_DIGITS or any("+" in run.gap(i) for i in range(start + 1, end)):
                break
            if run.digits(start, end) >= MIN_DIGITS:
                value, cuts = best[start]
                options.append((value + worth(run, start, end, region), (*cuts, (start, end))))
        best.append(max(options, key=lambda option: option[0]))
    whole = [Segment(run, a, b, run.printed(a, b)) for a, b in best[count][1]]
    return crowded(run, shared(run, whole, region))


def _skipping(run: Run, group: int) -> float:
    if "+" in run.lead(group):
        return SKIP_CODE
    return SKIP_AREA if _is_area(run, group) else SKIP


def _is_area(run: Run, group: int) -> bool:
    """Tell whether a slash stands behind a short group that begins the run, or begins with a zero."""
    is_before_slash = group + 1 < len(run.groups) and "/" in run.gap(group + 1)
    return (
        is_before_slash
        and run.digits(group, group + 1) < MIN_DIGITS
        and (group == 0 or run.line.text[run.groups[group][0]] == "0")
    )


def crowded(run: Run, found: list[Segment]) -> list[Segment]:
    """Mark the numbers that touch other digits with no sign between them that parts two.

    A trunk zero parts two numbers as well, and that both have as many digits. A number is marked, too, that
    ends in one digit behind a dash: it may be the last of several lines ("6217-9"), and one that ends behind
    a blank where dashes part it before: "694-57-159 124" may be two.
    """
    holders = {group: segment for segment in found for group in range(segment.first, segment.last)}

    def is_parted(segment: Segment, group: int, gap: int) -> bool:
        other = holders.get(group)
        begins = run.line.text[run.groups[gap][0]] == "0"
        is_alike = other is not None and (begins or other.digits == segment.digits)
        return is_alike or _parts(run.gap(gap))

    def touches(segment: Segment) -> bool:
        beside = ((segment.first - 1, segment.first), (segment.last, segment.last))
        text = run.printed(segment.first, segment.last)
        return (
            is_range(text)
            or bool(TAILED.search(text))
            or any(
                0 <= group < len(run.groups) and not is_parted(segment, group, gap) for group, gap in beside
            )
        )

    return [replace(segment, is_crowded=touches(segment)) for segment in found]


def is_range(text: str) -> bool:
    """Tell whether one digit behind a dash is greater than the one before it: 0 is a switchboard's."""
    found = re.search(r"([0-9])\s?[-–]\s?([0-9])$", text)
    return found is not None and found[1] < found[2]


def worth(run: Run, start: int, end: int, region: str | None) -> float:
    """Return how good a number groups `start` to `end` make in `region`, less the cost of cutting there."""
    text = run.printed(start, end)
    if number := parsed(text, region):
        is_begun = start == 0 or _parts(run.gap(start))
        is_whole = region is None or is_dialled_whole(text, region)
        is_whole |= is_begun and _has_area(run, start, end, number)
        is_whole |= known(text, region) is None  # written in a way of its country's own
        is_whole |= region is not None and plus(text, region) == e164(number)
        value = VALID if is_whole else LOCAL
    elif abroad(text):
        value = LOCAL
    elif is_international(text):
        value = UNKNOWN if possible(text) else NAMED
    else:
        value = max(_unknown(text, region), LOCAL if _is_twin(run, start, end) else JUNK)
    joins = [run.gap(i) for i in range(start + 1, end)]
    if value == LOCAL and any("/" in gap for gap in joins):
        value = JUNK  # a slash stands behind an area code, and this number has none
    cost = sum(LISTING if _lists(gap) else SLASH if "/" in gap else GAP for gap in joins)
    if start and not (_parts(run.gap(start)) or _is_twin(run, start, end)):
        cost += CUT
    return value - cost


def _lists(gap: str) -> bool:
    """Tell whether a sign that parts two numbers stands in a gap: of "·" only one beside a blank is."""
    return bool(set(gap) & LISTING_SIGNS) or ("·" in gap and gap != "·")


def _parts(gap: str) -> bool:
    """Tell whether a gap has a sign that parts two numbers, or that one begins with."""
    return _lists(gap) or bool(set(gap) & PARTING)


def _has_area(run: Run, start: int, end: int, number: pn.PhoneNumber) -> bool:
    """Tell whether a slash parts the area code from the rest of a number that lacks its trunk zero alone."""
    is_parted = end - start > 1 and "/" in run.gap(start + 1) and run.digits(start, start + 1) < MIN_DIGITS
    return is_parted and len(pn.national_significant_number(number)) == run.digits(start, end)


def _is_twin(run: Run, start: int, end: int) -> bool:
    """Tell whether a number lacks its area code and is as long as the end of the one before it."""
    size = run.digits(start, end)
    is_one = start > 1 and end == start + 1 and run.line.text[run.groups[start][0]] != "0"
    return is_one and size >= MIN_DIGITS and size == run.digits(start - 1, start)


def _unknown(text: str, region: str | None) -> float:
    """Return the worth of a national number that the library does not know as valid."""
    if region and is_local(text, region):
        return LOCAL
    whole = plus(text, region) if region else None
    if region and (might_be(text, region) or (whole and possible(whole))):
        return POSSIBLE
    return UNKNOWN if region and has_trunk(text, region) else JUNK


def shared(run: Run, found: list[Segment], region: str | None) -> list[Segment]:
    """Add the short numbers after a slash or comma that share the digits before with the last whole one."""
    starts = {segment.first: segment for segment in found}
    result: list[Segment] = []
    at = 0
    while at < len(run.groups):
        segment = starts.get(at)
        if segment and result and result[-1].last == at and _is_twin(run, at, segment.last):
            segment = replace(segment, stem=result[-1].text)
        if result and (segment is None or not parsed(segment.text, region)):
            short = None if segment else _short(run, at, result[-1], region)
            segment = _repeated(run, at, result[-1], region) or segment or short
        if segment:
            result.append(segment)
        at = segment.last if segment else at + 1
    return result


def _repeated(run: Run, at: int, before: Segment, region: str | None) -> Segment | None:
    """Return a number without the area code of the one before, printed alike: "(964) 21 44 50 - 21 44 54"."""
    sign = run.gap(at)
    if before.last != at or not (_lists(sign) or sign.strip() == "/" or sign in {" - ", " – "}):
        return None
    for count in range(2, min(before.last - before.first, len(run.groups) - at + 1)):
        end = at + count
        is_over = end == len(run.groups) or _parts(run.gap(end)) or run.gap(end) == sign
        if is_over and _printed_alike(run, before.last - count, at, count):
            segment = Segment(run, at, end, run.printed(at, end), stem=before.text)
            whole = parsed(segment.text, region) and parsed(before.text, region)
            return segment if whole and run.digits(at, end) >= LEAST_REPEATED else None
    return None


def _printed_alike(run: Run, one: int, other: int, count: int) -> bool:
    """Tell whether as many groups from two places on have as many digits each, and the same signs between."""
    sizes = [[run.digits(at + i, at + i + 1) for i in range(count)] for at in (one, other)]
    gaps = [[run.gap(at + i) for i in range(1, count)] for at in (one, other)]
    return sizes[0] == sizes[1] and gaps[0] == gaps[1]


def _short(run: Run, at: int, before: Segment, region: str | None) -> Segment | None:
    size = run.digits(at, at + 1)
    sign = run.gap(at).strip(" -")
    is_listed = before.last == at and sign in {"/", ",", "|", ";", "//", "&"}
    if not (is_listed and 1 <= size < MIN_DIGITS) or run.printed(at, at + 1) in SERVICES:
        return None
    if POINTED.match(run.line.text, run.groups[at][1]):
        return None  # a label before the next, misread: "моб." as "06."
    if size > run.digits(before.last - 1, before.last) and before.stem is None and sign != "&":
        return None  # an extension: "455 12 00 / 1204"
    segment = Segment(run, at, at + 1, run.printed(at, at + 1), stem=before.text)
    return segment if parsed(segment.text, region) and parsed(before.text, region) else None


def number(segment: Segment, region: str | None) -> pn.PhoneNumber | None:
    return parsed(segment.text, region)
