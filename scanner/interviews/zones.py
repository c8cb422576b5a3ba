"""Which time zone of the world a calendar means by a name of its own: Windows' names, and lists of cities."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from functools import cache

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

WINTER = dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC)
_OFFSET = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d{1,2}):(\d{2}))?\)\s*(.*)", re.IGNORECASE)


def known_zone(name: str) -> str | None:
    """Return the IANA name of a zone that calendars name otherwise, None for none.

    >>> known_zone("W. Europe Standard Time")
    'Europe/Berlin'
    >>> known_zone("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna")
    'Europe/Amsterdam'
    >>> known_zone("/example.org/20050126_1/Europe/Paris")
    'Europe/Paris'
    """
    told = " ".join(name.split()).strip('"')
    if told in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[told]
    if listed := _OFFSET.fullmatch(told):
        hours, minutes = int(listed[2] or 0), int(listed[3] or 0)
        offset = dt.timedelta(hours=hours, minutes=minutes) * (-1 if listed[1] == "-" else 1)
        return _of_city(listed[4], offset)
    ends = ["/".join(told.split("/")[start:]) for start in range(len(told.split("/")))]
    return next((end for end in ends if "/" in end and end in _names()), None)


@cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _of_city(cities: str, offset: dt.timedelta) -> str | None:
    """Return the zone of the first of these cities that has one, where its clocks are at that offset."""
    for city in cities.split(","):
        ending = "/" + city.strip().replace(" ", "_")
        for name in sorted(name for name in _names() if name.endswith(ending)):
            if WINTER.astimezone(zoneinfo.ZoneInfo(name)).utcoffset() == offset:
                return name
    return None
