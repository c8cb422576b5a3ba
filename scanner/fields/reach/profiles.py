"""Names at services that a label announces: "Instagram: @example" is instagram.com/example."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from scanner.fields.reach.found import Found
from scanner.fields.reach.labels import kind_of
from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace

_PROFILE = re.compile(
    r"(?<![\w@./-])(?P<service>[^\W\d_]{2,10})\s?(?P<sign>:\s?@?|\s?@)\s?(?P<handle>[A-Za-z0-9][A-Za-z0-9._-]{2,29})"
    r"(?![\w@])",
    re.ASCII,
)
_GOES_ON = re.compile(r"['’&]|\s[^\W\d_]+(?![\w:]|\s?[:@])")
"""Behind a name's first word: "Facebook: Anna's Tea Room" names a page, and no handle."""
PREFIX = "at:"
"""Begins the kind of a label that names a service: behind it stands what its addresses begin with."""


def find_profiles(lines: Sequence[Trace], *, taken: Collection[Spot]) -> list[Found[str]]:
    """Find profiles outside the words `taken`, as the address that the service shows them under.

    None of it is printed but the handle, which is what was read.

    At a service that is no more they have none: the value is empty.
    """
    return [found for line in lines for found in _in_line(line, frozenset(taken))]


def _in_line(line: Trace, taken: frozenset[Spot]) -> Iterator[Found[str]]:
    for match in _PROFILE.finditer(line.text):
        service = kind_of(match["service"]) or ""
        spots = line.between(*match.span("handle"))
        is_name = "@" not in match["sign"] and _GOES_ON.match(line.text, match.end())
        if service.startswith(PREFIX) and not spots & taken and not is_name:
            address = service.removeprefix(PREFIX)
            yield Found(
                address and address + match["handle"].rstrip(".-"),
                spots,
                line.between(match.start(), match.start("handle")) - spots,
                repaired=match["handle"],
            )


def is_profile(url: str) -> bool:
    """Tell whether a web address is a person's page at a service, by the services that labels name."""
    bare = url.casefold().removeprefix("www.").removeprefix("m.")
    starts = (kind.removeprefix(PREFIX) for kind, *_ in rows("labels") if kind.startswith(PREFIX))
    return any(bare.startswith(start) and len(bare) > len(start) for start in starts if "/" in start)
