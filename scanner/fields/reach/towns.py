"""The area code of the town that a card is of, for numbers that are printed without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from scanner.fields.reach.geography import spelled
from scanner.fields.reach.labels import fold
from scanner.fields.reach.postcodes import posts
from scanner.fields.shelf import rows
from scanner.fields.trace import Trace
from scanner.fields.who.lexicon import is_street

_NEXT = re.compile(r"\W*([^\W\d_]+)")
"""The word behind a town: "Pune Road" is in another one."""
_STATE = re.compile(r"[\s,]+[A-Z]{2,3}[\s,]*$")
"""A state between a town and its postcode: "Sample Bay NSW 2481"."""
_LONGEST = 4
"""Words of a town's name that are looked up."""
_NOTHING = re.compile(r"(?!)")
_ADDRESS = re.compile("@|www", re.IGNORECASE)


def area_of_town(lines: Sequence[Trace], region: str | None) -> str | None:
    """Return the area code of the one town of `region` that an address names, else any other line.

    The small towns of a country count beside a postcode of it alone: their names are words, too.
    """
    if region is None:
        return None
    texts = [line.text for line in lines if not _ADDRESS.search(line.text)]
    numbered = [text for text in texts if any(c.isdigit() for c in text)]
    for some, told in ((numbered, _codes), (texts, _codes), (numbered, _codes_by_post)):
        codes = {code for text in some for code in told(text, region)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _codes(text: str, region: str) -> Iterator[str]:
    plain = spelled(fold(text))
    codes, pattern = _towns().get(region, ({}, _NOTHING))
    for found in pattern.finditer(plain):
        behind = _NEXT.match(plain, found.end())
        if not (behind and is_street(behind[1])):
            yield codes[found.group()]


def _codes_by_post(text: str, region: str) -> Iterator[str]:
    """Yield the codes of towns right behind a postcode of `region`, or before one and perhaps a state."""
    post = posts().get(region)
    for found in re.finditer(rf"(?<!\w)(?:{post.postcode.pattern})(?!\w)", text) if post else ():
        before = spelled(fold(_STATE.sub("", text[: found.start()]))).rstrip(" ,").split()
        stated = spelled(fold(text[: found.start()])).rstrip(" ,").split()
        behind = spelled(fold(text[found.end() :])).split()
        names = [words[-count:] for words in (stated, before) for count in range(_LONGEST, 0, -1)]
        names = [behind[:count] for count in range(_LONGEST, 0, -1)] + names
        known = (_exchanges(region).get(" ".join(name).strip(",")) for name in names)
        yield from filter(None, [next(filter(None, known), None)])


@cache
def _exchanges(region: str) -> Mapping[str, str]:
    """Return the area codes of a country's towns by name; in North America the state stands behind it."""
    return {
        name: code for place, code, names in rows("exchanges") if place == region for name in names.split("|")
    }


@cache
def _towns() -> dict[str, tuple[dict[str, str], re.Pattern[str]]]:
    """Return for each country the codes of its towns by name, and what a name looks like in a text."""
    codes: dict[str, dict[str, str]] = {}
    for region, code, names in rows("areas"):
        codes.setdefault(region, {}).update((spelled(fold(name)), code) for name in names.split("|"))
    return {region: (held, _pattern(held)) for region, held in codes.items()}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        "|".join(
            rf"(?<![^\W_]){re.escape(name)}(?![^\W_])" if name.isascii() else re.escape(name)
            for name in longest_first
        )
    )
