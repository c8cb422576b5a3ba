"""Write follow-ups as reminders for a calendar (iCalendar, RFC 5545), in the form that calendars really take.

A quarter of an hour at nine in the person's own zone, in UTC so that no zone definition is needed, beside
other appointments (transparent), with an alarm; the day it is due stands in the summary too, as some
calendars drop alarms. Nobody is an attendee: calendars would send them invitations.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import icalendar

from scanner.interviews.plain import one_line
from scanner.model.contact import Contact
from scanner.model.follow_up import FOLLOW_UPS, FollowUp, FollowUpKind
from scanner.model.interview import EventKind, Interview, State
from scanner.model.reminder import DAY, Reminder

PRODUCT = "-//cardscan//cardscan//EN"
DOMAIN = "cardscan.invalid"
"""Makes UIDs unique in the world of calendars; a name that can never be somebody's (RFC 2606)."""
OPENING = dt.time(9)
ONE_DAY = dt.timedelta(days=1)
INTERVIEW = 60
"""Minutes; an invitation says better how long, and is in the calendar already."""
ALARM, EARLY_ALARM = dt.timedelta(minutes=-10), dt.timedelta(hours=-1)

TITLES = {
    FollowUpKind.THANK: "Thank-you note",
    FollowUpKind.NUDGE: "Ask how it stands",
    FollowUpKind.NUDGE_AGAIN: "Ask once more how it stands",
    FollowUpKind.ASK_FEEDBACK: "Thank them and ask for feedback",
    FollowUpKind.ANSWER_OFFER: "Answer the offer",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """When an entry starts in somebody's calendar, in UTC, and how often it was changed."""

    starts: dt.datetime
    sequence: int


def reminders(
    plan: Iterable[FollowUp],
    interviews: Mapping[str, Interview],
    contacts: Mapping[str, Contact],
    *,
    before: Mapping[str, Reminder],
    now: dt.datetime,
    base_url: str = "",
) -> tuple[Reminder, ...]:
    """Return the reminders of a plan and the interviews to come, next versions of those handed out `before`.

    What is open comes with it; what was handed out and is done, skipped or no longer planned is cancelled,
    once. A reminder that did not change keeps its version, and none lies in the past. `now` is in the
    person's zone.
    """
    todo = [_reminder(f, interviews, contacts, now, base_url) for f in plan if f.state.is_open]
    held = [_appointment(i, contacts, now, base_url) for i in interviews.values() if _is_to_come(i, now)]
    wanted = {reminder.uid: reminder for reminder in (*todo, *held)}
    ended = {
        uid: replace(old, cancelled=True)
        for uid, old in before.items()
        if uid not in wanted and not old.cancelled and not (old.is_appointment and old.starts <= now)
    }
    return tuple(_versioned(new, before.get(uid), now) for uid, new in sorted({**wanted, **ended}.items()))


def _versioned(new: Reminder, old: Reminder | None, now: dt.datetime) -> Reminder:
    if old is None:
        return new
    if new.says_the_same_as(old):
        return old
    return replace(new, sequence=old.sequence + 1, changed=now.astimezone(dt.UTC), folder=old.folder)


def _is_to_come(interview: Interview, now: dt.datetime) -> bool:
    """Whether a calendar wants this interview: it lies ahead, and came from no calendar."""
    came = any(event.kind is EventKind.INVITED for event in interview.history)
    return interview.state is State.PLANNED and not interview.is_over(now) and not came


def _appointment(
    interview: Interview, contacts: Mapping[str, Contact], now: dt.datetime, base_url: str
) -> Reminder:
    url = f"{base_url.rstrip('/')}/i/{interview.id}" if base_url else ""
    people = [contacts[m.contact].label for m in interview.people if m.contact in contacts]
    told = [f"Interview {interview.id}", interview.place, interview.link, ", ".join(people)]
    when = interview.when
    midnight = dt.datetime.combine(when.day, dt.time(), tzinfo=dt.UTC)
    return Reminder(
        uid=str(uuid.uuid5(FOLLOW_UPS, f"{interview.id}/interview")),
        interview=interview.id,
        contact=None,
        starts=when.instant.astimezone(dt.UTC) if when.instant else midnight,
        summary=one_line(f"Interview: {interview.label}"),
        description="\n".join(one_line(line) for line in (*told, f"Record: {url}" if url else "") if line),
        url=url,
        changed=now.astimezone(dt.UTC).replace(microsecond=0),
        minutes=INTERVIEW if when.instant else DAY,
    )


def _opening(due: dt.date, now: dt.datetime) -> dt.datetime:
    """Return nine o'clock of the day something is due, or of the next day that still has it ahead."""
    opens = dt.datetime.combine(max(due, now.date()), OPENING, tzinfo=now.tzinfo)
    if opens <= now:
        opens = dt.datetime.combine(now.date() + ONE_DAY, OPENING, tzinfo=now.tzinfo)
    return opens.astimezone(dt.UTC)


def _reminder(
    follow_up: FollowUp,
    interviews: Mapping[str, Interview],
    contacts: Mapping[str, Contact],
    now: dt.datetime,
    base_url: str,
) -> Reminder:
    interview = interviews[follow_up.interview]
    contact = contacts.get(follow_up.contact or "")
    whom = one_line(contact.label if contact else "nobody noted yet")
    url = f"{base_url.rstrip('/')}/i/{interview.id}" if base_url else ""
    reach = (*contact.emails[:1], *(p.value for p in contact.phones[:1])) if contact else ()
    told = [
        one_line(f"Interview {interview.id} - {interview.role or interview.employer}"),
        one_line(", ".join((whom, *reach))),
        one_line(follow_up.why),
        f"Record: {url}" if url else "",
    ]
    return Reminder(
        uid=follow_up.uid,
        interview=interview.id,
        contact=follow_up.contact,
        starts=_opening(follow_up.due, now),
        summary=one_line(f"{TITLES[follow_up.kind]}: {whom} ({interview.employer}), due {follow_up.due}"),
        description="\n".join(line for line in told if line),
        url=url,
        changed=now.astimezone(dt.UTC).replace(microsecond=0),
    )


def one_file(held: Iterable[Reminder], *, todo: bool = False) -> bytes:
    """Return all reminders as one iCalendar file, to import by hand."""
    return _calendar(held, todo=todo, method="PUBLISH")


def vdir_file(reminder: Reminder, *, todo: bool = False) -> bytes:
    """Return the file of one reminder for a vdir folder or a CalDAV server, which take no METHOD."""
    return _calendar([reminder], todo=todo, method=None)


def _calendar(held: Iterable[Reminder], *, todo: bool, method: str | None) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    for reminder in held:
        calendar.add_component(_todo(reminder) if todo and not reminder.is_appointment else _event(reminder))
    data: bytes = calendar.to_ical(sorted=False)
    return data


def _event(reminder: Reminder) -> icalendar.Event:
    event = icalendar.Event()
    _common(event, reminder)
    event.add("dtstart", reminder.starts.date() if reminder.is_all_day else reminder.starts)
    ends = reminder.starts + dt.timedelta(minutes=reminder.minutes)
    event.add("dtend", ends.date() if reminder.is_all_day else ends)
    event.add("status", "CANCELLED" if reminder.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if reminder.is_appointment else "TRANSPARENT")
    _add_alarm(event, reminder)
    return event


def _todo(reminder: Reminder) -> icalendar.Todo:
    todo = icalendar.Todo()
    _common(todo, reminder)
    todo.add("dtstart", reminder.starts)
    todo.add("due", reminder.starts + dt.timedelta(minutes=reminder.minutes))
    todo.add("status", "CANCELLED" if reminder.cancelled else "NEEDS-ACTION")
    _add_alarm(todo, reminder)
    return todo


def _common(entry: icalendar.Event | icalendar.Todo, reminder: Reminder) -> None:
    entry.add("uid", f"{reminder.uid}@{DOMAIN}")
    entry.add("dtstamp", reminder.changed)
    entry.add("last-modified", reminder.changed)
    entry.add("sequence", reminder.sequence)
    entry.add("summary", reminder.summary)
    entry.add("description", reminder.description)
    if reminder.url:
        entry.add("url", reminder.url)
    entry.add("categories", ["Interview"])
    entry.add("class", "PRIVATE")
    entry.add("x-interview-id", reminder.interview)


def _add_alarm(entry: icalendar.Event | icalendar.Todo, reminder: Reminder) -> None:
    if reminder.cancelled:
        return
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.summary)
    alarm.add("trigger", EARLY_ALARM if reminder.is_appointment else ALARM)
    entry.add_component(alarm)


def placed(data: bytes) -> Placed | None:
    """Return where the entry of a calendar's file lies now, None where it holds none that can be read."""
    try:
        calendar = icalendar.Calendar.from_ical(data)
        (entry,) = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
        start = entry.decoded("DTSTART")
        sequence = int(entry.get("SEQUENCE", 0))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if not isinstance(start, dt.datetime):
        return Placed(dt.datetime.combine(start, dt.time(), tzinfo=dt.UTC), sequence)
    return Placed(start.astimezone(dt.UTC) if start.tzinfo else start.replace(tzinfo=dt.UTC), sequence)
