"""Digits on a line: where they stand, and letters among them that were meant as digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace

MEANT = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "D": "0",
        "l": "1",
        "I": "1",
        "i": "1",
        "S": "5",
        "s": "5",
        "B": "8",
        "Z": "2",
    }
)
"""Digits that readers take for letters."""

_DIGITS = re.compile(r"[0-9]+")
_JOINER = re.compile(r"[\s().+\-/|\\•·,;~'_&]{0,6}")
_MIXED = re.compile(r"(?<![^\W_])[0-9OoQDlIiSsBZ]{2,15}(?![^\W_])")
_CLOCK = r"(?:[01]?[0-9]|2[0-4])"
_TIME = rf"{_CLOCK}\s?[.:hH]\s?[0-5][0-9]"
_TO = r"\s?(?:[-–—]|to|bis|do|às|à|a)\s?"
_HOURS = re.compile(rf"(?<![0-9.:/-]){_TIME}{_TO}{_TIME}(?![0-9.:/-]?[0-9])")
_MOMENT = re.compile(
    rf"(?<![0-9./-])(?:[0-9]{{1,2}}([./-])[0-9]{{1,2}}\1(?:19|20)?[0-9]{{2}}"
    rf"|(?:19|20)[0-9]{{2}}([./-])[0-9]{{1,2}}\2[0-9]{{1,2}})[,\s]\s?{_CLOCK}:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
)
"""A date with a time: what a camera prints into its pictures."""
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}[0-9]{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?(?![^\W_])")
"""An account, whether or not its label was read: ISO 13616."""
_TRADER = re.compile(
    r"(?<![^\W_])(?:BE ?0[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}|CHE[- ][0-9]{3}\.[0-9]{3}\.[0-9]{3})(?![0-9])"
)
"""A Belgian or Swiss trader's number, as it is printed without a label."""
_PLACE = re.compile(r"(?<![0-9.])-?[0-9]{1,3}\.[0-9]{4,}°?\s?[,;/]?\s?-?[0-9]{1,3}\.[0-9]{4,}(?![0-9])")
"""Two decimals: where on the globe."""
_ORDINAL = re.compile(r"(?<=[0-9]\s)[1-9]\.\s(?=[^\W\d_]{4})")
"""The first of a title behind a number: "... 2312512 1. Vorsitzender"."""
_RANGE = re.compile(r"(?<=[0-9]{3})\s?[~〜～]\s?[0-9]{1,2}(?!\s?[-.)~]?\s?[0-9])")
"""The last of several lines, behind the first one's number: "031) 498-6217~9"."""
_LEAD = re.compile(r"\+\s?\(?\s?$|\(\s?\+?\s?$")
_LEAD_LENGTH = 3
_CARRIER = re.compile(r"(?<![^\W_])0\s?[xX]{2}(?=\s?-?\s?[0-9]{2}(?![0-9]))")
"""What Brazil writes for the carrier that the caller chooses: "(0xx11) 3456-7890"."""
_SPELT = re.compile(
    r"(?<![\w-])(?<!- )(?:(?:1[-. ])?8(?:00|88|77|66|55|44|33)[-. ](?P<seven>(?:[A-Z0-9][- ]?){7})"
    r"|(?:1300|1800|0800|0508)[-. ](?P<six>(?:[A-Z0-9][- ]?){6,7}))(?![^\W_])"
)
"""A number of a service that is spelt in letters: "1-800-DIG-WELL", "1300 GROUND"."""
_SPELLING = re.compile("[A-Z]{3}|[A-Z]{2}[- ][A-Z]{2}")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The digits that letters stand for on a telephone's keys: ITU-T E.161."""
LEAST_SPELT = 4
"""Letters of a number from which on it is spelt rather than misread."""
_NEIGHBOURS = 5
"""Digits that must stand near a letter on its line for it to be thought one of them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits on one line with nothing but a number's punctuation between them.

    `groups` are (start, end) in the line's text; `mended` are characters that were read as letters.
    """

    line: Trace
    groups: tuple[tuple[int, int], ...]
    mended: frozenset[int] = frozenset()

    @property
    def is_spelt(self) -> bool:
        """Whether its digits are those of a word on a telephone's keys: they say nothing of a country."""
        held = sum(self.groups[0][0] <= index < self.groups[-1][1] for index in self.mended)
        return held >= LEAST_SPELT

    def gap(self, index: int) -> str:
        """Return what stands before group `index`, back to the group before it or the line's start."""
        start = self.groups[index - 1][1] if index else 0
        return self.line.text[start : self.groups[index][0]]

    def lead(self, first: int) -> str:
        """Return the plus or bracket that stands before group `first`."""
        found = _LEAD.search(self.gap(first)[-_LEAD_LENGTH:])
        return found.group() if found else ""

    def printed(self, first: int, last: int) -> str:
        """Return groups `first` to `last` (exclusive) as printed, with a plus or bracket before them."""
        return self.lead(first) + self.line.text[self.groups[first][0] : self.groups[last - 1][1]]

    def digits(self, first: int, last: int) -> int:
        return sum(end - start for start, end in self.groups[first:last])

    def spots(self, first: int, last: int) -> frozenset[Spot]:
        return self.line.between(self.groups[first][0] - len(self.lead(first)), self.groups[last - 1][1])


