"""Days as a person reads them."""

from __future__ import annotations

import datetime as dt

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
