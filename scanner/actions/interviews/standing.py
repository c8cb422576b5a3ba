"""An interview as it stands now, for whoever shows it."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from scanner.model.contact import Contact
from scanner.model.interview import EventKind, Interview, Meeting, State

FEW = 8
"""People named of an interview where it stands among others; a crowd's names fill a page."""
BETWEEN = "\t"
"""Between what the text of an invitation's event says: the event in a calendar, its number and time, and how
many people were left out, where any were; no calendar has it in a name."""


def state_at(interview: Interview, now: dt.datetime) -> State:
    """Return how an interview stands: one that was planned is held when its time has come."""
    over = interview.state is State.PLANNED and interview.is_over(now)
    return State.HELD if over else interview.state


def zone_of(now: dt.datetime) -> zoneinfo.ZoneInfo:
    """Return the zone of the person's clock."""
    return now.tzinfo if isinstance(now.tzinfo, zoneinfo.ZoneInfo) else zoneinfo.ZoneInfo("UTC")


def answer_by(interview: Interview) -> dt.date | None:
    """Return the day by which an answer is still expected: theirs, or one's own to their offer."""
    if interview.state is State.OFFER:
        return interview.answer_offer_by
    return interview.promised_by if interview.state.is_open else None


def whom(interview: Interview) -> tuple[str, ...]:
    """Return the UIDs of everyone an interview or its history names."""
    told = (event.about for event in interview.history if event.about)
    return tuple(dict.fromkeys((*(m.contact for m in interview.people), *told)))


def name_of(meeting: Meeting, people: Mapping[str, Contact]) -> str:
    """Return the name of somebody met, else the beginning of their UID."""
    contact = people.get(meeting.contact)
    return contact.label if contact else meeting.contact[:8]


def left_out(interview: Interview) -> int:
    """Return how many people its latest invitation names who are not written down: it names a crowd."""
    told = [event.text.split(BETWEEN)[3:] for event in interview.history if event.kind is EventKind.INVITED]
    return int(told[-1][0]) if told and told[-1] and told[-1][0].isdecimal() else 0


def as_json(interview: Interview, people: Mapping[str, Contact], now: dt.datetime) -> dict[str, Any]:
    """Return an interview as JSON values, as it stands now, its people with their names and addresses.

    `when` is by the clocks here, `there` by those of the invitation, `begins` the moment itself (ISO 8601).
    """
    data = asdict(interview)
    data["state"] = state_at(interview, now).value
    data["when"] = str(interview.when.seen_from(zone_of(now)))
    data["there"] = str(interview.when)
    data["begins"] = interview.when.instant.isoformat() if interview.when.instant else None
    data["promised_by"] = f"{interview.promised_by}" if interview.promised_by else None
    data["people"] = [
        {
            **asdict(m),
            "name": name_of(m, people),
            "emails": list(people[m.contact].emails) if m.contact in people else [],
        }
        for m in interview.people
    ]
    data["history"] = [
        {**asdict(e), "at": e.at.isoformat(), "until": f"{e.until}" if e.until else None}
        for e in interview.history
    ]
    return data
