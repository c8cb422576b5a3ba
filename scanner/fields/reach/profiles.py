"""Names at services that a label announces: "Instagram: @example" is instagram.com/example."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from scanner.fields.reach.found import Found
from scanner.fields.reach.labels import kind_of
from scanner.fields.shelf import rows
from scanner.fields.trace import Spot, Trace

_PROFILE = re.compile(
    r"(?<![\w@./-])([^\W\d_]{2,10})\s?(?::\s?@?|\s?@)\s?([A-Za-z0-9][A-Za-z0-9._-]{2,29})(?![\w@])", re.ASCII
)
PREFIX = "at:"
"""Begins the kind of a label that names a service: behind it stands what its addresses begin with."""


def find_profiles(lines: Sequence[Trace], *, taken: Collection[Spot]) -> list[Found[str]]:
    """Find profiles outside the words `taken`, as the address that the service shows them under.

    At a service that is no more they have none: the value is empty.
    """
    return [found for line in lines for found in _in_line(line, frozenset(taken))]


def _in_line(line: Trace, taken: frozenset[Spot]) -> Iterator[Found[str]]:
    for match in _PROFILE.finditer(line.text):
        service = kind_of(match.group(1)) or ""
        spots = line.between(*match.span(2))
        if service.startswith(PREFIX) and not spots & taken:
            address = service.removeprefix(PREFIX)
            yield Found(
                address and address + match.group(2).rstrip(".-"),
                spots,
                line.between(match.start(), match.start(2)) - spots,
            )


def is_profile(url: str) -> bool:
    """Tell whether a web address is a person's page at a service, by the services that labels name."""
    bare = url.casefold().removeprefix("www.").removeprefix("m.")
    starts = (kind.removeprefix(PREFIX) for kind, *_ in rows("labels") if kind.startswith(PREFIX))
    return any(bare.startswith(start) and len(bare) > len(start) for start in starts if "/" in start)
