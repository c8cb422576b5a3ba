"""Invitations as calendars send them, and what is none."""

from __future__ import annotations

import contextlib
import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.errors import UsageError
from scanner.interviews.employer import employer_of
from scanner.interviews.invitation import read_invitation
from scanner.interviews.invited import Expected
from scanner.interviews.tongue import tongue_of
from scanner.model.interview import When
from tests.interviews.any_invitation import any_invitation, read_any_invitation

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
        ('ATTENDEE;CN="Ray, Bob (HR)":mailto:bob@acme.example', ("Bob Ray",)),
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


OLD_BERLIN = (  # as Windows programs define it, from the year 1601 on
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT"
)


@pytest.mark.parametrize(
    ("named", "defined", "when"),
    [
        ("Eastern Standard Time", "", When(dt.date(2027, 3, 16), dt.time(14), "America/New_York")),
        ("Romance Standard Time", "", When(dt.date(2027, 3, 16), dt.time(14), "Europe/Paris")),
        (
            '"(UTC-05:00) Eastern Time, New York"',
            "",
            When(dt.date(2027, 3, 16), dt.time(14), "America/New_York"),
        ),
        ("/example.org/2005/Asia/Tokyo", "", When(dt.date(2027, 3, 16), dt.time(14), "Asia/Tokyo")),
        ("Mitteleuropäische Zeit", OLD_BERLIN, When(dt.date(2027, 3, 16), dt.time(9), "America/New_York")),
    ],
)
def test_a_zone_is_known_by_the_name_calendars_give_it(named: str, defined: str, when: When) -> None:
    start = changed("DTSTART", f"DTSTART;TZID={named}:20270316T140000").decode()
    if defined:
        zone = f"BEGIN:VTIMEZONE\r\nTZID:{named}\r\n{defined}\r\nEND:VTIMEZONE\r\n"
        start = start.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT")
    assert read_invitation(start.encode(), zone="America/New_York").when == when


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]
)
def test_a_file_is_read_however_it_is_encoded(encoding: str) -> None:
    data = changed("ATTENDEE", "ATTENDEE;CN=Jörg Ött:mailto:jo@acme.example").decode().encode(encoding)
    assert read_invitation(data, zone=ZONE).attendees == (Expected("Jörg Ött", "jo@acme.example"),)


def test_one_moved_event_of_a_series_is_the_interview() -> None:
    series = ("UID:1@acme.example", "RRULE:FREQ=WEEKLY", "DTSTART;TZID=Europe/Berlin:20270127T100000")
    moved = (
        "UID:1@acme.example",
        "RECURRENCE-ID;TZID=Europe/Berlin:20270203T100000",
        "DTSTART;TZID=Europe/Berlin:20270203T140000",
        "ORGANIZER;CN=Ann Lee:mailto:ann@acme.example",
    )
    alone = ics(*moved)
    both = ics(*series, "END:VEVENT", "BEGIN:VEVENT", *moved)
    for data in (alone, both):
        found = read_invitation(data, zone=ZONE)
        assert found.when == When(dt.date(2027, 2, 3), dt.time(14), ZONE)
        assert found.issue.event == "1@acme.example 20270203T100000"


def test_a_newer_issue_of_an_event_and_its_end_are_known() -> None:
    first = read_invitation(ics(*USUAL), zone=ZONE)
    second = read_invitation(ics(*USUAL, "SEQUENCE:2"), zone=ZONE)
    assert first.issue.event == second.issue.event
    assert first.issue.age < second.issue.age
    assert not first.is_cancelled
    assert read_invitation(ics(*USUAL, method="CANCEL"), zone=ZONE).is_cancelled
    assert read_invitation(ics(*USUAL, "STATUS:CANCELLED"), zone=ZONE).is_cancelled


