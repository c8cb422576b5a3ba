"""Telephone numbers in lines of text: where they begin and end, and what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import phonenumbers as pn

from scanner.fields.trace import Spot, Trace

MAX_DIGITS = 17
"""E.164 has at most 15; a printed "(0)" and "00" add two or three, less the country's own."""
MIN_DIGITS = 5
"""Shorter numbers are house numbers, postcodes and short codes that nobody saves."""
MAX_GROUPS = 40
"""Groups of digits in one run; no card prints more, and the search is quadratic in them."""

_DIGITS = re.compile(r"\d+")
_JOINER = re.compile(r"[\s().+\-/|·•,;~'*]{0,6}")


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits on one line with nothing but a number's punctuation between them.

    `groups` are (start, end) in the line's text.
    """

    line: Trace
    groups: tuple[tuple[int, int], ...]

    def gap(self, index: int) -> str:
        """Return what stands before group `index`, back to the group before it."""
        start = self.groups[index - 1][1] if index else max(0, self.groups[0][0] - 3)
        return self.line.text[start : self.groups[index][0]]

    def slice(self, first: int, last: int) -> str:
        """Return groups `first` to `last` (exclusive) as printed, with a plus or bracket before them."""
        lead = re.search(r"\+\s?\(?\s?$|\(\+?\s?$", self.gap(first))
        text = self.line.text
        return (lead.group() if lead else "") + text[self.groups[first][0] : self.groups[last - 1][1]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A printed number: groups `first` to `last` of a run, as text, perhaps completed by a shared prefix."""

    run: Run
    first: int
    last: int
    raw: str

    @property
    def start(self) -> int:
        return self.run.groups[self.first][0]

    @property
    def end(self) -> int:
        return self.run.groups[self.last - 1][1]

    @property
    def spots(self) -> frozenset[Spot]:
        return self.run.line.between(self.start, self.end)


def find_runs(line: Trace) -> Iterator[Run]:
    """Cut the digits on a line into runs that may hold numbers."""
    groups: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(line.text):
        if groups and not _JOINER.fullmatch(line.text, groups[-1][1], match.start()):
            yield Run(line, tuple(groups))
            groups = []
        groups.append(match.span())
    if groups:
        yield Run(line, tuple(groups))


@cache
def parsed(text: str, region: str | None) -> pn.PhoneNumber | None:
    """Parse a number as printed in `region`; None where it is no valid number there.

    "(0)" after a country code is dropped where the number is not valid with it (Poland has no trunk zero).
    """
    if len(text) > 60:
        return None
    for attempt in dict.fromkeys((text, re.sub(r"\(\s*0\s*\)", "", text))):
        plain = re.sub(r"^\(\s*\+", "+", re.sub(r"^\+\s+", "+", attempt.strip()))
        for form in (plain, re.sub(r"^00\s?", "+", plain)):
            try:
                number = pn.parse(form, region)
            except pn.NumberParseException:
                continue
            if pn.is_valid_number(number):
                return number
    return None


def is_international(text: str) -> bool:
    """Tell whether a printed number names its country itself."""
    return "+" in text[:3] or text.startswith("00")
