"""Write follow-ups as reminders for a calendar (iCalendar, RFC 5545), in the form that calendars really take.

A quarter of an hour at nine in the person's own zone, in UTC so that no zone definition is needed, beside
other appointments (transparent), with an alarm; the day it is due stands in the summary too, as some
calendars drop alarms. Nobody is an attendee: calendars would send them invitations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

import icalendar

from scanner.interviews.plain import one_line
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpKind
from scanner.model.interview import Interview
from scanner.model.reminder import Reminder

PRODUCT = "-//cardscan//cardscan//EN"
DOMAIN = "cardscan.invalid"
"""Makes UIDs unique in the world of calendars; a name that can never be somebody's (RFC 2606)."""
OPENING = dt.time(9)
LENGTH = dt.timedelta(minutes=15)
ALARM = dt.timedelta(minutes=-10)

TITLES = {
    FollowUpKind.THANK: "Thank-you note",
    FollowUpKind.NUDGE: "Ask how it stands",
    FollowUpKind.NUDGE_AGAIN: "Ask once more how it stands",
    FollowUpKind.ASK_FEEDBACK: "Thank them and ask for feedback",
}


def reminders(
    plan: Iterable[FollowUp],
    interviews: Mapping[str, Interview],
    contacts: Mapping[str, Contact],
    *,
    before: Mapping[str, Reminder],
    now: dt.datetime,
    base_url: str = "",
) -> tuple[Reminder, ...]:
    """Return the reminders of a plan, next versions of those handed out `before` by UID.

    What is open comes with it; what was handed out and is done, skipped or no longer planned is cancelled.
    A reminder that did not change keeps its version. `now` is in the person's zone.
    """
    wanted = {
        reminder.uid: reminder
        for follow_up in plan
        if follow_up.state.is_open
        for reminder in (_reminder(follow_up, interviews, contacts, now, base_url),)
    }
    ended = {uid: replace(old, cancelled=True) for uid, old in before.items() if uid not in wanted}
    return tuple(_versioned(new, before.get(uid), now) for uid, new in sorted({**wanted, **ended}.items()))


def _versioned(new: Reminder, old: Reminder | None, now: dt.datetime) -> Reminder:
    if old is None:
        return new
    if new.says_the_same_as(old):
        return old
    return replace(new, sequence=old.sequence + 1, changed=now.astimezone(dt.UTC))


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
    starts = dt.datetime.combine(follow_up.due, OPENING, tzinfo=now.tzinfo).astimezone(dt.UTC)
    return Reminder(
        uid=follow_up.uid,
        interview=interview.id,
        contact=follow_up.contact,
        starts=starts,
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
        calendar.add_component(_todo(reminder) if todo else _event(reminder))
    data: bytes = calendar.to_ical(sorted=False)
    return data


def _event(reminder: Reminder) -> icalendar.Event:
    event = icalendar.Event()
    _common(event, reminder)
    event.add("dtstart", reminder.starts)
    event.add("dtend", reminder.starts + LENGTH)
    event.add("status", "CANCELLED" if reminder.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    _add_alarm(event, reminder)
    return event


def _todo(reminder: Reminder) -> icalendar.Todo:
    todo = icalendar.Todo()
    _common(todo, reminder)
    todo.add("dtstart", reminder.starts)
    todo.add("due", reminder.starts + LENGTH)
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
    alarm.add("trigger", ALARM)
    entry.add_component(alarm)
