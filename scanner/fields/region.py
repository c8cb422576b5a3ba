"""The country of a card, told from what is printed on it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import phonenumbers as pn

GENERIC_CC = frozenset("io co me ai tv fm cc ws to ly gg sh is la eu ac vc bz nu st tk ml".split())
"""Country endings that the whole world registers under."""


def rank(log_odds: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Turn summed log-odds into probabilities, greatest first; one "elsewhere" stands for all the rest."""
    if not log_odds:
        return ()
    elsewhere = 1.0
    weights = {region: math.exp(min(value, 40.0)) for region, value in log_odds.items()}
    total = sum(weights.values()) + elsewhere
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple((region, weight / total) for region, weight in ranked)


def from_domains(domains: Iterable[str]) -> dict[str, float]:
    """Weigh the country endings of `domains`."""
    odds: dict[str, float] = defaultdict(float)
    for ending in {d.rpartition(".")[2] for d in domains}:
        country = {"uk": "GB"}.get(ending, ending.upper())
        if country in pn.SUPPORTED_REGIONS:
            odds[country] += 0.5 if ending in GENERIC_CC else 4.0
    return dict(odds)


def from_numbers(numbers: Iterable[pn.PhoneNumber]) -> dict[str, float]:
    """Weigh the countries that international numbers name."""
    odds: dict[str, float] = defaultdict(float)
    for number in numbers:
        region = pn.region_code_for_number(number)
        if region in pn.SUPPORTED_REGIONS:
            odds[region] += 5.0
    return dict(odds)
