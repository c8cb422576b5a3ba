"""The extension behind a telephone number, on its line or alone on the next."""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.reach.labels import kind_of
from scanner.fields.reach.segment import Segment
from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace

_BELOW = re.compile(r"\s{0,9}[(\[]?\s?([^\W\d_]{1,12})[.:]?\s{0,2}:?\s{0,2}(\d{1,5})\s?[)\]]?\s{0,9}")


_WORD = re.compile(r"\.?\s?([^\W\d_]{2,12})\b")
_NAMED_BEHIND = re.compile(r"\s?[/,(-]?\s?(\d{1,5})\.?\s?([^\W\d_]{2,12})\b\.?\)?")
"""An extension that its label follows: "/118 mellék"."""


@cache
def _behind() -> re.Pattern[str]:
    signs = "|".join(row[0] for row in rows("extensions"))
    label = rf"(?:(?:{signs})|([^\W\d_]{{1,12}})[.:]?\s{{0,2}}[-:]?)"
    return re.compile(
        rf"\s{{0,2}}[,;(/-]?\s{{0,2}}{label}\s{{0,2}}(\d{{1,5}})\b\)?",
        re.IGNORECASE,
    )


def is_extension(segment: Segment) -> bool:
    """Tell whether the word behind a short form says that it is the extension of the number before it."""
    word = _WORD.match(segment.run.line.text, segment.end)
    return segment.stem is not None and word is not None and kind_of(word.group(1)) == "extension"


def extension_of(segment: Segment, below: Trace | None) -> tuple[str | None, frozenset[Spot]]:
    """Return the extension of a number and its words; `below` is the line under one that ends its own."""
    line = segment.run.line
    found = _behind().match(line.text, segment.end)
    if found and (found.group(1) is None or kind_of(found.group(1)) == "extension"):
        return found.group(2), line.between(segment.end, found.end())
    named = _NAMED_BEHIND.match(line.text, segment.end)
    if named and kind_of(named.group(2)) == "extension":
        return named.group(1), line.between(segment.end, named.end())
    is_last = not line.text[segment.end :].strip()
    under = _BELOW.fullmatch(below.text) if below and is_last else None
    if below and under and kind_of(under.group(1)) == "extension":
        return under.group(2), below.between(0, under.end())
    return None, frozenset()