def test_an_invitation_without_organiser_has_its_people_and_domains() -> None:
    found = read_invitation(changed("ORGANIZER"), zone=ZONE)
    assert found.organiser is None
    assert [p.name for p in found.attendees] == ["Bob Ray", "", "Ann Lee"]
    assert found.domains == ("acme.example", "home.example")


def test_of_a_crowd_the_first_hundred_are_taken_and_the_others_counted() -> None:
    def named(place: int) -> str:
        return f"{chr(97 + place // 26)}{chr(97 + place % 26)}"

    crowd = (f"ATTENDEE;CN=Bo {named(n)}:mailto:bo.{named(n)}@acme.example" for n in range(600))
    found = read_invitation(ics(*USUAL, *crowd), zone=ZONE)
    assert (len(found.attendees), found.more) == (100, 502)
    assert found.attendees[0] == Expected("Bob Ray", "bob@acme.example")


@pytest.mark.parametrize(
    "line",
    [
        "CN=Room 5:mailto:r5@acme.example",
        "CN=Besprechungsraum Elbe:mailto:elbe@acme.example",
        "CN=Salle Monet:mailto:monet@acme.example",
        "CN=Elbe:mailto:meetingroom-elbe@acme.example",
        "CN=HR Recruiting:mailto:hr@acme.example",
        "CN=Acme Careers:mailto:careers@acme.example",
        "CN=Talent Acquisition Team:mailto:ta@acme.example",
        "CN=Acme:mailto:recrutement@acme.example",
        "mailto:jobs@acme.example",
        "CN=Calendar:mailto:no-reply@acme.example",
        "CN=Ann Lee via Calendly:mailto:notifications@scheduler.example",
        "CN=Acme Hiring:mailto:x12@greenhouse.io",
        "ROLE=NON-PARTICIPANT;CN=Bob Ray:mailto:bob@acme.example",
    ],
)
def test_rooms_shared_mailboxes_and_services_are_nobody(line: str) -> None:
    said = line if line.startswith("mailto") else f";{line}"
    separator = ":" if line.startswith("mailto") else ""
    for name in ("ATTENDEE", "ORGANIZER"):
        if name == "ORGANIZER" and "NON-PARTICIPANT" in line:
            continue
        kept = [old for old in USUAL if not old.startswith(("ATTENDEE", "ORGANIZER"))]
        found = read_invitation(ics(*kept, f"{name}{separator}{said}"), zone=ZONE)
        assert (found.organiser, found.attendees) == (None, ())


def test_people_whose_mailbox_is_shared_by_name_only_are_people() -> None:
    for line in ("CN=Ann Lee:mailto:info@acme.example", "CN=Ann Hall:mailto:hall@acme.example"):
        found = read_invitation(changed("ATTENDEE", f"ATTENDEE;{line}"), zone=ZONE)
        assert len(found.attendees) == 1


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (
            (
                "DESCRIPTION:Our jobs: https://acme.example/careers \\nJoin Zoom Meeting\\n"
                "https://acme.zoom.us/j/123?pwd=abc\\nhttps://acme.zoom.us/u/dialin",
            ),
            "https://acme.zoom.us/j/123?pwd=abc",
        ),
        (("LOCATION:https://acme.example/r/1",), "https://acme.example/r/1"),
        (
            ("URL:https://acme.example/r/1", "DESCRIPTION:see https://acme.example/about"),
            "https://acme.example/r/1",
        ),
        (
            ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij", "DESCRIPTION:https://zoom.us/j/1"),
            "https://meet.google.com/abc-defg-hij",
        ),
        (
            (
                "DESCRIPTION:Teilnehmen: https://eur01.safelinks.protection.outlook.com/?url="
                "https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19&data=05",
            ),
            "https://teams.microsoft.com/l/meetup-join/19",
        ),
        (("DESCRIPTION:To reschedule: https://calendly.com/reschedulings/1",), ""),
        (("DESCRIPTION:About us: https://acme.example/about",), ""),
    ],
)
def test_the_link_is_the_one_to_the_meeting(lines: tuple[str, ...], link: str) -> None:
    kept = [old for old in USUAL if not old.startswith(("DESCRIPTION", "LOCATION"))]
    assert read_invitation(ics(*kept, *lines), zone=ZONE).link == link


