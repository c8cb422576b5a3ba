"""Cut a run of digit groups into the numbers that it holds."""

from __future__ import annotations

import phonenumbers as pn

from scanner.fields.phones import MAX_DIGITS, MAX_GROUPS, MIN_DIGITS, Candidate, Run, is_international, parsed

VALID, LOCAL, DOUBTFUL = 10.0, 4.0, 1.0
"""Worth of a number that the library knows as valid, one that lacks its area code, and any other."""
MAX_SEGMENT = 15


def segments(run: Run, region: str | None) -> list[Candidate]:
    """Return the numbers in `run` for a card of `region`: the cut with the greatest worth."""
    count = len(run.groups)
    if count > MAX_GROUPS:
        return []
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for end in range(1, count + 1):
        options = [(best[end - 1][0] - 0.5, best[end - 1][1])]
        for start in range(end - 1, max(-1, end - 1 - MAX_SEGMENT), -1):
            digits = sum(b - a for a, b in run.groups[start:end])
            if digits > MAX_DIGITS or (
                start + 1 < end
                and "+" in run.gap(start + 1) + run.gap(end - 1)
                and _inner_plus(run, start, end)
            ):
                break
            if digits >= MIN_DIGITS:
                value = worth(run.slice(start, end), region) - breaks(run, start, end)
                options.append((best[start][0] + value, [*best[start][1], (start, end)]))
        best.append(max(options, key=lambda o: o[0]))
    return [Candidate(run, a, b, run.slice(a, b)) for a, b in best[count][1]]


def _inner_plus(run: Run, start: int, end: int) -> bool:
    return any("+" in run.gap(i) for i in range(start + 1, end))


def breaks(run: Run, start: int, end: int) -> float:
    """Return what speaks against cutting here and against joining what stands between."""
    cost = 0.0
    for i in range(start + 1, end):
        gap = run.gap(i)
        cost += 3.0 if "," in gap or ";" in gap or "|" in gap else 1.0 if "/" in gap else 0.1
    if start and not any(c in run.gap(start) for c in "+,;/|("):
        cost += 2.0
    return cost


def worth(text: str, region: str | None) -> float:
    """Return how good a number `text` makes in `region`."""
    if parsed(text, region):
        return VALID
    if is_international(text):
        return DOUBTFUL * 2
    if region and is_local(text, region):
        return LOCAL
    return -1.0


def is_local(text: str, region: str) -> bool:
    """Tell whether `text` is long enough to be a number of `region` without its area code."""
    try:
        number = pn.parse(text, region)
    except pn.NumberParseException:
        return False
    reason = pn.is_possible_number_with_reason(number)
    return reason == pn.ValidationResult.IS_POSSIBLE_LOCAL_ONLY and len(str(number.national_number)) >= 7
