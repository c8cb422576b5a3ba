"""The things to do, read from the records, and ticking them off."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from scanner.cli.desk import Desk, desk, the_interview, the_person
from scanner.cli.interview_view import SAID
from scanner.cli.text import harmless
from scanner.errors import UsageError
from scanner.interviews.plain import one_line
from scanner.interviews.plan import agenda
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpKind
from scanner.model.interview import Event, EventKind, Interview

if TYPE_CHECKING:
    from scanner.store.glance import Glance
    from scanner.store.store import Records

COMMANDS = {
    FollowUpKind.THANK: "thank",
    FollowUpKind.NUDGE: "follow-up",
    FollowUpKind.NUDGE_AGAIN: "follow-up",
    FollowUpKind.ASK_FEEDBACK: "ask-feedback",
}
"""The command that drafts each letter."""


def planned(records: Records | Glance, at: Desk) -> tuple[tuple[FollowUp, ...], dict[str, Interview]]:
    """Return what is to be done in order, and the interviews by id after which something may be."""
    held = records.interviews.unsettled()
    rounds = records.interviews.rounds()
    planned = agenda(held, at.now, rules=at.rules, workdays=at.workdays, rounds=rounds)
    return planned, {i.id: i for i in held}


def planned_after(records: Records, interview: Interview, at: Desk) -> tuple[FollowUp, ...]:
    """Return what is still to be done after one interview, a later round with the employer counted in."""
    rounds = records.interviews.rounds()
    whole = agenda([interview], at.now, rules=at.rules, workdays=at.workdays, rounds=rounds)
    return tuple(f for f in whole if f.state.is_open)


def people_of(records: Records | Glance, follow_ups: tuple[FollowUp, ...]) -> dict[str, Contact]:
    """Return the people to write to."""
    return records.contacts.of(f.contact for f in follow_ups if f.contact)


def how(follow_up: FollowUp, people: Mapping[str, Contact], labels: Mapping[str, int]) -> str:
    """Return the command that does it, to copy into a shell; `labels` counts people of the same name."""
    contact = people.get(follow_up.contact or "")
    words = ["cardscan", COMMANDS[follow_up.kind], follow_up.interview]
    if contact and follow_up.kind is FollowUpKind.THANK:
        words += ["--to", one_line(contact.label) if labels[contact.label] == 1 else f"{follow_up.contact}"]
    return shlex.join(words)


def tick(
    interview: str,
    *,
    kind: EventKind,
    what: FollowUpKind | None,
    to: str | None,
    until: dt.date | None = None,
) -> None:
    """Note of an interview's open follow-ups that they are done, skipped or put off."""
    at = desk()
    with at.open() as store, store.write() as records:
        held = the_interview(records, interview, at)
        follow_ups, _ = planned(records, at)
        open_ = [f for f in follow_ups if f.interview == held.id and f.state.is_open]
        if what:
            open_ = [f for f in open_ if f.kind is what]
        if to:
            uid = the_person(records, to, among=tuple(f.contact for f in open_ if f.contact))
            open_ = [f for f in open_ if f.contact == uid]
        chosen = _the_next(open_, at, held, named=what is not None)
        for follow_up in chosen:
            event = Event(kind, at.now, of=follow_up.kind, about=follow_up.contact, until=until)
            held = held.told(event)
        records.interviews.save(held)
        people = people_of(records, tuple(chosen))
    for follow_up in chosen:
        whom = people[follow_up.contact].label if follow_up.contact in people else "nobody noted yet"
        click.echo(harmless(f"{kind.value.capitalize()}: {SAID[follow_up.kind]}, {whom}"))


def _the_next(open_: list[FollowUp], at: Desk, held: Interview, *, named: bool) -> list[FollowUp]:
    """Return what is meant: all of the kind that comes first, of what can be done now.

    What was `named` may be done before its day: who wrote early has written.
    """
    now = [f for f in open_ if (named or f.since <= at.today) and held.is_over(at.now)]
    if not now:
        raise UsageError(f"nothing is to be done now for {held.id} {held.label}; see `cardscan today --all`")
    return [f for f in now if f.kind is now[0].kind]


def kind_option(wrapped: click.decorators.FC) -> click.decorators.FC:
    """Add the options that say which follow-up is meant."""
    to = click.option("--to", metavar="PERSON", help="Only the one about this person.")
    what = click.option(
        "--what", type=click.Choice([k.value for k in FollowUpKind]), help="Which one. [default: what is due]"
    )
    return what(to(wrapped))
