"""Reminders as calendars take them: the same thing keeps its UID, and a change raises its number."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from scanner.interviews.calendar import one_file, reminders, vdir_file
from scanner.interviews.plan import Rules, plan
from scanner.interviews.workdays import Workdays
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, State
from scanner.model.reminder import Reminder
from tests.interviews.made_up import FRIDAY, at, interview, person

KHAL = shutil.which("khal") or shutil.which("khal", path=Path(sys.executable).parent)
HELD = interview(FRIDAY, "ann", role="Baker, senior; night")


def handed_out(
    held: Interview = HELD, day: str = "2026-11-20", before: tuple[Reminder, ...] = ()
) -> tuple[Reminder, ...]:
    follow_ups = plan(held, at(day, 20), rules=Rules(), workdays=Workdays("DE"))
    return reminders(
        follow_ups,
        {held.id: held},
        {"ann": person("Zoë\r\nMüller-Łuczak")},
        before={r.uid: r for r in before},
        now=at(day, 20),
        base_url="https://cards.example.org/",
    )


def read(data: bytes) -> list[icalendar.Component]:
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]


def thanking(held: tuple[Reminder, ...]) -> Reminder:
    (found,) = [r for r in held if r.summary.startswith("Thank-you")]
    return found


def test_a_reminder_is_a_quarter_of_an_hour_at_nine_with_an_alarm() -> None:
    (event,) = read(vdir_file(thanking(handed_out())))
    assert event.decoded("DTSTART") == dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(minutes=15)
    assert event["SUMMARY"] == "Thank-you note: Zoë Müller-Łuczak (Acme), due 2026-11-23"
    assert (event["TRANSP"], event["STATUS"], event["X-INTERVIEW-ID"]) == ("TRANSPARENT", "CONFIRMED", "7f3a")
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].to_ical()) == ("DISPLAY", b"-PT10M")
    assert "Record: https://cards.example.org/i/7f3a" in event["DESCRIPTION"]
    assert not {"ATTENDEE", "ORGANIZER"} & set(event)


def test_nine_is_nine_in_summer_too() -> None:
    (first, *_) = handed_out(interview(dt.date(2026, 7, 6), "ann"), "2026-07-06")
    assert first.starts == dt.datetime(2026, 7, 7, 7, 0, tzinfo=dt.UTC)


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    data = one_file(handed_out())
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_file_to_import_publishes_and_a_vdir_file_does_not() -> None:
    assert b"METHOD:PUBLISH" in one_file(handed_out())
    assert b"METHOD" not in vdir_file(handed_out()[0])
    assert len(read(one_file(handed_out()))) == 2


def test_the_same_plan_again_changes_nothing() -> None:
    first = handed_out()
    assert handed_out(day="2026-11-21", before=first) == first


def test_a_change_raises_the_number_and_keeps_the_uid() -> None:
    first = handed_out()
    held = replace(HELD, promised_by=dt.date(2026, 12, 4))
    second = handed_out(held, "2026-11-21", before=first)
    assert [r.uid for r in second] == [r.uid for r in first]
    moved = [r for r in second if r.sequence == 1]
    assert [r.starts.date() for r in moved] == [dt.date(2026, 12, 7)]
    assert moved[0].changed > first[0].changed


def test_what_is_done_is_cancelled_once() -> None:
    first = handed_out()
    held = HELD.told(Event(EventKind.DONE, at("2026-11-20", 21), of=FollowUpKind.THANK, about="ann"))
    second = handed_out(held, "2026-11-21", before=first)
    gone = thanking(second)
    assert (gone.cancelled, gone.sequence) == (True, 1)
    (event,) = read(vdir_file(gone))
    assert event["STATUS"] == "CANCELLED"
    assert not event.walk("VALARM")
    assert [r for r in handed_out(held, "2026-11-24", before=second) if r.cancelled] == []


def test_none_lies_in_the_past() -> None:
    first = handed_out()
    late = handed_out(day="2026-11-24", before=first)
    assert thanking(late).starts == dt.datetime(2026, 11, 25, 8, 0, tzinfo=dt.UTC)
    assert thanking(late).sequence == 1


def test_an_interview_to_come_is_an_appointment() -> None:
    held = interview(dt.date(2026, 11, 27), "ann", place="Main Street 1")
    (found,) = [r for r in handed_out(held) if r.is_appointment]
    (event,) = read(vdir_file(found, todo=True))
    assert event["SUMMARY"] == "Interview: Acme"
    assert event.decoded("DTSTART") == dt.datetime(2026, 11, 27, 13, 0, tzinfo=dt.UTC)
    assert (event["TRANSP"], event["STATUS"]) == ("OPAQUE", "CONFIRMED")
    assert "Main Street 1" in event["DESCRIPTION"]
    (alone,) = [r for r in handed_out(interview(dt.date(2026, 11, 27), hour=None)) if r.is_appointment]
    (event,) = read(vdir_file(alone))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        dt.date(2026, 11, 27),
        dt.date(2026, 11, 28),
    )


def test_an_interview_that_was_held_stays_and_one_called_off_is_cancelled() -> None:
    held = interview(dt.date(2026, 11, 27), "ann")
    first = handed_out(held)
    assert not any(r.is_appointment for r in handed_out(held, "2026-11-28", before=first))
    off = held.told(Event(EventKind.STATE, at("2026-11-21"), state=State.CANCELLED))
    (gone,) = [r for r in handed_out(off, "2026-11-21", before=first) if r.is_appointment]
    assert gone.cancelled


def test_an_interview_from_an_invitation_is_in_the_calendar_already() -> None:
    held = interview(dt.date(2026, 11, 27)).told(Event(EventKind.INVITED, at("2026-11-18"), text="1"))
    assert not any(r.is_appointment for r in handed_out(held))


def test_after_a_no_everything_else_is_cancelled() -> None:
    first = handed_out()
    held = HELD.told(Event(EventKind.STATE, at("2026-11-21"), state=State.WITHDRAWN))
    assert all(r.cancelled for r in handed_out(held, "2026-11-22", before=first))


def test_what_was_never_handed_out_is_not_cancelled() -> None:
    held = HELD.told(Event(EventKind.STATE, at("2026-11-21"), state=State.WITHDRAWN))
    assert handed_out(held, "2026-11-22") == ()


def test_todos_are_an_option() -> None:
    (todo,) = read(vdir_file(thanking(handed_out()), todo=True))
    assert (todo.name, todo["STATUS"]) == ("VTODO", "NEEDS-ACTION")
    assert todo.decoded("DUE") == dt.datetime(2026, 11, 23, 8, 15, tzinfo=dt.UTC)


@pytest.mark.skipif(KHAL is None, reason="khal is not installed")
def test_khal_lists_the_reminders(tmp_path: Path) -> None:
    vdir = tmp_path / "vdir"
    vdir.mkdir()
    for reminder in handed_out():
        (vdir / reminder.file_name).write_bytes(vdir_file(reminder))
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[c]]\npath = {vdir}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    shown = subprocess.run(
        [str(KHAL), "-c", str(config), "list", "2026-11-20", "14d"],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        timeout=60,
    ).stdout
    assert "09:00-09:15 Thank-you note: Zoë Müller-Łuczak (Acme), due 2026-11-23" in shown
    assert "Ask how it stands" in shown
