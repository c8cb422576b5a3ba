"""The country of each number: what its label says, else the office that it stands in, else the card's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import phonenumbers as pn

from scanner.fields.reach.dialing import parsed
from scanner.fields.reach.geography import COUNTRY, Country, country_names, named_in, spelled
from scanner.fields.reach.home_labels import initials_in
from scanner.fields.reach.labels import LETTERS, fold, kind_of, labels_before
from scanner.fields.reach.postcodes import country_of_postcode
from scanner.fields.reach.town_labels import CITY_SAYS, town_before
from scanner.fields.reach.usage import is_dialled_whole
from scanner.fields.shelf import rows
from scanner.fields.trace import Trace
from scanner.model.geometry import Box
from scanner.model.page import Page

FAR = 9.0
"""Heights of its line above which a number's office no longer stands."""

LONG = 4
"""Digits of a telephone number's last group, which measures nothing."""

_ALONE = re.compile(r"(?:^|[,;/|·•(])\s*([A-Z]{2})[:)]?\s*$")
_CODE = re.compile(r"(?<![^\W_])([A-Z]{2})(?![^\W_])")
_BEHIND = re.compile(r"\s?[(\[]\s?([^\d()\[\]]{2,24}?)\s?[)\]]")
_HEAD = re.compile(r"^\W*([A-Z]{2})(?:\s(?i:office|branch|factory|warehouse))?\s?[:：]\s*(?=\w)")
"""What an office is called by before its address: "KE: ...", "US office: ..."."""
_ABROAD = re.compile("0011|011|00")
"""How a number begins that says its country itself, whatever town it rings in."""
_SIGNS = ",;/|·•("
"""What may stand before a country's name that stands right before its number."""
_STATES = frozenset("AL AR AZ CA CO DE GA ID IL IN LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA".split())
"""Codes of countries that are those of American states, too: on an American card."""
_WORDS = frozenset("AM AS AT CO ID IS ME NO OF ON OR PM SO TO".split())
"""Codes of countries that are words, too; beside a label they are those."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a number is from: `region`, and which `rivals` among the card's countries it may be from as well.

    `is_told` says that its label or its office names the country, `is_labelled` that its label does,
    `is_misfit` that its office names a country which has no such number.
    """

    region: str | None
    is_told: bool = False
    is_labelled: bool = False
    rivals: frozenset[str] = frozenset()
    is_misfit: bool = False

    def is_open(self, text: str) -> bool:
        """Tell whether nothing shows which of the card's countries a national number is from."""
        own = parsed(text, self.region)
        fits = [
            r
            for r in self.rivals
            if (other := parsed(text, r)) and other != own and is_dialled_whole(text, r)
        ]
        return not self.is_told and (bool(fits) or self.is_misfit)


NOWHERE = Home(None)


@dataclass(frozen=True, slots=True)
class Offices:
    """The countries that the lines of a card name, and its own; `initials` stand before its numbers."""

    page: Page
    signs: tuple[tuple[int, str], ...]
    region: str | None
    initials: frozenset[str] = frozenset()

    def of(self, line: Trace, index: int, start: int, end: int, floor: int) -> Home:
        """Return the home of the number at characters `start` to `end` of `line`, the labels from `floor`."""
        named = frozenset({region for _, region in self.signs} | ({self.region} if self.region else set()))
        said = named_behind(line.text, end) or (
            (not _ABROAD.match(line.text, start) and town_before(line.text[floor:start]))
            or named_before(line.text, start, floor, named)
        )
        told = self._meant(said or None, line.text[start:end]) or self._before(line.text, start, end, floor)
        if told:
            return Home(told, is_told=True, is_labelled=True)
        if len(named) < 2:
            return Home(self.region)
        office = self._above(index)
        region = office or self.region
        return Home(region, is_told=office is not None, rivals=named - {region})

    def _meant(self, named: str | None, number: str) -> str | None:
        """Return a country named beside a number, unless it is one of the languages spoken on the card."""
        is_tongue = named in _tongues().get(self.region or "", ())
        return named if not is_tongue or parsed(number, named) else None

    def _before(self, text: str, start: int, end: int, floor: int) -> str | None:
        """Return the country whose code alone stands before a number that is one there, and none at home."""
        found = _ALONE.search(text[floor:start])
        region = _country(found[1]) if found and not (self.region == "US" and found[1] in _STATES) else None
        number = text[start:end]
        is_at_home = parsed(number, self.region) and is_dialled_whole(number, self.region or "ZZ")
        is_there = region and parsed(number, region) and is_dialled_whole(number, region)
        return region if is_there and not is_at_home else None

    def _above(self, index: int) -> str | None:
        """Return the country of the nearest line that names one: line `index` or above it in its column."""
        box = self.page.lines[index].box
        boxes = ((self.page.lines[other].box, region) for other, region in self.signs)
        near = [(box.center[1] - above.center[1], region) for above, region in boxes if _is_above(above, box)]
        return min(near)[1] if near else None


