"""How letters go to a country, and postcodes that say which one: "LV-1005", "69-100 Słubice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scanner.fields.reach.labels import kind_of
from scanner.fields.shelf import rows
from scanner.fields.who.east_asian import is_east_asian

_LETTERS = re.compile(r"(?<![^\W_])([A-Z]{1,3})\s?[-–]\s?(\d[\d -]{2,7}\d)(?!\w)")
"""A postcode with its country's letters and a hyphen before it."""
_FORMED = re.compile(
    r"(?:^|[,;|·•]|\s[-–])\s*(\d{2,5}-\d{3,4}|[1-9]\d{3} [A-Z]{2})\s+(?P<town>[^\W\d_]{3,}[^\W_]*)"
)
"""A postcode of a form of its own before a town, behind a sign or the line's beginning."""


@dataclass(frozen=True, slots=True)
class Post:
    """How letters go to a country: its postcodes, the letters before them, and its name below."""

    postcode: re.Pattern[str]
    is_unlike_others: bool
    prefixes: tuple[str, ...]
    name: str
    own_name: str


@cache
def posts() -> dict[str, Post]:
    """Return how letters go to the countries of which that is known."""
    return {
        region: Post(re.compile(code), unlike == "1", tuple(filter(None, letters.split("|"))), *_names(names))
        for region, code, unlike, letters, *names in rows("postal")
    }


def _names(names: list[str]) -> tuple[str, str]:
    return names[0], names[-1]


def country_of_postcode(line: str) -> str | None:
    """Return the only country that the postcodes on a line can be of by their letters or their form."""
    told = {*_by_letters(line), *_by_form(line)}
    return told.pop() if len(told) == 1 else None


def _by_letters(line: str) -> Iterator[str]:
    for found in _LETTERS.finditer(line):
        letters, code = found.groups()
        if is_east_asian(line[: found.start()]):
            continue  # a licence: "牌照 S-123456"
        for region, post in posts().items():
            if letters in post.prefixes and post.postcode.fullmatch(code):
                yield region


def _by_form(line: str) -> Iterator[str]:
    for code, town in _FORMED.findall(line):
        if kind_of(town) is not None:
            continue  # the next telephone's label: "..., 555-0132 Fax"
        for region, post in posts().items():
            if post.is_unlike_others and post.postcode.fullmatch(code):
                yield region
