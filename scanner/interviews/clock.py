"""The time of day and the zone in what a person types: "tomorrow 3pm", "20.11. um 14.30 Uhr", "2 p.m. ET"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from scanner.errors import UsageError
from scanner.interviews.date_words import MONTHS, WEEKDAYS
from scanner.model.interview import zone_named

_HALF = r"(?P<half{0}>[ap]\.?\s?m\b\.?)"
_BEFORE = r"(?:(?:\b(?:at|um|gegen|ab|kl)|(?<!\w)(?:à|á|a las|a la|às|as|by))\s+)?"
_TIME = re.compile(
    rf"(?:(?<=[T ])|(?<!\S)){_BEFORE}(?:"
    rf"(?P<hour1>\d{{1,2}}):(?P<minute1>\d{{2}})(?::\d{{2}})?\s*(?:{_HALF.format(1)}|uhr\b|h(?:rs|oras)?\b)?"
    rf"|(?P<hour2>\d{{1,2}})(?:\.(?P<minute2>\d{{2}}))?\s*{_HALF.format(2)}"
    r"|(?P<hour3>\d{1,2})(?:\.(?P<minute3>\d{2}))?\s*uhr\b(?:\s*(?P<past3>\d{2})\b)?"
    r"|(?P<hour4>[01]?\d|2[0-3])\s?h(?:\s?(?P<minute4>\d{2}))?(?:\s?min)?"
    r")(?=$|[\s,;)]|[+-]\d|Z$)",
    re.IGNORECASE,
)
_POINTED = re.compile(r"(?<=[\d.])\s+(?:(?:at|um|a las|às|à)\s+)?(\d{1,2})\.(\d{2})$", re.IGNORECASE)
"""A time with a point, behind a date in figures: "20.11.2026 14.30"."""
_NOON = re.compile(
    r"(?<!\w)(?:(?:at|à|al|ao|um|by)\s+)?(?:12\s+)?(?:noon|midday|midi|mediodía|mediodia|meio-dia)(?!\w)",
    re.I,
)
_WITHIN = re.compile(r"(?:within|sous|innerhalb|en|em|dans|dentro de)(?: von| de)?\s*$", re.IGNORECASE)
_ZONE = re.compile(r"\s+\(?(UTC|GMT|[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)\)?$")
_SHORT_ZONE = re.compile(r"(?<=[\dmMr.])\s+\(?([A-Z]{2,5})\)?$")
_SPAN = re.compile(
    r"(?P<from>\b\d{1,2}:\d{2}|\b\d{1,2}\.\d{2}(?=[^,]*\buhr))\s?[-\u2013]\s?\d{1,2}[:.]\d{2}"
    r"|\b(?P<first>\d{1,2})\s?[-\u2013]\s?(?P<last>\d{1,2})\s?(?P<half>[ap]m)\b",
    re.IGNORECASE,
)
"""From when to when: "14:00-15:00", "9-10am"."""
_OFFSET = re.compile(r"\d(?:Z|\s*[+-]\d{2}:?\d{2})$")
_BARE = re.compile(r"\b(?:at|um|gegen|a las|às)\s+(\d{1,2})$", re.IGNORECASE)
EARLIEST_BARE = 7
"""Hours below may be meant in the afternoon: "Friday at 3"."""

SHORT_ZONES = {
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "MDT": "America/Denver",
    "MT": "America/Denver",
    "CDT": "America/Chicago",
    "CT": "America/Chicago",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "BST": "Europe/London",
    "WEST": "Europe/Lisbon",
    "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "EEST": "Europe/Helsinki",
    "JST": "Asia/Tokyo",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}
"""Short names that mean one clock; CST and IST mean several. Others are looked up as they are (CET, UTC)."""
ITS_OWN_NAME = {"MEZ": "CET", "MESZ": "CEST"}


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that a text tells, None for none; the zone as it was named, and the `rest` of the text."""

    rest: str
    time: dt.time | None
    zone: str

    def zone_on(self, day: dt.date) -> str:
        """Return the IANA name of the zone, "" for none named; UsageError where it does not fit.

        "EST" in July is no time of New York, and who writes it means perhaps another hour.
        """
        zone = SHORT_ZONES.get(self.zone, self.zone)
        if zone == self.zone or self.time is None or len(self.zone) == len("ET"):
            return zone
        noon = dt.datetime.combine(day, dt.time(12), tzinfo=zone_named(zone))
        if noon.tzname() != ITS_OWN_NAME.get(self.zone, self.zone):
            raise UsageError(
                f"no time on {day} is {self.zone}: it is {noon.tzname()} then; name the zone, like {zone}"
            )
        return zone


def clock_in(text: str) -> Clock:
    """Part `text` into its time of day, its zone and what is left; UsageError for a time no clock shows."""
    rest = _SPAN.sub(_beginning, " ".join(text.split()))
    zone = ""
    if named := _ZONE.search(rest) or _short_zone(rest):
        zone, rest = named[1], rest[: named.start()]
    found = next((m for m in _TIME.finditer(rest) if not _is_span(rest, m)), None)
    time = None
    if found:
        if _OFFSET.search(rest):
            raise UsageError(f"give the zone of {text.strip()!r} by its name, like Europe/Berlin or UTC")
        time = _time(found, text)
    elif found := _POINTED.search(rest):
        time = _at(int(found[1]), int(found[2]), found[0].strip(), text)
    elif found := _BARE.search(rest):
        if int(found[1]) < EARLIEST_BARE:
            raise UsageError(f"in the morning or the afternoon? Write {found[1]} am or {found[1]} pm")
        time = _at(int(found[1]), 0, found[0], text)
    elif found := _NOON.search(rest):
        time = dt.time(12)
    if found:
        rest = " ".join(f"{rest[: found.start()].removesuffix('T')} {rest[found.end() :]}".split())
    return Clock(rest.rstrip(","), time, zone)


def _beginning(span: re.Match[str]) -> str:
    """Return when it begins that lasts from one time to another; "11-1pm" is left as it stands."""
    if span["from"]:
        return span["from"]
    return f"{span['first']}{span['half']}" if int(span["first"]) < int(span["last"]) else span[0]


def _is_span(text: str, found: re.Match[str]) -> bool:
    """Whether this is no time but how long it takes: "within 24h"."""
    return found["hour4"] is not None and bool(_WITHIN.search(text[: found.start()]))


def _short_zone(text: str) -> re.Match[str] | None:
    found = _SHORT_ZONE.search(text)
    other = {"AM", "PM", "UHR", "EOD", "COB", "KW"} | {word.upper() for word in MONTHS | WEEKDAYS}
    return None if found is None or found[1] in other else found


def _time(found: re.Match[str], text: str) -> dt.time:
    told = {name: value for name, value in found.groupdict().items() if value is not None}
    hour = next(int(value) for name, value in told.items() if name.startswith("hour"))
    minute = next((int(value) for name, value in told.items() if name[:-1] in ("minute", "past")), 0)
    half = next((value[0].lower() for name, value in told.items() if name.startswith("half")), "")
    if half and not 1 <= hour <= 12:
        raise UsageError(f"there is no {found[0].strip()!r} on a clock, in {text.strip()!r}")
    return _at(hour % 12 + 12 * (half == "p") if half else hour, minute, found[0].strip(), text)


def _at(hour: int, minute: int, told: str, text: str) -> dt.time:
    try:
        return dt.time(hour, minute)
    except ValueError as error:
        raise UsageError(f"there is no {told!r} on a clock, in {text.strip()!r}") from error
