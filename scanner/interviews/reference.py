"""Which interview is meant: by its id, by "Acme, Data Engineer, 2026-11-20", or by when a photo was taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from scanner.errors import UsageError
from scanner.interviews.date_words import MONTHS
from scanner.interviews.dates import is_calendar_day, moment
from scanner.interviews.plain import one_line
from scanner.model.interview import Interview, When
from scanner.model.occasion import Occasion

Named = TypeVar("Named", Interview, Occasion)

_MONTH = "|".join(sorted((month for month in MONTHS if len(month) > 2), key=len, reverse=True))
_DATED = re.compile(
    r"(?<!\d)(?:\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{4}"
    rf"|\d{{1,2}}\.?[ _](?:{_MONTH})\.?[ _]\d{{4}}|(?:{_MONTH})\.?[ _]\d{{1,2}}[ _]\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<compact>20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    re.IGNORECASE,
)
"""A date with its year, as folders bear it; "20261120" too."""

FOLDERS = 64
"""Names of folders that are understood once: many photos lie in each."""
WINDOW = dt.timedelta(hours=8)
"""How long after the beginning of an interview a card photographed is taken to be from it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An interview named by its employer, role (may be empty) and day."""

    employer: str
    role: str
    when: When


def reference(text: str, today: dt.date, zone: str) -> Reference | None:
    """Understand "employer, role, day" or "employer, day"; None where `text` has no commas, so is an id.

    UsageError where the last part is no day. A day without a year is the next one from `today` on.
    """
    parts = [one_line(part) for part in text.split(",")]
    if len(parts) < 2:
        return None
    *names, day = parts
    if not names[0]:
        raise UsageError(f"{one_line(text)!r} names no employer; write Acme, Data Engineer, 2026-11-20")
    return Reference(names[0], ", ".join(n for n in names[1:] if n), moment(day, today, zone))


@lru_cache(maxsize=FOLDERS)
def folder_reference(text: str, today: dt.date, zone: str) -> Reference | None:
    """Understand a folder's name as `reference` does, where its last part is a day of the calendar.

    "Rome, May" is no interview at the end of May.
    """
    last = text.rpartition(",")[2]
    return reference(text, today, zone) if is_calendar_day(last, today) else None


def has_day(text: str) -> bool:
    """Whether a name holds what looks like a date with its year: "Hooli, CTO, 2026-11-31"."""
    return _DATED.search(text) is not None


def nearly(text: str) -> str:
    """Return how to write a name that has an employer and a day, but no comma: "2026-11-20 Globex"; else "".

    >>> nearly("2026-11-20 Globex"), nearly("Globex 20.11.2026"), nearly("2026-11-20")
    ('Globex, 2026-11-20', 'Globex, 20.11.2026', '')
    >>> nearly("20261120_Globex"), nearly("Globex 20 Nov 2026")
    ('Globex, 2026-11-20', 'Globex, 20 Nov 2026')
    """
    found = _DATED.search(text)
    if found is None or "," in text:
        return ""
    before, after = text[: found.start()].strip(" _-"), text[found.end() :].strip(" _-")
    name = " ".join(part for part in (before, after) if part)
    day = f"{found[0][:4]}-{found[0][4:6]}-{found[0][6:]}" if found["compact"] else found[0].replace("_", " ")
    return f"{name}, {day}" if re.search(r"[^\W\d_]", name) else ""


def the_one(text: str, found: Iterable[Named]) -> Named:
    """Return the interview that `text` means, by id or words of its name; UsageError for none or several."""
    held = tuple(found)
    wanted = " ".join(text.casefold().split())
    exact = [i for i in held if i.id == wanted]
    matching = exact or [i for i in held if wanted and wanted in f"{i.label} {i.when.day}".casefold()]
    if len(matching) == 1:
        return matching[0]
    if not matching:
        raise UsageError(f"no interview is {text!r}; see `cardscan interview list`")
    several = ", ".join(f"{i.id} ({i.label}, {i.when.day})" for i in matching[:5])
    raise UsageError(f"{text!r} can mean {len(matching)} interviews: {several}; give the id")


def at_the_time(
    taken: dt.datetime, held: Iterable[Named], *, zone: dt.tzinfo, window: dt.timedelta = WINDOW
) -> Named | None:
    """Return the interview a photo was taken at or within `window` after, where it is exactly one.

    A time without a zone is the person's own, `zone`. Where only the day of an interview is known, all of it
    counts.
    """
    at = taken if taken.tzinfo else taken.replace(tzinfo=zone)
    found = [i for i in held if _begins(i.when) <= at <= _ends(i.when, window)]
    return found[0] if len(found) == 1 else None


def _begins(when: When) -> dt.datetime:
    return when.instant or when.end_of_day - dt.timedelta(days=1)


def _ends(when: When, window: dt.timedelta) -> dt.datetime:
    return when.instant + window if when.instant else when.end_of_day
