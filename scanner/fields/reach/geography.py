"""The countries and cities that a line names, and what they say for the country of the card."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from scanner.fields.reach.labels import fold, lexicon
from scanner.fields.shelf import rows

Odds = Mapping[str, float]
"""Log-odds by region, ISO 3166 in capitals."""

COUNTRY, WEAK_COUNTRY = 5.5, 1.5
"""A country's name, below most addresses, says as much as its code; one that is a word as well says less."""
CITY = 3.0
"""A city of two million or more that no other country has; smaller ones tell less."""
REMEMBERED = 1024
"""Cities whose odds are kept."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.](?=[^\W\d_]))*")
_OPENS = re.compile(r"\s?(?:[:)]|office\b|branch\b|factory\b)", re.IGNORECASE)
"""What stands behind a country's name that opens an address: "Vietnam Office", "Japan:"."""
_STATE = re.compile(
    r"\b(?:(?:the|people'?s|hashemite|federal|islamic|democratic|socialist)\s)*"
    r"(?:sultanate|republic|kingdom|state|emirate|commonwealth|principality|union) of (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a country's name that is called in full: "Sultanate of Oman"."""
_BRACKETED = re.compile(r"[^\W\d_][.,]?\s?\($")
"""Words before the bracket that a country's name stands in."""
_LONGEST_NAME = 4
"""Words in the longest name of a country or city that is looked for."""


@cache
def country_names() -> Mapping[str, tuple[str, float]]:
    """Return region and weight of every country's name, folded, in the languages we know labels of."""
    named: dict[str, tuple[str, float]] = {}
    for region, _, names in rows("countries"):
        for name in names.split("|"):
            named[spelled(name.rstrip("?"))] = (region, WEAK_COUNTRY if name.endswith("?") else COUNTRY)
    return named


@cache
def cities() -> Mapping[str, str]:
    """Return the countries that have a city of each name, and how large."""
    return {spelled(name): places for name, places in rows("cities") if name not in lexicon()}


def spelled(name: str) -> str:
    """Write a folded name the one way it is looked up: no dots, blanks for hyphens, one apostrophe."""
    return name.replace(".", "").replace("-", " ").replace("’", "'")


@lru_cache(maxsize=REMEMBERED)
def city_odds(name: str) -> Odds:
    """Return what a city's name, as it is looked up, says for the countries that have such a city."""
    places = (place.split(":") for place in cities().get(name, "").split())
    sizes = {region: max(1, int(size)) for region, size in places}
    total = sum(sizes.values())
    return {
        region: min(CITY, 1 + 0.54 * math.log(size / 50)) * (size / total) ** 2
        for region, size in sizes.items()
        if size >= 50
    }


def from_names(text: str) -> list[tuple[str, float]]:
    """Weigh the names of countries and cities in `text`, longest first; a word counts for one name.

    A country counts whole at the end of an address or on a line of its own, little in a sentence, and not at
    all beside another one: those are a company's markets.
    """
    found: list[tuple[str, float]] = []
    for line in text.split("\n"):
        countries, towns = named_in(line)
        found += [sign for town in towns for sign in town.items()]
        if len({country.region for country in countries}) == 1:
            best = max(countries, key=lambda country: country.is_placed)
            found.append((best.region, best.weight if best.is_placed else min(best.weight, WEAK_COUNTRY)))
    return found


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name on a line, characters `start` to `end` of it.

    `is_placed` tells that it ends an address, or stands alone: nothing but signs and digits around it.
    """

    region: str
    weight: float
    start: int
    end: int
    is_placed: bool


def named_in(line: str) -> tuple[list[Country], list[Odds]]:
    """Return the countries that `line` names, and what its cities say."""
    words = [(found, spelled(fold(found.group()))) for found in _WORD.finditer(line)]
    countries: list[Country] = []
    towns: list[Odds] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST_NAME, 0, -1) if _is_name(words[at : at + n])), 1)
        name = " ".join(word for _, word in words[at : at + size])
        start, end = words[at][0].start(), words[min(at + size, len(words)) - 1][0].end()
        if name in country_names():
            region, weight = country_names()[name]
            countries.append(Country(region, weight, start, end, _is_placed(line, start, end)))
        elif name in cities():
            towns.append(city_odds(name))
        at += size
    return countries, towns


def _is_name(words: Sequence[tuple[re.Match[str], str]]) -> bool:
    name = " ".join(word for _, word in words)
    return name in country_names() or name in cities()


def _is_placed(line: str, start: int, end: int) -> bool:
    """Tell whether a name ends a line behind a sign, a digit or a city, or stands alone on it."""
    before, behind = _STATE.sub("", line[:start]).rstrip(), line[end:]
    if any(c.isalpha() for c in behind):
        return bool(_OPENS.match(behind)) and not any(c.isalpha() for c in before)
    last = spelled(fold(before.split()[-1])) if before else ""
    if _BRACKETED.search(before) and last.rstrip("(") not in cities():
        return False  # where a degree is from: "FACC (USA)"
    return not before or not before[-1].isalpha() or last in cities() or last in country_names()
