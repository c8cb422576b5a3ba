"""Numbers that go on in the next line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.fields.reach.dialing import parsed
from scanner.fields.reach.numerals import find_runs
from scanner.fields.trace import Trace

_HEAD = re.compile(r"\s{0,2}[0-9][0-9 ()./-]{2,20}(?=$|[^\w])")


def join_broken(lines: Sequence[Trace]) -> list[Trace]:
    """Move the rest of a number that names its country up to the line it begins on.

    Only where the beginning is no valid number and both together are one; the digits that moved leave
    blanks behind, and all characters keep the words they came from.
    """
    joined = list(lines)
    for index in range(len(joined) - 1):
        head = _HEAD.match(joined[index + 1].text)
        if head and _goes_on(joined[index], head.group()):
            below = joined[index + 1]
            end = head.end()
            joined[index] = joined[index].then(Trace(below.text[:end], below.spots[:end]))
            joined[index + 1] = Trace(" " * end + below.text[end:], (None,) * end + below.spots[end:])
    return joined


def _goes_on(line: Trace, rest: str) -> bool:
    runs = list(find_runs(line))
    if not runs or runs[-1].groups[-1][1] < len(line.text.rstrip(" -/.()")):
        return False
    run = runs[-1]
    count = len(run.groups)
    first = next((i for i in range(count - 1, -1, -1) if "+" in run.lead(i)), None)
    if first is None:
        return False
    begun = run.printed(first, count)
    return parsed(begun, None) is None and parsed(f"{begun} {rest}", None) is not None
