"""The country of a card, told from everything that is printed on it.

Each sign adds log-odds to the countries it speaks for. Signs of one kind tell the same story more than
once, so the strongest of a kind counts whole, the next half, and so on; kinds add up.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import phonenumbers as pn

from scanner.fields.reach.dialing import region_of
from scanner.fields.reach.labels import fold, lexicon
from scanner.fields.shelf import rows

Odds = Mapping[str, float]
"""Log-odds by region, ISO 3166 in capitals."""

GENERIC_CC = frozenset(
    "io co me ai tv fm cc ws to ly gg sh is la ac vc bz nu st tk ml ga cf cx im so".split()
)
"""Country endings that the whole world registers under."""
AMERICAN = frozenset("edu gov mil".split())
"""Endings that only institutions of the United States get."""
DOMAIN, GENERIC_DOMAIN = 4.0, 0.3
CODE = 5.0
"""A number printed with its country's code."""
COUNTRY, WEAK_COUNTRY = 5.5, 1.5
"""A country's name, below most addresses, says as much as its code; one that is a word as well says less."""
CITY = 3.0
"""A city of two million or more that no other country has; smaller ones tell less."""
TOLD = 2.0
"""What the caller expects: as good as a city's name, less than what a card says of itself."""
WEALTH = 0.5
"""Weight of the logarithm of a country's economy: where nothing else speaks, cards come from large ones."""
VALID_SHARE = 0.97
"""Share of printed numbers that the library knows as valid in their own country (the rest is misread,
local or new)."""
NUMBERS = 6.0
"""The most that national numbers may say for or against one country."""
SHORTLIST = 60
"""The most countries that national numbers are tried in."""
GROUPED = 1.0
"""What the groups say: most numbers are printed as usual in their country, few in another's way."""
CHANCE = 9.0
"""Log-odds behind the likeliest country beyond which national numbers cannot bring a country back."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.](?=[^\W\d_]))*")
_LONGEST_NAME = 4
"""Words in the longest name of a country or city that is looked for."""
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


@cache
def country_names() -> Mapping[str, tuple[str, float]]:
    """Return region and weight of every country's name, folded, in the languages we know labels of."""
    named: dict[str, tuple[str, float]] = {}
    for region, _, names in rows("countries"):
        for name in names.split("|"):
            named[spelled(name.rstrip("?"))] = (region, WEAK_COUNTRY if name.endswith("?") else COUNTRY)
    return named


@cache
def cities() -> Mapping[str, Odds]:
    """Return what each city's name says for the countries that have such a city."""
    return {spelled(name): _city(places) for name, places in rows("cities") if name not in lexicon()}


def spelled(name: str) -> str:
    """Write a folded name the one way it is looked up: no dots, blanks for hyphens."""
    return name.replace(".", "").replace("-", " ")


def _city(places: str) -> Odds:
    sizes = {region: max(1, int(size)) for region, size in (place.split(":") for place in places.split())}
    total = sum(sizes.values())
    return {
        region: min(CITY, 1 + 0.54 * math.log(size / 50)) * (size / total) ** 2
        for region, size in sizes.items()
        if size >= 50
    }


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
    return math.fsum(weight / 2.0**i for i, weight in enumerate(sorted(weights, reverse=True)))


def from_domains(domains: Iterable[str]) -> list[tuple[str, float]]:
    """Weigh the country endings of `domains`."""
    endings = {d.rpartition(".")[2] for d in domains}
    places = [(_country(e), GENERIC_DOMAIN if e in GENERIC_CC else DOMAIN) for e in endings]
    return [(region, weight) for region, weight in places if region in pn.SUPPORTED_REGIONS]


def _country(ending: str) -> str:
    return "US" if ending in AMERICAN else {"uk": "GB"}.get(ending, ending.upper())


def from_codes(numbers: Iterable[pn.PhoneNumber]) -> list[tuple[str, float]]:
    """Weigh the countries that international numbers name."""
    regions = (region_of(number) for number in numbers)
    return [(region, CODE) for region in regions if region in pn.SUPPORTED_REGIONS]


def from_names(text: str) -> list[tuple[str, float]]:
    """Weigh the names of countries and cities in `text`, longest first; a word counts for one name."""
    found: list[tuple[str, float]] = []
    for line in text.split("\n"):
        words = [spelled(fold(w)) for w in _WORD.findall(line)]
        at = 0
        while at < len(words):
            size = next((n for n in range(_LONGEST_NAME, 0, -1) if _named(words[at : at + n])), 0)
            found += _named(words[at : at + size])
            at += max(size, 1)
    return found


def _named(words: Sequence[str]) -> list[tuple[str, float]]:
    name = " ".join(words)
    if name in country_names():
        return [country_names()[name]]
    return list(cities().get(name, {}).items())


@cache
def looseness(region: str, *, digits: int, has_zero: bool) -> float:
    """Return how likely a chance string of `digits` is a valid number in `region`."""
    table = {row[0]: row[1].split() for row in rows("looseness")}
    first, count = 6, 8
    if region not in table or not first <= digits < first + count:
        return 0.001
    percent = float(table[region][digits - first + (0 if has_zero else count)])
    return min(0.97, percent / 100 + 0.002)


def judge_number(digits: str, region: str, *, is_valid: bool, grouped: float) -> float:
    """Return in log-odds what a national number says for `region`.

    A valid number says more where chance seldom makes one; `grouped` tells how much of it is printed in
    the groups that are usual there (see dialing.grouping).
    """
    chance = looseness(region, digits=len(digits), has_zero=digits.startswith("0"))
    if not is_valid:
        return math.log((1 - VALID_SHARE) / (1 - chance))
    return math.log(VALID_SHARE / chance) + GROUPED * (2 * grouped - 0.7)
