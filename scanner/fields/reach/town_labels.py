"""The town whose office a number's label names: "NY office: ...", "Chișinău: ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from scanner.fields.reach.geography import city_odds, spelled
from scanner.fields.reach.labels import fold, kind_of
from scanner.fields.shelf import rows
from scanner.fields.who.lexicon import is_given

CITY_SAYS = 1.5
"""What a city must say for a country to tell where an office is."""
_TOWN = re.compile(
    r"(?:^|[,;/|·•(])\s*(?P<town>[^\W\d_][^\d,;/|·•():：]{1,24}?)\s?(?P<colon>[:：])?\s*\(?\+?$"
)
"""A town that stands for its office right before a number: "NY office: ...", "Chișinău: ..."."""


def town_before(area: str) -> str | None:
    """Return the country of the town whose office a number's label names; `area` ends before the number.

    >>> town_before("NY office: "), town_before("Chișinău: "), town_before("Office: ")
    ('US', 'MD', None)
    """
    found = _TOWN.search(area)
    words = found["town"].split() if found else []
    town = [word for word in words if kind_of(word) is None and word.casefold() != "branch"]
    is_office = len(town) < len(words)
    if found is None or not town or words[: len(town)] != town or not (is_office or found["colon"]):
        return None
    name = spelled(fold(" ".join(town)))
    if name in _shorts():
        return _shorts()[name] if town[0].isupper() else None
    said = city_odds(name)
    best = max(said, key=lambda region: said[region], default=None)
    is_told = best is not None and said[best] >= CITY_SAYS and (is_office or not is_given(name))
    return best if is_told else None


@cache
def _shorts() -> Mapping[str, str]:
    """Return the countries of towns by how they are called for short."""
    return {name: region for region, names in rows("town_shorts") for name in names.split()}
