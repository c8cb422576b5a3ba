"""An address as printed, parted into street, postcode, city and region."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from scanner.fields.who import east_asian_places
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import (
    city_names,
    country_names,
    fold,
    has_kind,
    is_street,
    key,
)
from scanner.fields.who.tokens import tidy
from scanner.fields.who.wording import LETTERED_CODE, POSTCODE, ngrams
from scanner.model.contact import Address

LETTERS_OF_REGION = re.compile(r"[A-Z]{2,3}")
"""A state or province as it stands in addresses: OH, SP, NSW."""
ENDING_REGION = re.compile(r"(.*[^\W\d]{3}.*?)[ (]+([A-Z]{2,3})\)?")
CODE_LABEL = re.compile(r"\W*\b(?:CEP|CAP|PLZ|C\.?P|P\.?S\.?Č|PIN(?: ?code)?)\b\W*$", re.IGNORECASE)
"""What a postcode is called where it is named at all."""


class Place(NamedTuple):
    """Where in the country: what stands in one piece of an address with the postcode."""

    city: str | None = None
    region: str | None = None
    postcode: str | None = None


def parsed(full: str) -> Address:
    """Tell the parts of an address apart as far as they can be; what is no other part stays in the street."""
    if is_east_asian(full):
        return east_asian_places.parsed(full)
    pieces = [tidy(piece) for piece in re.split(r"[,،•·|;]| [-–] |\s{2,}", full) if tidy(piece)]
    country = next((p for p in reversed(pieces) if _is_country(p)), None)
    rest = [p for p in pieces if p is not country]
    street = next((p for p in rest if is_street_line(p)), None)
    coded = next((p for p in reversed(rest) if p is not street and _is_coded(p, rest)), None)
    place = _place(coded) if coded else Place()
    if place.city and country is None and (behind := _country_behind(place.city)):
        country, place = behind, place._replace(city=place.city.removesuffix(behind).strip())
    others = [p for p in rest if p is not coded]
    if place.region is None and others and LETTERS_OF_REGION.fullmatch(others[-1]):
        place = place._replace(region=others.pop())
    if place.city is None and (city := _city(others, rest.index(coded) if coded else len(rest), street)):
        others.remove(city)
        place = place._replace(city=city)
    if place.city and not place.region and (ended := ENDING_REGION.fullmatch(place.city)):
        place = place._replace(city=ended.group(1), region=ended.group(2))
    return Address(full, ", ".join(others) or None, place.city, place.region, place.postcode, country)


def _is_coded(piece: str, pieces: list[str]) -> bool:
    """Tell whether a piece of an address has its postcode: no post box's number, nor a house's."""
    if not POSTCODE.search(piece):
        return False
    words = [key(word) for word in piece.split()]
    is_box = (
        has_kind("streets", words[0], "box") and len(list(takewhile(str.isalpha, words))) == len(words) - 1
    )
    is_house = piece is pieces[0] and piece[0].isalpha() and any(_is_town(p) for p in pieces[1:])
    return not (is_box or is_house) or bool(LETTERED_CODE.search(piece))


def _is_town(piece: str) -> bool:
    return key(piece) in city_names()


def _country_behind(city: str) -> str | None:
    """Return the country that stands behind a city with no sign between: "Bangkok Thailand"."""
    words = city.split()
    ends = (" ".join(words[at:]) for at in range(1, len(words)))
    return next((end for end in ends if _is_country(end)), None)


def _is_country(text: str) -> bool:
    return not country_names().isdisjoint((fold(text).strip(". "), key(text)))


def is_street_line(piece: str) -> bool:
    return any(is_street(key(word)) for word in piece.split())


def _place(piece: str) -> Place:
    """Take the piece with the postcode apart: "D-10115 Berlin", "OH 43402", "Sydney NSW 2000"."""
    code = list(POSTCODE.finditer(piece))[-1]
    before, after = (CODE_LABEL.sub("", tidy(part)) for part in (piece[: code.start()], piece[code.end() :]))
    if re.search(r"[^\W\d]{2}", after):
        is_country = LETTERS_OF_REGION.fullmatch(before) or len(before) < 2
        return Place(after if is_country else f"{before} {after}", None, code.group().strip())
    if LETTERS_OF_REGION.fullmatch(before):
        return Place(None, before, code.group().strip())
    return Place(before or None, None, code.group().strip())


def _city(pieces: list[str], code_at: int, street: str | None) -> str | None:
    """Return the piece that is a city: a known one, if it can be the one beside the postcode."""
    able = [p for p in pieces if p is not street and not re.search(r"\d{3}", p)]
    known = [p for p in able if any(n in city_names() for n in ngrams([key(w) for w in p.split()]))]
    beside = [p for p in pieces[:code_at][-1:] if p in able and not re.search(r"\d", p)]
    behind = [p for p in pieces[code_at:] if p in known]
    wanted = [p for p in beside if p in known] + behind + (beside if code_at else []) + known[::-1]
    return next(iter(wanted), None)
