"""Numbers of which only the last digits are printed, behind a label: "Fax -113", "Fax DW 99"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanner.fields.reach.dialing import parsed
from scanner.fields.reach.kinds import PHONE_LABELS
from scanner.fields.reach.labels import LETTERS, kind_of
from scanner.fields.trace import Spot, Trace

FAR = 2
"""Lines below the whole number in which its other endings stand."""

_TAIL = re.compile(
    r"(?<!\w)(?P<label>[^\W\d_]{1,14})[.:]{0,2}\s?(?:[-/]|(?P<direct>[^\W\d_]{1,14})[.:]{0,2})\s?[-:]?\s?"
    r"(?P<digits>\d{1,4})(?!\w|\s?[-/.]\s?\d|\s\d)"
)
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
    for found in _TAIL.finditer(line.text, start):
        kind = kind_of(found["label"]) or LETTERS.get(found["label"].casefold(), "")
        is_direct = found["direct"] is None or kind_of(found["direct"]) == "extension"
        whole = f"{_ENDING.sub('', stem.rstrip())}{found['digits']}"
        if kind in PHONE_LABELS and is_direct and parsed(whole, region):
            yield Tail(whole, found.group().strip(), kind, line.between(*found.span()))