def _is_above(one: Box, box: Box) -> bool:
    """Tell whether `one` stands above `box` in the same column, not too far off, or is it."""
    rise = box.center[1] - one.center[1]
    return 0 <= rise <= FAR * box.height and one.left < box.right and box.left < one.right


def offices(page: Page, lines: Sequence[Trace], region: str | None) -> Offices:
    """Find the lines that say where an office is; a city says so only of a country that is named besides."""
    found = [named_in(line.text) for line in lines]
    placed = [[c for c in countries if c.is_placed and c.weight >= COUNTRY] for countries, _ in found]
    named = {c.region for countries in placed for c in countries if _only(countries)} | {region}
    signs: list[tuple[int, str]] = []
    for index, (countries, (_, towns)) in enumerate(zip(placed, found, strict=True)):
        if headed := _headed(lines[index].text, region):
            signs.append((index, headed))
        elif _only(countries):
            signs.append((index, countries[0].region))
        elif not countries:
            said = {r: w for town in towns for r, w in town.items() if r in named and w >= CITY_SAYS}
            signs += [(index, max(said, key=lambda r: said[r]))] if said else []
    return Offices(page, tuple(signs), region, initials_in(line.text for line in lines))


def _only(countries: Sequence[Country]) -> bool:
    return len({country.region for country in countries}) == 1


def named_behind(text: str, end: int) -> str | None:
    """Return the country in brackets right behind a number: "415-555-0142 (USA)"."""
    found = _BEHIND.match(text, end)
    return _country(found.group(1).strip()) if found else None


def _headed(text: str, region: str | None) -> str | None:
    """Return the country of an office that a line begins with, or that its postcode is of."""
    head = _HEAD.match(text)
    is_state = head is not None and region == "US" and head.group(1) in _STATES
    return (_country(head.group(1)) if head and not is_state else None) or country_of_postcode(text)


def named_before(text: str, start: int, floor: int, named: frozenset[str] = frozenset()) -> str | None:
    """Return the country that a number's label names: "VN mobile", "HK:", "Singapore:", "(TH mobile)".

    One of those that the card has `named` needs no other label, nor does a country's whole name.
    """
    area = text[floor:start]
    countries, _ = named_in(area)
    whole = {(c.start, c.end, c.region) for c in countries if c.weight >= COUNTRY}
    codes = [m for m in _CODE.finditer(area) if not _is_unit(text, floor + m.start())]
    coded = {(m.start(), m.end(), r) for m in codes if (r := _country(m.group()))}
    shown = {(m.start(), m.end(), r) for m in codes if (r := _code(m.group())) in named}
    told = (
        region
        for first, last, region in sorted(whole | coded | shown, reverse=True)
        if (_is_label(area, first, last) and (first, last, region) in whole | coded)
        or (_is_alone(area, first, last) and (first, last, region) in whole | shown)
    )
    return next(told, None)


@cache
def _tongues() -> Mapping[str, frozenset[str]]:
    return {region: frozenset(languages.split()) for region, languages in rows("tongues")}


def _is_alone(area: str, first: int, last: int) -> bool:
    """Tell whether a country stands between a sign, or the line's beginning, and the number."""
    before = area[:first].rstrip()
    return (not before or before[-1] in _SIGNS) and not area[last:].strip(" :+(")


def _is_unit(text: str, start: int) -> bool:
    """Tell whether letters at `start` stand behind a number and so measure something: "within 4 KM: ..."."""
    before = text[:start].rstrip()
    return before[-1:].isdigit() and not before[-LONG:].isdigit()


def _is_label(area: str, first: int, last: int) -> bool:
    """Tell whether a country's name belongs to the label before a number: beside one, or before a colon."""
    words = re.findall(r"[^\W\d_]+", area[last:])
    if any(kind_of(word) is None and word.casefold() not in LETTERS for word in words):
        return False
    is_marked = area[last:].lstrip(". ")[:1] in {":", ")", "]"}
    return bool(words) or is_marked or bool(labels_before(area, first, 0))


def _country(name: str) -> str | None:
    """Return the country of a name, or of its two letters where those are no label or word."""
    known = country_names().get(spelled(fold(name)))
    if known:
        return known[0]
    is_word = name in _WORDS or kind_of(name) not in {None, "filler"}
    return None if is_word else _code(name)


def _code(letters: str) -> str | None:
    code = {"UK": "GB"}.get(letters, letters)
    return code if code in pn.SUPPORTED_REGIONS else None
