"""Read a calendar invitation (.ics): when, where, and who is expected."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass
from typing import Any

import icalendar

from scanner.errors import UsageError
from scanner.interviews.plain import address, lines, one_line
from scanner.model.interview import When

LARGEST = 1_000_000
"""Bytes; an invitation is a few thousand, unless files are attached."""
LONGEST_TEXT = 10_000
RECURRENCE = ("RRULE", "RDATE", "RECURRENCE-ID")
LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody the invitation names: `name` is empty where it gives an address only."""

    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says. `attendees` are people who have not declined, without the organiser.

    They hold the candidate too.
    """

    title: str
    when: When
    place: str
    link: str
    organiser: Expected
    attendees: tuple[Expected, ...]
    text: str


def read_invitation(data: bytes, *, zone: str) -> Invitation:
    """Return what the invitation says; `zone` is the person's own, for times that name none.

    UsageError where it is no calendar, recurring, cancelled, without organiser, or holds several events.
    """
    try:
        return _read(_only_event(_calendar(data)), zone)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise UsageError(f"the invitation cannot be read: {one_line(str(error))}") from error


def _read(event: icalendar.Component, zone: str) -> Invitation:
    organiser = event.get("ORGANIZER")
    if organiser is None:
        raise UsageError("the invitation names no organiser; add the interview by its employer and date")
    held_by = _expected(organiser)
    attendees = tuple(_expected(a) for a in _several(event.get("ATTENDEE")) if _comes(a))
    text = lines(str(event.get("DESCRIPTION", "")))[:LONGEST_TEXT]
    place = one_line(str(event.get("LOCATION", "")))
    return Invitation(
        title=one_line(str(event.get("SUMMARY", ""))),
        when=_when(event, zone),
        place=place,
        link=_link(one_line(str(event.get("URL", "")), longest=2000), place, text),
        organiser=held_by,
        attendees=tuple(dict.fromkeys(a for a in attendees if a.email != held_by.email)),
        text=text,
    )


def _calendar(data: bytes) -> icalendar.Component:
    if len(data) > LARGEST:
        raise UsageError(f"an invitation has at most {LARGEST:,} bytes, this file {len(data):,}")
    try:
        calendar = icalendar.Calendar.from_ical(data.decode("utf-8-sig"))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UsageError(f"this file is no calendar invitation (.ics): {error}") from error
    if calendar.name != "VCALENDAR":
        raise UsageError("this file is no calendar invitation: it does not begin with BEGIN:VCALENDAR")
    if str(calendar.get("METHOD", "")).upper() == "CANCEL":
        raise UsageError("this file cancels an interview; mark it with the outcome 'withdrawn' if it is off")
    return calendar


def _only_event(calendar: icalendar.Component) -> icalendar.Component:
    events = calendar.walk("VEVENT")
    if not events:
        raise UsageError("the invitation holds no event")
    if any(name in event for event in events for name in RECURRENCE):
        raise UsageError("the invitation is for a recurring event; add the one interview by hand")
    if len(events) > 1:
        raise UsageError(f"the file holds {len(events)} events; export the one that is the interview")
    if str(events[0].get("STATUS", "")).upper() == "CANCELLED":
        raise UsageError("the event was cancelled; nothing was added")
    return events[0]


def _several(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _comes(attendee: object) -> bool:
    """Whether this is a person, no room or list, who has not declined."""
    params = getattr(attendee, "params", {})
    is_person = str(params.get("CUTYPE", "INDIVIDUAL")).upper() in ("INDIVIDUAL", "UNKNOWN")
    return is_person and str(params.get("PARTSTAT", "")).upper() != "DECLINED"


def _in_order(name: str) -> str:
    """Return "Ray, Bob", as company directories have it, as Bob Ray; "Bob Ray, PhD" stays."""
    family, comma, given = (part.strip() for part in name.partition(","))
    is_degree = " " in family or re.search(r"[.,]|[A-Z].*[A-Z]", given)
    return f"{given} {family}" if comma and family and given and not is_degree else name


def _expected(value: object) -> Expected:
    name = _in_order(one_line(str(getattr(value, "params", {}).get("CN", ""))))
    mail = re.sub(r"(?i)^mailto:", "", str(value).strip())
    found = address(mail)
    return Expected(name="" if name.casefold() == mail.casefold() else name, email=found)


def _link(url: str, place: str, text: str) -> str:
    for told in (url, place, text):
        if found := LINK.search(told):
            return found[0].rstrip(").,;>")
    return ""


def _when(event: icalendar.Component, zone: str) -> When:
    start = event.get("DTSTART")
    if start is None:
        raise UsageError("the invitation does not say when the interview is")
    value = getattr(start, "dt", None)
    if isinstance(value, dt.datetime):
        _check_zone(start, value)
        return _timed(value, zone)
    if isinstance(value, dt.date):
        return When(value, None, zone)
    raise UsageError(f"the invitation's time cannot be read: {one_line(str(value))!r}")


def _check_zone(start: Any, value: dt.datetime) -> None:
    """Refuse a time in a zone that neither the file nor anybody else tells of: it is not the person's own."""
    named = getattr(start, "params", {}).get("TZID")
    if named and value.tzinfo is None:
        raise UsageError(
            f"the invitation's time is in the zone {one_line(str(named))!r}, which nobody knows;"
            " add the interview by hand, its zone like Europe/Berlin"
        )


def _timed(value: dt.datetime, zone: str) -> When:
    """Keep a zone that has a name; in one's own, a time in UTC or in a zone that the file defines itself."""
    named = value.tzinfo.key if isinstance(value.tzinfo, zoneinfo.ZoneInfo) else zone
    if named == "UTC":
        named = zone
    if value.tzinfo is None:
        return When(value.date(), value.time(), zone)
    local = value.astimezone(zoneinfo.ZoneInfo(named))
    return When(local.date(), local.time().replace(tzinfo=None), named)
