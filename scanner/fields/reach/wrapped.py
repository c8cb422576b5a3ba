"""E-mail addresses that go on in the next line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.fields.reach.domains import is_domain
from scanner.fields.reach.labels import kind_of, labels_in
from scanner.fields.trace import Trace

NOTHING = Trace("", ())
"""What is left of a line that was moved up."""

_LOCAL = re.compile(r"[^\W_][\w.%+'-]*")
_ADDRESS = re.compile(r"[._]?[\w.%+'-]+@[\w.-]+")
_ENDING = re.compile(r"\.[a-z]{2,}(?:\.[a-z]{2,})?")
_REST = re.compile(r"[a-z]{2,4}")


def rejoined(lines: Sequence[Trace]) -> list[Trace]:
    """Move up the rest of an address that is broken over two lines, although each part looks whole."""
    joined = list(lines)
    for index in range(len(joined) - 1):
        upper, lower = joined[index], joined[index + 1]
        if _goes_on(upper.text.rstrip(), lower.text):
            joined[index] = upper.then(lower, glue="")
            joined[index + 1] = NOTHING
    return joined


def _goes_on(upper: str, lower: str) -> bool:
    """Tell whether an address on `upper` goes on at the beginning of `lower`.

    Its local part was broken at a sign that joins, or its domain has an ending more ("acme.com", ".au"),
    or the rest of one ("acme.in", "fo").
    """
    if not (upper.strip() and lower.strip()) or lower[0].isspace():
        return False
    label, _, last = upper.rpartition(" ")
    first, *others = lower.split()
    if _ADDRESS.fullmatch(first) and "@" not in last:
        is_alone = not label.strip() or bool(labels_in(label))
        is_joint = last[-1] in "._-" or first[0] in "._"
        return is_alone and is_joint and bool(_LOCAL.fullmatch(last))
    local, at, domain = last.rpartition("@")
    if not (local and at):
        return False
    is_rest = not others and bool(_REST.fullmatch(first)) and kind_of(first) is None
    return (is_rest or bool(_ENDING.fullmatch(first))) and is_domain(f"{domain}{first}".casefold())