@pytest.mark.parametrize(
    ("lines", "employer"),
    [
        (("SUMMARY:Interview with Kranwerk", "ATTENDEE:mailto:lena@kranwerk.example"), "Kranwerk"),
        (("SUMMARY:Interview", "ATTENDEE:mailto:lena@kran-werk.example"), "Kran Werk"),
        (
            ("SUMMARY:Interview", "LOCATION:Kran Werk AG\\, Hof 1", "ATTENDEE:mailto:l@kranwerk.example"),
            "Kran Werk",
        ),
        (("SUMMARY:Vorstellungsgespräch bei Kranwerk als Ingenieurin",), "Kranwerk"),
        (("SUMMARY:Interview with Lena Hofer", "ATTENDEE;CN=Lena Hofer:mailto:l@mail.example"), ""),
        (("SUMMARY:Entretien chez Beau Vert pour le poste",), "Beau Vert"),
        (("SUMMARY:Interview", "ORGANIZER:mailto:x@calendly.com", "ATTENDEE:mailto:kim@home.example"), ""),
    ],
)
def test_the_employer_is_named_as_the_invitation_writes_it(lines: tuple[str, ...], employer: str) -> None:
    kept = [old for old in USUAL if old.startswith(("UID", "DTST"))]
    found = read_invitation(ics(*kept, *lines), zone=ZONE)
    named = employer_of(found, is_private=lambda host: host == "mail.example", mine="kim@home.example")
    assert named == employer


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Invitation to your interview: please join us on time, we look forward to meeting you", "en"),
        ("Einladung zum Vorstellungsgespräch: wir freuen uns auf Sie", "de"),
        ("Bonjour, nous vous invitons à un entretien avec notre équipe. Cordialement", "fr"),
        ("Hola: te invitamos a la entrevista con el equipo para el puesto. Un saludo", "es"),
        ("Olá, convidamos você para a entrevista da vaga. Atenciosamente", "pt"),
        ("Interview Data Engineer", None),
        ("", None),
    ],
)
def test_the_language_of_an_invitation_is_told_by_its_small_words(text: str, language: str | None) -> None:
    assert tongue_of(text) == language


def test_a_name_that_holds_an_address_adds_nobody() -> None:
    line = 'ATTENDEE;CN="x@evil.example\\, Bob Ray =?utf-8?b?eEBldmls?=":mailto:bob@acme.example'
    assert read_invitation(changed("ATTENDEE", line), zone=ZONE).attendees == (
        Expected("Bob Ray", "bob@acme.example"),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no calendar"),
        (b"\xff\xd8\xff\xe0JFIF", "no calendar"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n", "no calendar"),
        (b"x" * 2_000_000, "at most"),
        (ics(*USUAL, events=0), "no event"),
        (ics(*USUAL, events=2), "2 events"),
        (ics(*USUAL, method="REPLY"), "somebody's answer"),
        (ics(*USUAL, "RRULE:FREQ=WEEKLY"), "recurring"),
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
            assert read_invitation(tried, zone=ZONE).when


def test_a_time_zone_longer_than_a_file_s_name_is_told() -> None:
    tried = changed("DTSTART", f"DTSTART;TZID={'Berlin ' * 60}:20261120T100000")
    with pytest.raises(UsageError, match="time zone"):
        read_invitation(tried, zone=ZONE)


@settings(max_examples=300, deadline=dt.timedelta(seconds=2))
@given(st.integers(0, 2**32))
def test_any_invitation_put_together_by_chance_is_read_or_refused(seed: int) -> None:
    read_any_invitation(any_invitation(random.Random(seed)))
