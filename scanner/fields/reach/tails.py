"""Numbers of which only the last digits are printed: "Fax -113", "Fax DW 99", "DW 22", "... 75 ~ 76"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanner.fields.reach.dialing import digits_of, parsed
from scanner.fields.reach.kinds import PHONE_LABELS
from scanner.fields.reach.labels import LETTERS, kind_of
from scanner.fields.reach.segment import graft
from scanner.fields.shelf import word_set
from scanner.fields.trace import Spot, Trace

FAR = 2
"""Lines below the whole number in which its other endings stand."""

_TAIL = re.compile(
    r"(?<!\w)(?P<label>[^\W\d_]{1,14})[.:]{0,2}\s?(?:[-/]|(?P<direct>[^\W\d_]{1,14})[.:]{0,2})\s?[-:]?\s?"
    r"(?P<digits>\d{1,4})(?!\w|\s?[-/.]\s?\d|\s\d)"
)
_DIRECT = re.compile(
    r"(?:^|[,;(/|])\s?(?P<label>[^\W\d_]{2,14})[.:]{0,2}\s?[-–]?\s?(?P<digits>\d{1,4})(?!\w|\s?[-/.]\s?\d|\s\d)"
)
"""An ending behind a word for it: "DW 22", "Klappe 22"."""
_NEXT = re.compile(r"\s?(?:[~〜～]|(?P<joint>[^\W\d_]{1,3}|&))\s?(?P<digits>\d\d)(?!\w|\s?[-/.]\s?\d|\s\d)")
"""The last digits of the next line, right behind a number: "384 1175 ~ 76", "816 41 77 y 78"."""
_ENDING = re.compile(r"\s?-\s?\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Tail:
    """An ending: `whole` is what is dialled, `printed` what stands there, behind a label of `kind`."""

    whole: str
    printed: str
    kind: str
    spots: frozenset[Spot]


def tails(line: Trace, start: int, stem: str, region: str | None) -> Iterator[Tail]:
    """Yield the endings on `line` from character `start` on that replace the one of the whole number `stem`.

    A stem without an ending of its own is taken whole: the endings follow it.
    """
    if nearby := _next(line, start, stem, region):
        yield nearby
    base = _ENDING.sub("", stem.rstrip())
    for found in _DIRECT.finditer(line.text, start):
        whole = f"{base}{found['digits']}"
        if found["label"].casefold() in word_set("endings") and parsed(whole, region):
            yield Tail(whole, found["digits"], "work", line.between(found.start("label"), found.end()))
    for found in _TAIL.finditer(line.text, start):
        kind = kind_of(found["label"]) or LETTERS.get(found["label"].casefold(), "")
        is_direct = found["direct"] is None or kind_of(found["direct"]) == "extension"
        whole = f"{base}{found['digits']}"
        if kind in PHONE_LABELS and is_direct and parsed(whole, region):
            yield Tail(whole, found.group().strip(), kind, line.between(*found.span()))


def _next(line: Trace, start: int, stem: str, region: str | None) -> Tail | None:
    """Return the number after `stem` that only its last two digits stand for, right behind it."""
    found = _NEXT.match(line.text, start) if start else None
    digits = digits_of(stem)
    if found is None or (found["joint"] and kind_of(found["joint"]) != "filler"):
        return None
    whole = graft(stem, found["digits"])
    is_next = int(digits_of(whole)) == int(digits) + 1
    return (
        Tail(whole, found["digits"], "tel", line.between(*found.span()))
        if is_next and parsed(whole, region)
        else None
    )
