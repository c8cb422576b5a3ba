"""How interviews are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table
from rich.text import Text

from scanner.cli.console import shown
from scanner.model.contact import Contact
from scanner.model.interview import Event, Interview, Meeting, State

STYLES = {"offer": "green", "rejected": "red", "waiting": "yellow", "planned": "cyan"}


def state_at(interview: Interview, now: dt.datetime) -> State:
    """Return how an interview stands: one that was planned is held when its time has come."""
    over = interview.state is State.PLANNED and interview.is_over(now)
    return State.HELD if over else interview.state


def overview(interviews: Iterable[Interview], people: Mapping[str, Contact], now: dt.datetime) -> Table:
    """Return a table of interviews, one a line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("id", "when", "employer", "role", "state", "answer by", "people"):
        table.add_column(column, no_wrap=column in ("id", "state", "answer by"))
    for i in interviews:
        table.add_row(
            i.id,
            shown(f"{i.when.day}" + (f" {i.when.time:%H:%M}" if i.when.time else "")),
            shown(i.employer),
            shown(", ".join(part for part in (i.role, i.round) if part)),
            _state(i, now),
            f"{i.promised_by or ''}",
            shown(", ".join(_label(m, people) for m in i.people)),
        )
    return table


def interview_table(interview: Interview, people: Mapping[str, Contact], now: dt.datetime) -> Table:
    """Return everything about one interview."""
    table = Table.grid(padding=(0, 2))
    rows = {
        "id": interview.id,
        "employer": interview.employer,
        "role": interview.role,
        "round": interview.round,
        "when": str(interview.when),
        "place": interview.place,
        "link": interview.link,
        "state": said(state_at(interview, now)),
        "next step": interview.next_step,
        "answer by": f"{interview.promised_by:%A, %d %B %Y}" if interview.promised_by else "",
        "feedback": interview.feedback,
        "letters in": interview.language,
    }
    for name, value in rows.items():
        if value:
            table.add_row(shown(name, "dim"), shown(value))
    for line in interview.notes.splitlines():
        table.add_row(shown("note", "dim"), shown(line))
    for meeting in interview.people:
        talk = f": {meeting.talk}" if meeting.talk else ""
        table.add_row(shown(meeting.part.value, "dim"), shown(_label(meeting, people) + talk))
    for event in interview.history:
        day = event.at.astimezone(now.tzinfo).date()
        table.add_row(shown(f"{day}", "dim"), shown(_told(event, people), "dim"))
    return table


def said(state: State) -> str:
    """Return a state in words."""
    return state.value.replace("_", " ")


def _state(interview: Interview, now: dt.datetime) -> Text:
    state = state_at(interview, now)
    return shown(said(state), STYLES.get(state.value, ""))


def _told(event: Event, people: Mapping[str, Contact]) -> str:
    """Say on a line what happened, and with whom."""
    words = [event.kind.value, event.of.value.replace("_", " ") if event.of else ""]
    words += [said(event.state) if event.state else "", f"until {event.until}" if event.until else ""]
    whom = people.get(event.about or "")
    words += [whom.label if whom else ""]
    return " ".join(word for word in words if word)


def as_json(interview: Interview, people: Mapping[str, Contact]) -> dict[str, Any]:
    """Return an interview as JSON values, its people with their names and addresses."""
    data = asdict(interview)
    data["when"] = str(interview.when)
    data["promised_by"] = f"{interview.promised_by}" if interview.promised_by else None
    data["people"] = [
        {
            **asdict(m),
            "name": _label(m, people),
            "emails": list(people[m.contact].emails) if m.contact in people else [],
        }
        for m in interview.people
    ]
    data["history"] = [
        {**asdict(e), "at": e.at.isoformat(), "until": f"{e.until}" if e.until else None}
        for e in interview.history
    ]
    return data


def _label(meeting: Meeting, people: Mapping[str, Contact]) -> str:
    contact = people.get(meeting.contact)
    return contact.label if contact else meeting.contact[:8]
