"""Invitations of every kind and none, for the fuzz: each is read, or refused with a message."""

from __future__ import annotations

import random

from scanner.errors import UsageError
from scanner.interviews.employer import employer_of
from scanner.interviews.invitation import read_invitation
from scanner.interviews.tongue import tongue_of

LINES = (
    "UID:1@acme.example",
    "SEQUENCE:1",
    "SEQUENCE:x",
    "DTSTAMP:20261101T000000Z",
    "DTSTART;TZID=America/New_York:20261120T143000",
    "DTSTART;TZID=Eastern Standard Time:20261120T143000",
    'DTSTART;TZID="(UTC+01:00) Berlin, Bern":20261120T143000',
    "DTSTART;TZID=/a/b/Europe/Paris:20260329T023000",
    "DTSTART;VALUE=DATE:20261120",
    "DTSTART:99991231T235959Z",
    "RECURRENCE-ID:20261120T143000Z",
    "RRULE:FREQ=WEEKLY;COUNT=1",
    "RDATE:20261120T143000Z",
    "STATUS:CANCELLED",
    "SUMMARY;LANGUAGE=de:Vorstellungsgespräch bei Acme\\, Berlin",
    "LOCATION:https://acme.zoom.us/j/1?pwd=http://[",
    "URL:http://[::1",
    "DESCRIPTION:Join https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example\\n",
    "X-GOOGLE-CONFERENCE:https://meet.google.com/abc",
    "ORGANIZER;CN=Ann Lee:mailto:ann@acme.example",
    'ORGANIZER;CN="x@evil.example\\, Ann";SENT-BY="mailto:b@c.example":mailto:noreply@calendly.com',
    'ATTENDEE;CN="Ray, Bob";PARTSTAT=DECLINED:mailto:bob@acme.example',
    "ATTENDEE;CN==?utf-8?b?eA==?=;CUTYPE=ROOM:MAILTO:room-5@acme.example",
    "ATTENDEE:invalid:nomail",
    "BEGIN:VALARM",
    "END:VALARM",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252", "utf-7")


def any_invitation(chance: random.Random) -> bytes:
    """Return an invitation put together from what calendars write, mutated and encoded by chance."""
    lines = [chance.choice(LINES) for _ in range(chance.randint(0, 16))]
    method = chance.choice(("REQUEST", "CANCEL", "REPLY", "PUBLISH", ""))
    whole = ["BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    if chance.random() < 0.2:
        whole[3:3] = ["END:VEVENT", "BEGIN:VEVENT"]
    text = chance.choice(("\r\n", "\n", "\r")).join(whole)
    data = bytearray(text.encode(chance.choice(ENCODINGS), errors="replace"))
    for _ in range(chance.choice((0, 0, 1, 4, 40))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 30)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 200)] * chance.randint(1, 30)
            case _:
                data[at:at] = bytes(chance.choices((0, 9, 10, 13, 34, 58, 59, 92, 255), k=5))
        if not data:
            break
    return bytes(data)


def read_any_invitation(data: bytes) -> None:
    """Read an invitation as the program does; a clear refusal is as good as an answer."""
    try:
        found = read_invitation(data, zone="Europe/Berlin")
    except UsageError:
        return
    names = [person.name for person in (found.organiser, *found.attendees) if person]
    assert not any(set(name) & set('@"<>\\') or "=?" in name for name in names), names
    employer_of(found, is_private=lambda host: host == "mail.example", mine="kim@home.example")
    tongue_of(found.text)
