"""Read a calendar invitation (.ics): when, where, who is expected, and which event of a calendar it is."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

import icalendar

from scanner.errors import UsageError
from scanner.interviews.invited import Expected, everyone
from scanner.interviews.meeting_link import meeting_link
from scanner.interviews.plain import lines, one_line
from scanner.interviews.zones import known_zone
from scanner.model.interview import When

LARGEST = 1_000_000
"""Bytes; an invitation is a few thousand, unless files are attached."""
LONGEST_TEXT = 10_000
LONGEST_LINK = 2000
ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
LINKS = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
"""Properties that hold nothing but where to meet on the net."""
BYTE_ORDERS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"B\0E\0", "utf-16-le"),
    (b"\0B\0E", "utf-16-be"),
)
LEGACY = "cp1252"
"""What older Windows programs write who write no UTF-8; Latin-1 reads any byte where this one does not."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Which event of which calendar this is, and how new: a later issue of the same `event` replaces it.

    `event` is the calendar's UID, with the day of it that was moved where it is one of a series.
    """

    event: str
    sequence: int
    stamp: str

    @property
    def age(self) -> tuple[int, str]:
        """Sorts issues of an event by how new they are."""
        return self.sequence, self.stamp


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says. `attendees` are people who have not declined, without the organiser.

    They hold the candidate too. `organiser` is None where it names nobody; `domains` are those of everybody
    it names, also of shared mailboxes, without those of scheduling services. `more` attendees are left out.
    """

    issue: Issue
    title: str
    when: When
    place: str
    link: str
    organiser: Expected | None
    attendees: tuple[Expected, ...]
    domains: tuple[str, ...]
    text: str
    is_cancelled: bool
    more: int = 0


def read_invitation(data: bytes, *, zone: str) -> Invitation:
    """Return what the invitation says; `zone` is the person's own, for times that name none.

    UsageError where it is no calendar, a whole series, somebody's answer, or holds several events.
    """
    try:
        calendar = _calendar(data)
        event = _only_event(calendar)
        return _read(event, zone, is_cancelled=_is_cancelled(calendar, event))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise UsageError(f"the invitation cannot be read: {one_line(str(error))}") from error


def _read(event: icalendar.Component, zone: str, *, is_cancelled: bool) -> Invitation:
    named = everyone(event.get("ORGANIZER"), _several(event.get("ATTENDEE")))
    text = lines(str(event.get("DESCRIPTION", "")))[:LONGEST_TEXT]
    place = one_line(str(event.get("LOCATION", "")))
    url = _links(event, "URL")
    return Invitation(
        issue=_issue(event),
        title=one_line(str(event.get("SUMMARY", ""))),
        when=_when(event, zone),
        place=place,
        link=meeting_link(_links(event, *LINKS), (*url, place, text)),
        organiser=named.organiser,
        attendees=named.attendees,
        domains=named.domains,
        text=text,
        is_cancelled=is_cancelled,
        more=named.more,
    )


def _links(event: icalendar.Component, *names: str) -> tuple[str, ...]:
    values = [str(value) for name in names for value in _several(event.get(name))]
    return tuple(one_line(value, longest=LONGEST_LINK) for value in values)


def _calendar(data: bytes) -> icalendar.Component:
    if len(data) > LARGEST:
        raise UsageError(f"an invitation has at most {LARGEST:,} bytes, this file {len(data):,}")
    try:
        calendar = icalendar.Calendar.from_ical(_text(data))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UsageError(f"this file is no calendar invitation (.ics): {one_line(str(error))}") from error
    except OSError as error:  # zones are looked up as files: a name may be longer than a file's
        raise UsageError("this file is no calendar invitation (.ics): its time zone has no name") from error
    if calendar.name != "VCALENDAR":
        raise UsageError("this file is no calendar invitation: it does not begin with BEGIN:VCALENDAR")
    method = str(calendar.get("METHOD", "")).upper()
    if method in ANSWERS:
        raise UsageError("this file is somebody's answer to an invitation; give the invitation itself")
    return calendar


def _text(data: bytes) -> str:
    """Return the text of a file that says how it is written only by how it begins."""
    for mark, encoding in BYTE_ORDERS:
        if data.startswith(mark):
            return data.decode(encoding).removeprefix("\ufeff")
    for encoding in ("utf-8-sig", LEGACY):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _only_event(calendar: icalendar.Component) -> icalendar.Component:
    """Return the event that is the interview: the only one, or the only one of a series that was moved."""
    events = calendar.walk("VEVENT")
    if not events:
        raise UsageError("the invitation holds no event")
    moved = [event for event in events if "RECURRENCE-ID" in event]
    if len(moved) == 1 and all(event.get("UID") == moved[0].get("UID") for event in events):
        return moved[0]
    if any(_is_series(event) for event in events):
        raise UsageError("the invitation is for a recurring event; add the one interview by hand")
    if len(events) > 1:
        raise UsageError(f"the file holds {len(events)} events; export the one that is the interview")
    return events[0]


def _is_series(event: icalendar.Component) -> bool:
    rules = _several(event.get("RRULE"))
    is_once = len(rules) == 1 and getattr(rules[0], "get", lambda _: None)("COUNT") == [1]
    return "RDATE" in event or (bool(rules) and not is_once)


def _is_cancelled(calendar: icalendar.Component, event: icalendar.Component) -> bool:
    is_off = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return is_off or str(calendar.get("METHOD", "")).upper() == "CANCEL"


def _issue(event: icalendar.Component) -> Issue:
    which = one_line(str(event.get("UID", "")))
    moved = event.get("RECURRENCE-ID")
    if moved is not None and which:
        which = f"{which} {one_line(moved.to_ical().decode())}"
    stamp = event.get("DTSTAMP")
    return Issue(which, int(event.get("SEQUENCE", 0)), stamp.to_ical().decode() if stamp is not None else "")


def _several(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _when(event: icalendar.Component, zone: str) -> When:
    start = event.get("DTSTART")
    if start is None:
        raise UsageError("the invitation does not say when the interview is")
    value = getattr(start, "dt", None)
    if isinstance(value, dt.datetime):
        return _timed(value, _zone_named(start), zone)
    if isinstance(value, dt.date):
        return When(value, None, zone)
    raise UsageError(f"the invitation's time cannot be read: {one_line(str(value))!r}")


def _zone_named(start: Any) -> str:
    return str(getattr(start, "params", {}).get("TZID", ""))


def _timed(value: dt.datetime, named: str, own: str) -> When:
    """Keep a zone that has a name in the world, as long as the file means the same by it; else one's own.

    A time in UTC is one's own too. A zone that neither the file nor anybody else tells of is refused: it is
    not the person's.
    """
    zone = value.tzinfo.key if isinstance(value.tzinfo, zoneinfo.ZoneInfo) else known_zone(named)
    if value.tzinfo is None and named and zone is None:
        raise UsageError(
            f"the invitation's time is in the zone {one_line(named)!r}, which nobody knows;"
            " add the interview by hand, its zone like Europe/Berlin"
        )
    if value.tzinfo is None:
        return When(value.date(), value.time(), zone or own)
    there = value.astimezone(zoneinfo.ZoneInfo(zone)) if zone else None
    is_the_same = there is not None and there.utcoffset() == value.utcoffset()
    if there is None or zone is None or zone == "UTC" or not is_the_same:
        zone, there = own, value.astimezone(zoneinfo.ZoneInfo(own))
    return When(there.date(), there.time().replace(tzinfo=None), zone)
