"""Invitations as calendars send them, and what is none."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.errors import UsageError
from scanner.interviews.invitation import Expected, read_invitation
from scanner.model.interview import When

ZONE = "Europe/Berlin"
USUAL = (
    "UID:1@acme.example",
    "DTSTAMP:20261101T000000Z",
    "DTSTART;TZID=America/New_York:20261120T143000",
    "DTEND;TZID=America/New_York:20261120T153000",
    "SUMMARY:Interview\\, Data Engineer",
    "LOCATION:Main Street 1",
    "DESCRIPTION:Join: https://meet.example.com/x?y=1 \\nSee you!",
    "ORGANIZER;CN=Ann Lee:mailto:ann@acme.example",
    'ATTENDEE;CN="Ray, Bob";PARTSTAT=ACCEPTED:MAILTO:bob@acme.example',
    "ATTENDEE;CN=kim@home.example:mailto:kim@home.example",
    "ATTENDEE;CN=Ann Lee:mailto:ann@acme.example",
)


def ics(*lines: str, method: str = "REQUEST", events: int = 1) -> bytes:
    event = ("BEGIN:VEVENT", *lines, "END:VEVENT") * events
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", f"METHOD:{method}")
    return "\r\n".join([*head, *event, "END:VCALENDAR", ""]).encode()


def changed(name: str, line: str | None = None) -> bytes:
    kept = [old for old in USUAL if not old.startswith(name)]
    return ics(*kept, *([line] if line else []))


def test_an_invitation_says_when_where_and_who() -> None:
    found = read_invitation(ics(*USUAL), zone=ZONE)
    assert found.title == "Interview, Data Engineer"
    assert found.when == When(dt.date(2026, 11, 20), dt.time(14, 30), "America/New_York")
    assert (found.place, found.link) == ("Main Street 1", "https://meet.example.com/x?y=1")
    assert found.organiser == Expected("Ann Lee", "ann@acme.example")
    assert found.attendees == (Expected("Bob Ray", "bob@acme.example"), Expected("", "kim@home.example"))


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@acme.example", ()),
        ("ATTENDEE;CUTYPE=GROUP;CN=Hiring:mailto:hiring@acme.example", ()),
        ("ATTENDEE;PARTSTAT=DECLINED;CN=Bob Ray:mailto:bob@acme.example", ()),
        ('ATTENDEE;CN="Bob Ray, PhD":mailto:bob@acme.example', ("Bob Ray, PhD",)),
        ('ATTENDEE;CN="Ray, PhD":mailto:bob@acme.example', ("Ray, PhD",)),
        ('ATTENDEE;CN="Ray, Bob":mailto:bob@acme.example', ("Bob Ray",)),
    ],
)
def test_people_who_come_are_expected_by_their_names(line: str, people: tuple[str, ...]) -> None:
    found = read_invitation(changed("ATTENDEE", line), zone=ZONE)
    assert tuple(person.name for person in found.attendees) == people


@pytest.mark.parametrize(
    ("start", "when"),
    [
        ("DTSTART:20261120T133000Z", When(dt.date(2026, 11, 20), dt.time(14, 30), ZONE)),
        ("DTSTART:20261120T143000", When(dt.date(2026, 11, 20), dt.time(14, 30), ZONE)),
        ("DTSTART;VALUE=DATE:20261120", When(dt.date(2026, 11, 20), None, ZONE)),
        (
            "DTSTART;TZID=W. Europe Standard Time:20261120T143000",
            When(dt.date(2026, 11, 20), dt.time(14, 30), ZONE),
        ),
    ],
)
def test_times_are_kept_in_a_zone_with_a_name(start: str, when: When) -> None:
    found = read_invitation(changed("DTSTART", start), zone=ZONE).when
    assert (found.day, found.instant) == (when.day, when.instant)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no calendar"),
        (b"\xff\xd8\xff\xe0JFIF", "no calendar"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n", "no calendar"),
        (b"x" * 2_000_000, "at most"),
        (ics(*USUAL, events=0), "no event"),
        (ics(*USUAL, events=2), "2 events"),
        (ics(*USUAL, method="CANCEL"), "cancel"),
        (ics(*USUAL, "STATUS:CANCELLED"), "cancelled"),
        (ics(*USUAL, "RRULE:FREQ=WEEKLY"), "recurring"),
        (changed("ORGANIZER"), "no organiser"),
        (changed("DTSTART"), "when the interview is"),
        (changed("DTSTART", "DTSTART:yesterday"), "cannot be read"),
        (
            changed("DTSTART", "DTSTART;TZID=Mars/Base:20261120T143000"),
            "zone 'Mars/Base', which nobody knows",
        ),
        (changed("DTSTART", "DTSTART;TZID=Europe/Berlin:20260329T023000"), "."),
    ],
)
def test_what_is_no_invitation_to_one_interview_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_invitation(data, zone=ZONE)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.text(max_size=80))
def test_any_file_is_an_invitation_or_a_clear_message(data: bytes, text: str) -> None:
    for tried in (
        data,
        ics(*USUAL, text),
        changed("DTSTART", f"DTSTART:{text}"),
        changed("ORG", f"ORGANIZER:{text}"),
    ):
        with contextlib.suppress(UsageError):
            assert read_invitation(tried, zone=ZONE).organiser