def find_runs(line: Trace) -> Iterator[Run]:
    """Cut the digits on a line into runs that may hold numbers; hours, dates and floors hold none."""
    mended_line, mended = mend(line)
    others = _others(mended_line.text)
    groups: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(mended_line.text):
        if match.start() in others:
            continue
        if groups and not _JOINER.fullmatch(mended_line.text, groups[-1][1], match.start()):
            yield Run(mended_line, tuple(groups), mended)
            groups = []
        groups.append(match.span())
    if groups:
        yield Run(mended_line, tuple(groups), mended)


def _others(text: str) -> frozenset[int]:
    """Return the characters of hours, moments, accounts, floors, places on the globe and further lines."""
    patterns = (_HOURS, _MOMENT, _IBAN, _TRADER, _PLACE, _ORDINAL, _RANGE, _measures())
    return frozenset(
        i for pattern in patterns for found in pattern.finditer(text) for i in range(*found.span())
    )


@cache
def _measures() -> re.Pattern[str]:
    """Compile what digits that a word behind them calls an hour or a floor look like."""
    words = {kind: "|".join(_listed(kind)) for kind in ("hour", "floor")}
    time = rf"{_CLOCK}(?:[.:][0-5][0-9])?(?![0-9])"
    spans = rf"{time}{_TO}{time}(?:\s?(?:[,;/&+]|und|and|et|y|e)\s?{time}{_TO}{time}){{0,3}}"
    behind = r"(?=$|[^\w]|[0-9])"
    return re.compile(
        rf"(?<![0-9.:/+-])(?:{spans}|{time})(?:{words['hour']}){behind}"
        rf"|(?<![0-9./+-])[0-9]{{1,2}}(?:\.|º|°|st|nd|rd|th|er|e)?/?(?:{words['floor']}){behind}",
        re.IGNORECASE,
    )


def _listed(kind: str) -> list[str]:
    """Return patterns of the words of a kind, longest first; a lone letter touches its digits: "24h"."""
    listed = {word for name, words in rows("measures") if name == kind for word in words.split()}
    return [
        rf"(?<=[0-9]){word}" if len(word) == 1 and word.isascii() else rf"\s?{re.escape(word)}"
        for word in sorted(listed, key=lambda word: (-len(word), word))
    ]


def mend(line: Trace) -> tuple[Trace, frozenset[int]]:
    """Replace letters that stand among digits by the digits they look like; tell which characters."""
    line = Trace(_CARRIER.sub(lambda sign: " " * len(sign.group()), line.text), line.spots)
    text = list(line.text)
    spelt = _spelt(line.text)
    mended: set[int] = set()
    for match in _MIXED.finditer(line.text):
        word = match.group()
        letters = [match.start() + i for i, c in enumerate(word) if not c.isdigit()]
        near = line.text[max(0, match.start() - 12) : match.end() + 12]
        enough = sum(c.isdigit() for c in near) >= _NEIGHBOURS
        if letters and enough and len(letters) * 2 <= len(word):
            mended.update(letters)
    for index in mended - spelt:
        text[index] = text[index].translate(MEANT)
    for index in spelt:
        text[index] = text[index].translate(_KEYS)
    return Trace("".join(text), line.spots), frozenset(mended | spelt)


def _spelt(text: str) -> frozenset[int]:
    """Return the characters of letters that spell a number of a service."""
    found = (number.span(number.lastgroup or 0) for number in _SPELT.finditer(text))
    spans = [(start, end) for start, end in found if _SPELLING.search(text, start, end)]
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalpha())
