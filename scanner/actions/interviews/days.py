"""Days as a person reads them."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from scanner.model.interview import When

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def short(day: dt.date) -> str:
    """Write a day with its weekday, without the year, whatever the locale.

    >>> short(dt.date(2026, 11, 2))
    'Mon  2 Nov'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day:2} {MONTHS[day.month - 1]}"


def full(day: dt.date) -> str:
    """Write a day with its weekday and year.

    >>> full(dt.date(2026, 11, 2))
    'Mon 2 Nov 2026'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def moment(when: When, zone: zoneinfo.ZoneInfo) -> str:
    """Write when an interview is by the clocks of a zone, and in brackets by its own, where they differ.

    >>> moment(When(dt.date(2026, 11, 2), dt.time(18), "Europe/London"), zoneinfo.ZoneInfo("Europe/Berlin"))
    'Mon 2 Nov 2026, 19:00 (18:00 Europe/London)'
    """
    here = when.seen_from(zone)
    if when.time is None or here.time is None:
        return full(when.day)
    told = f"{full(here.day)}, {here.time:%H:%M}"
    if (here.day, here.time) == (when.day, when.time):
        return told
    day = "" if here.day == when.day else f"{full(when.day)}, "
    return f"{told} ({day}{when.time:%H:%M} {when.zone})"
