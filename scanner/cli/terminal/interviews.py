"""How interviews are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from scanner.actions.interviews.days import full, moment, short
from scanner.actions.interviews.standing import answer_by, left_out, name_of, state_at, zone_of
from scanner.actions.interviews.words import LANGUAGE_NAMES, SAID, said, told, told_left_out
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpState
from scanner.model.interview import Interview, Meeting, State

if TYPE_CHECKING:
    from rich.table import Table

COLOURS = {
    State.OFFER: "green",
    State.ACCEPTED: "green",
    State.REJECTED: "red",
    State.WAITING: "yellow",
    State.PLANNED: "cyan",
}


def overview(interviews: Iterable[Interview], people: Mapping[str, Contact], now: dt.datetime) -> Table:
    """Return a table of interviews, one a line: what does not fit is cut, `interview show` has all of it."""
    from rich.table import Table  # here and below, as what shows no table need not wait for it

    from scanner.cli.terminal.console import cut, shown

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("id", "when", "employer", "role", "state", "answer by", "people"):
        table.add_column(column, no_wrap=column in ("id", "when", "state", "answer by"))
    for i in interviews:
        state = state_at(i, now)
        table.add_row(
            i.id,
            shown(i.when.seen_from(zone_of(now)).told_in(zone_of(now))),
            cut(i.employer),
            cut(", ".join(part for part in (i.role, i.round) if part)),
            shown(said(state), COLOURS.get(state, "")),
            f"{answer_by(i) or ''}",
            cut(_first_of([name_of(m, people) for m in i.people], left_out(i))),
        )
    return table


def _first_of(names: list[str], others: int) -> str:
    first = f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)
    return f"{first}, {others} left out" if others else first


def interview_table(
    interview: Interview,
    people: Mapping[str, Contact],
    now: dt.datetime,
    *,
    plan: Iterable[FollowUp] = (),
) -> Table:
    """Return everything about one interview: the facts, the people, what comes (of `plan`), what happened."""
    from rich.table import Table

    from scanner.cli.terminal.console import shown

    table = Table.grid(padding=(0, 2))
    for name, value in _facts(interview, now):
        table.add_row(shown(name, "dim"), shown(value, "bold" if name == interview.id else ""))
    if interview.people:
        table.add_row()
    for meeting in interview.people:
        contact = people.get(meeting.contact)
        table.add_row(shown(meeting.part.value, "dim"), shown(_whom(meeting, contact)))
        if meeting.talk:
            table.add_row("", shown(f"on {meeting.talk}", "italic"))
    if left_out(interview):
        table.add_row("", shown(told_left_out(left_out(interview)), "yellow"))
    comes = tuple(plan)
    if comes:
        table.add_row()
    for f in comes:
        whom = people.get(f.contact or "")
        about = f", {whom.label}" if whom else ""
        table.add_row(
            shown(short(f.due), {"overdue": "red", "due": "yellow"}.get(f.state.value, "dim")),
            shown(f"{SAID[f.kind]}{about}{' (late)' if f.state is FollowUpState.OVERDUE else ''}"),
        )
    if interview.history:
        table.add_row()
    for event in interview.history:
        day = event.at.astimezone(now.tzinfo).date()
        table.add_row(shown(full(day), "dim"), shown(told(event, people), "dim"))
    return table


def _facts(interview: Interview, now: dt.datetime) -> Iterator[tuple[str, str]]:
    """Yield what is known, with what to call it; the first line is the interview's id and name."""
    yield interview.id, interview.label
    yield "when", moment(interview.when, zone_of(now))
    state = said(state_at(interview, now))
    expected = answer_by(interview)
    promised = f", answer by {full(expected)}" if expected else ""
    known = {
        "place": interview.place,
        "link": interview.link,
        "state": f"{state}{promised}",
        "next step": interview.next_step,
        "feedback": interview.feedback,
        "letters in": LANGUAGE_NAMES[interview.language],
    }
    yield from ((name, value) for name, value in known.items() if value)
    yield from (("note", line) for line in interview.notes.splitlines())


def _whom(meeting: Meeting, contact: Contact | None) -> str:
    """Return who was met, and how to reach them."""
    if contact is None:
        return meeting.contact[:8]
    reach = (*contact.emails[:1], *(phone.value for phone in contact.phones[:1]))
    return ", ".join((contact.label, *reach))
