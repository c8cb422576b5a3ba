"""The area code of the town that a card is of, for numbers that are printed without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from scanner.fields.reach.geography import spelled
from scanner.fields.reach.labels import fold
from scanner.fields.shelf import rows
from scanner.fields.trace import Trace
from scanner.fields.who.lexicon import is_street

_NEXT = re.compile(r"\W*([^\W\d_]+)")
"""The word behind a town: "Pune Road" is in another one."""
_ADDRESS = re.compile("@|www", re.IGNORECASE)


def area_of_town(lines: Sequence[Trace], region: str | None) -> str | None:
    """Return the area code of the one town of `region` that an address names, else any other line."""
    if region not in _towns():
        return None
    texts = [line.text for line in lines if not _ADDRESS.search(line.text)]
    numbered = [text for text in texts if any(c.isdigit() for c in text)]
    for some in (numbered, texts):
        codes = {code for text in some for code in _codes(text, region)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _codes(text: str, region: str) -> Iterator[str]:
    plain = spelled(fold(text))
    codes, pattern = _towns()[region]
    for found in pattern.finditer(plain):
        behind = _NEXT.match(plain, found.end())
        if not (behind and is_street(behind[1])):
            yield codes[found.group()]


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
