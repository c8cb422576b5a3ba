"""Decide the country of a card: the signs in its text, then how its national numbers fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.reach.dialing import grouping, is_international, is_local, parsed, possible
from scanner.fields.reach.kinds import told_before
from scanner.fields.reach.numerals import Run, find_runs
from scanner.fields.reach.region import NUMBERS, judge_number, rank, shortlist, wealth, weigh
from scanner.fields.reach.segments import MIN_DIGITS, segments
from scanner.fields.trace import Spot, Trace

UNLABELLED = 0.5
"""How much a number counts that no label calls a telephone."""
LOCAL = -1.5
"""A number that only makes sense without its area code: few cards leave it out."""
UNSHOWN = -2.0
"""A country of which a card shows no sign but numbers that fit: of its own country nearly every card does."""
LEFT_OVER = -0.5
"""Each digit of a run that is in none of the numbers seen there."""
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
    text = "\n".join(line.text for line in lines)
    odds = weigh(text, domains=hosts, numbers=international, told=told)
    tried = shortlist(odds)
    nationals = [n for run in runs if (n := _national(run, told))]
    unshown = {region for region in tried if odds[region] <= wealth().get(region, 0.0)}
    for region in tried:
        fit = sum(n.weight * _fit(n.run, region) for n in nationals)
        fit += UNSHOWN if region in unshown else 0.0
        odds[region] += max(-NUMBERS, min(NUMBERS, fit))
    return rank({region: odds[region] for region in tried})


def _named(run: Run, told: str | None) -> list[pn.PhoneNumber]:
    found = (s.raw for s in segments(run, told) if is_international(s.raw))
    return [number for raw in found if (number := parsed(raw, None) or ("+" in raw and possible(raw)))]


def _national(run: Run, told: str | None) -> National | None:
    if run.digits(0, len(run.groups)) <= MIN_DIGITS or _named(run, told):
        return None
    first = next(iter(segments(run, told)), None)
    labels = told_before(first, 0) if first else None
    if labels and labels.is_other:
        return None
    return National(run, 1.0 if labels and labels.is_phone else UNLABELLED)


def _fit(run: Run, region: str) -> float:
    found = segments(run, region)
    if not found:
        return judge_number(NOTHING_FITS, region, is_valid=False, grouped=0.0)
    total = 0.0
    for segment in found:
        is_valid = parsed(segment.text, region) is not None
        grouped = grouping(segment.text, region)
        if is_valid or not is_local(segment.text, region):
            digits = re.sub(r"\D", "", segment.text)
            total += judge_number(digits, region, is_valid=is_valid, grouped=grouped)
        else:
            total += LOCAL + grouped
    return total + LEFT_OVER * (run.digits(0, len(run.groups)) - sum(s.digits for s in found))
