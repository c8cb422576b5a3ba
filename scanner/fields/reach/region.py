"""The country of a card, told from everything that is printed on it.

Each sign adds log-odds to the countries it speaks for. Signs of one kind tell the same story more than
once, so the strongest of a kind counts whole, the next half, and so on; kinds add up.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import phonenumbers as pn

from scanner.fields.reach.dialing import region_of
from scanner.fields.reach.geography import Odds, from_names
from scanner.fields.shelf import rows
from scanner.fields.who.lexicon import is_freemail

GENERIC_CC = frozenset(
    "io co me ai tv fm cc ws to ly gg sh is la ac vc bz nu st tk ml ga cf cx im so".split()
)
"""Country endings that the whole world registers under."""
WORDS_CC = frozenset(("in", "it"))
"""Country endings that are words as well, so that others register under them, too."""
AMERICAN = frozenset("edu gov mil".split())
"""Endings that only institutions of the United States get."""
DOMAIN, MAIL_DOMAIN, WORD_DOMAIN, GENERIC_DOMAIN = 4.0, 2.0, 2.0, 0.3
CODE = 5.0
"""A number printed with its country's code."""
TOLD = 2.0
"""What the caller expects: as good as a city's name, less than what a card says of itself."""
WEALTH = 0.5
"""Weight of the logarithm of a country's economy: where nothing else speaks, cards come from large ones."""
NUMBERS = 6.0
"""The most that national numbers may say for one country."""
AGAINST, SHOWN = 4.0, 6.0
"""The most that they may say against one which a card shows so clearly: old numbers fit no plan any more."""
SHORTLIST = 60
"""The most countries that national numbers are tried in."""
HEARD = 16
"""Signs of one kind that are added up; the next would say a hundred-thousandth."""
CHANCE = 9.0
"""Log-odds behind the likeliest country beyond which national numbers cannot bring a country back."""

_TEXT_LIMIT = 4000
"""Characters of a page that are searched for signs; a card has a tenth of that."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A pattern, the group of signs it belongs to, and the regions it speaks for."""

    group: str
    weight: float
    regions: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def hints() -> tuple[Hint, ...]:
    """Read the patterns; in the list `\\p` stands for any letter."""
    return tuple(
        Hint(
            group,
            float(weight),
            tuple(regions.split(",")),
            re.compile(pattern.replace("\\p", r"[^\W\d_]"), re.IGNORECASE | re.MULTILINE),
        )
        for group, weight, regions, pattern in rows("hints")
    )


@cache
def wealth() -> Odds:
    """Return what a country's size says for it before anything was read."""
    return {region: WEALTH * math.log(float(size)) for region, size, _ in rows("countries")}


def rank(odds: Odds) -> tuple[tuple[str, float], ...]:
    """Turn summed log-odds into probabilities, greatest first."""
    if not odds:
        return ()
    top = max(odds.values())
    weights = {region: math.exp(value - top) for region, value in odds.items()}
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple((region, weight / total) for region, weight in ranked)


def shortlist(odds: Odds) -> tuple[str, ...]:
    """Return the regions worth trying the card's national numbers in, the likeliest first."""
    floor = max(odds.values()) - CHANCE
    ranked = sorted(odds, key=lambda region: (-odds[region], region))
    return tuple(region for region in ranked[:SHORTLIST] if odds[region] >= floor)


def weigh(
    text: str, *, domains: Iterable[str], numbers: Iterable[pn.PhoneNumber], told: str | None
) -> dict[str, float]:
    """Sum what `text`, `domains`, international `numbers` and the caller say, in log-odds a region."""
    signs: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for group, found in (
        ("domain", from_domains(domains)),
        ("code", from_codes(numbers)),
        ("name", from_names(text[:_TEXT_LIMIT])),
        ("told", [(told, TOLD)] if told else []),
    ):
        for region, weight in found:
            signs[group][region].append(weight)
    for hint in hints():
        if hint.pattern.search(text[:_TEXT_LIMIT]):
            for region in hint.regions:
                signs[hint.group][region].append(hint.weight)
    odds = dict(wealth())
    for found_by_region in signs.values():
        for region, weights in found_by_region.items():
            odds[region] = odds.get(region, 0.0) + fading(weights)
    return odds


def fading(weights: Iterable[float]) -> float:
    """Add up weights that tell the same story: the greatest whole, the next half, then a quarter."""
    strongest = sorted(weights, reverse=True)[:HEARD]
    return math.fsum(weight / 2.0**i for i, weight in enumerate(strongest))


def from_domains(domains: Iterable[str]) -> list[tuple[str, float]]:
    """Weigh the country endings of `domains`; mail services have customers next door."""
    places = {(_country(d.rpartition(".")[2]), _domain_weight(d)) for d in domains}
    return sorted((region, weight) for region, weight in places if region in pn.SUPPORTED_REGIONS)


def _domain_weight(domain: str) -> float:
    ending = domain.rpartition(".")[2]
    if ending in GENERIC_CC:
        return GENERIC_DOMAIN
    if ending in WORDS_CC:
        return WORD_DOMAIN
    return MAIL_DOMAIN if is_freemail(domain) else DOMAIN


def _country(ending: str) -> str:
    return "US" if ending in AMERICAN else {"uk": "GB"}.get(ending, ending.upper())


def from_codes(numbers: Iterable[pn.PhoneNumber]) -> list[tuple[str, float]]:
    """Weigh the countries that international numbers name."""
    regions = (region_of(number) for number in numbers)
    return [(region, CODE) for region in regions if region in pn.SUPPORTED_REGIONS]
