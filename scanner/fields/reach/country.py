"""Decide the country of a card: the signs in its text, then how its national numbers fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.reach.dialing import (
    calling_code,
    is_international,
    known,
    national,
    parsed,
    plus,
    possible,
)
from scanner.fields.reach.fit import judge_number, printed_as
from scanner.fields.reach.kinds import PHONE_LABELS, told_before
from scanner.fields.reach.labels import labels_before
from scanner.fields.reach.numerals import Run, find_runs
from scanner.fields.reach.region import AGAINST, NUMBERS, SHOWN, rank, shortlist, wealth, weigh
from scanner.fields.reach.segments import MIN_DIGITS, segments
from scanner.fields.reach.usage import grouping, is_dialled_whole, is_local
from scanner.fields.trace import Spot, Trace

UNLABELLED = 0.5
"""How much a number counts that no label calls a telephone."""
LOCAL = -1.5
"""A number that only makes sense without its area code: few cards leave it out."""
UNSHOWN = -2.0
"""A country of which a card shows no sign but numbers that fit: of its own country nearly every card does."""
LEFT_OVER = -0.5
"""Each digit of a run that is in none of the numbers seen there."""
UNDIALLED = -1.5
"""A valid number that is printed without the trunk zero it is dialled with: few are."""
NEW_RANGE = -0.7
"""A number that the library does not know, as long and grouped as its country's are: it may be newer."""
BARE_CODE = 3.0
"""A number that begins with a country's code, without a plus, and has as many digits as they have there."""
LONG_CODED = 10
"""Signs of a number with its code from which on one that the library does not know is thought to have it."""
MOST_NATIONAL = 24
"""National numbers that are tried in every country; no card has half as many."""
POSTCODES = 8
"""Digits from which on what stands alone or behind a telephone's label holds no postcode."""
UNPROVEN = 0.8
"""The most likely that a country is taken to be which a card shows nothing of but numbers that fit it: too
little to promise them."""
OUTSHONE = 2.0
"""Log-odds by which a card may show more of another country than of the one that its numbers fit best, and
these still be promised."""
NOTHING_FITS = "00000000"
"""Stands for a run in which a country sees no number at all."""

Ranking = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class National:
    """A run of digits that names no country, and how much it counts."""

    run: Run
    weight: float


def find_country(
    lines: Sequence[Trace], taken: Collection[Spot], *, hosts: Collection[str], told: str | None
) -> Ranking:
    """Rank the countries a card may be of, with probabilities; `told` is where the caller looks first."""
    runs = [run for line in lines for run in find_runs(line) if not set(taken) & run.spots(0, 1)]
    international = [n for run in runs for n in _named(run, told)]
    text = "\n".join(_without_numbers(line, runs) for line in lines)
    odds = weigh(text, domains=hosts, numbers=international, told=told)
    for region in {region for run in runs for region in _coded(run)}:
        odds[region] += BARE_CODE
    tried = shortlist(odds)
    nationals = [n for run in runs if (n := _national(run, told))][:MOST_NATIONAL]
    shown = odds[tried[0]]
    unshown = {region for region in tried if odds[region] <= wealth().get(region, 0.0)}
    outshone = {region for region in tried if odds[region] < shown - OUTSHONE}
    for region in tried:
        fit = sum(n.weight * _fit(n.run, region) for n in nationals)
        fit += UNSHOWN if region in unshown else 0.0
        odds[region] += max(-AGAINST if odds[region] >= SHOWN else -NUMBERS, min(NUMBERS, fit))
    return _doubted(rank({region: odds[region] for region in tried}), unshown | outshone)


def _doubted(ranking: Ranking, unshown: Collection[str]) -> Ranking:
    """Return a ranking whose first country is no more than likely where the card shows too little of it."""
    (best, odds), *others = ranking
    return ((best, min(odds, UNPROVEN)), *others) if best in unshown else ranking


def _without_numbers(line: Trace, runs: Sequence[Run]) -> str:
    """Return the text of a line without its telephone numbers, in which no postcode is to be looked for."""
    text = line.text
    for run in runs:
        start, end = run.groups[0][0], run.groups[-1][1]
        is_here = run.line.spots == line.spots and run.digits(0, len(run.groups)) >= POSTCODES
        is_dialled = run.line.text[start] == "0" or not text[:start].strip(" +(")
        is_announced = any(label.kind in PHONE_LABELS for label in labels_before(text, start, 0)[:1])
        if is_here and (is_dialled or is_announced):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _coded(run: Run) -> list[str]:
    """Return the countries whose code a run may begin with: "84-43-...", "(852) 2555 0142"."""
    count = len(run.groups)
    first = run.printed(0, 1).strip("+( ")
    if "+" in run.lead(0) and count > 1 and not _named(run, None):
        meant = pn.COUNTRY_CODE_TO_REGION_CODE.get(int(first), ())[:1]  # digits behind it were lost
        return [region for region in meant if region in pn.SUPPORTED_REGIONS]
    if count < 2 or not 2 <= len(first) <= 3 or is_international(run.printed(0, count)):
        return []
    regions = pn.COUNTRY_CODE_TO_REGION_CODE.get(int(first), ())
    return [region for region in regions[:1] if _is_possible(run.printed(0, count), region)]


def _is_possible(text: str, region: str) -> bool:
    whole = plus(text, region)
    if whole is None or possible(whole) is None:
        return False
    return parsed(whole, None) is not None or (text.count("-") > 1 and len(whole) > LONG_CODED)


def _named(run: Run, told: str | None) -> list[pn.PhoneNumber]:
    found = (s.raw for s in segments(run, told) if is_international(s.raw))
    return [number for raw in found if (number := parsed(raw, None) or ("+" in raw and possible(raw)))]


def _national(run: Run, told: str | None) -> National | None:
    if run.digits(0, len(run.groups)) <= MIN_DIGITS or _named(run, told) or run.is_spelt:
        return None
    first = next(iter(segments(run, told)), None)
    labels = told_before(first, 0) if first else None
    if labels and labels.is_other:
        return None
    return National(run, 1.0 if labels and labels.is_phone else UNLABELLED)


def _is_at_home(text: str, region: str) -> bool:
    """Tell whether a number is a valid one of `region`, rather than of the country next door, as it stands.

    A way of writing that only one country has would prove it without a measure of how often chance does.
    """
    number = known(text, region)
    return number is not None and number.country_code == calling_code(region)


def _fit(run: Run, region: str) -> float:
    found = segments(run, region)
    if not found:
        return judge_number(NOTHING_FITS, region, is_valid=False, grouped=0.0)
    total = 0.0
    for segment in found:
        is_valid = _is_at_home(segment.text, region)
        grouped = grouping(segment.text, region)
        total += printed_as(segment.raw, region)
        if not is_valid and national(segment.text, region) and grouped:
            total += NEW_RANGE
        elif is_valid or not is_local(segment.text, region):
            digits = re.sub(r"\D", "", segment.text)
            total += judge_number(digits, region, is_valid=is_valid, grouped=grouped)
            is_whole = not is_valid or is_dialled_whole(segment.text, region) or plus(segment.text, region)
            total += 0.0 if is_whole else UNDIALLED
        else:
            total += LOCAL + grouped
    return total + LEFT_OVER * (run.digits(0, len(run.groups)) - sum(s.digits for s in found))
