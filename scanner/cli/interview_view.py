"""How interviews are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from scanner.cli.console import shown
from scanner.model.contact import Contact
from scanner.model.interview import Interview, Meeting

STYLES = {"offer": "green", "rejected": "red", "waiting": "yellow", "planned": "cyan"}


def overview(interviews: Iterable[Interview], people: Mapping[str, Contact]) -> Table:
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
            shown(i.state.value, STYLES.get(i.state.value, "")),
            f"{i.promised_by or ''}",
            shown(", ".join(_label(m, people) for m in i.people)),
        )
    return table


def interview_table(interview: Interview, people: Mapping[str, Contact]) -> Table:
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
        "state": interview.state.value,
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
        what = " ".join(
            str(part) for part in (event.kind.value, event.of, event.state, event.until) if part is not None
        )
        table.add_row(shown(f"{event.at.date()}", "dim"), shown(what, "dim"))
    return table


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
