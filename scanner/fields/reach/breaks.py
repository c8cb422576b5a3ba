"""Numbers that go on in the next line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.fields.reach.dialing import parsed
from scanner.fields.reach.numerals import find_runs
from scanner.fields.reach.segments import MAX_DIGITS, MIN_DIGITS
from scanner.fields.trace import Trace

_HEAD = re.compile(r"\s{0,2}[0-9][0-9 ()./-]{1,20}(?=$|[^\w])")
_SIGNS = " -/.()"
_BEGUN, _END = 5, 6
"""Digits that a number has at least before a sign that says it goes on; characters of the end looked at."""


def join_broken(lines: Sequence[Trace]) -> list[Trace]:
    """Move the rest of a number up to the line it begins on.

    Only where a sign that joins ends the upper line, or the number names its country and both together are
    one; the digits that moved leave blanks behind, and all characters keep the words they came from.
    """
    joined = list(lines)
    for index in range(len(joined) - 1):
        below = joined[index + 1]
        head = _HEAD.match(below.text)
        if head and _goes_on(joined[index], head.group(), is_alone=not below.text[head.end() :].strip()):
            end = head.end()
            joined[index] = joined[index].then(Trace(below.text[:end], below.spots[:end]))
            joined[index + 1] = Trace(" " * end + below.text[end:], (None,) * end + below.spots[end:])
    return joined


def _goes_on(line: Trace, rest: str, *, is_alone: bool) -> bool:
    text = line.text.rstrip()
    runs = list(find_runs(line)) if text[-_END:].strip(_SIGNS)[-1:].isdigit() else []
    if not runs or runs[-1].groups[-1][1] < len(text.rstrip(_SIGNS)):
        return False
    run = runs[-1]
    count = len(run.groups)
    digits = sum(c.isdigit() for c in rest)
    if text[-1] in "-/(" and _BEGUN <= run.digits(0, count) <= MAX_DIGITS - digits:
        return True
    first = next((i for i in range(count - 1, -1, -1) if "+" in run.lead(i)), None)
    if first is None or parsed(f"{run.printed(first, count)} {rest}", None) is None:
        return False
    is_short = is_alone and digits < MIN_DIGITS
    return is_short or parsed(run.printed(first, count), None) is None
