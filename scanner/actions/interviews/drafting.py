"""Draft letters and keep what was drafted. Nothing is ever sent."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.folders import made
from scanner.actions.meant import the_interview, the_person
from scanner.errors import OutputError, UsageError
from scanner.interviews.letters import draft
from scanner.interviews.mail import eml
from scanner.interviews.plan import plan, who_answers
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, State
from scanner.model.letter import Draft
from scanner.outputs import atomic

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft, the UID of whom it is to (None for nobody noted), and what to call its file."""

    draft: Draft
    contact: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that were drafted after an interview; `early` is the follow-up whose time has not come."""

    interview: Interview
    kind: FollowUpKind
    letters: tuple[Letter, ...]
    early: FollowUp | None


def thank(records: Records, interview: str, *, at: Desk, to: str | None = None) -> Letters:
    """Draft a thank-you note to each person met in an interview that is over, or to one of them."""
    return _draft(records, the_interview(records, interview, at), FollowUpKind.THANK, to=to, at=at)


def follow_up(records: Records, interview: str, *, at: Desk, to: str | None = None) -> Letters:
    """Draft a letter that asks how it stands; the second one after a first was sent."""
    held = the_interview(records, interview, at)
    sent = any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE for e in held.history)
    return _draft(records, held, FollowUpKind.NUDGE_AGAIN if sent else FollowUpKind.NUDGE, to=to, at=at)


def ask_feedback(records: Records, interview: str, *, at: Desk, to: str | None = None) -> Letters:
    """Draft thanks and a request for feedback, after a rejection."""
    held = the_interview(records, interview, at)
    if held.state is not State.REJECTED:
        raise UsageError(
            f"{held.id} {held.label} was not rejected; if it was: cardscan interview outcome"
            f" {held.id} rejected"
        )
    return _draft(records, held, FollowUpKind.ASK_FEEDBACK, to=to, at=at)


def write_letter(folder: Path, letter: Letter) -> Path:
    """Write a letter to a file of its own; one that says something else stays: it may have been edited."""
    mail = eml(letter.draft)
    names = (letter.name, *(f"{letter.name}-{number}" for number in range(2, 1000)))
    for path in (made(folder) / f"{each}.eml" for each in names):
        if not path.exists():
            atomic.write(path, mail)
            return path
        if path.read_bytes() == mail:
            return path
    raise OutputError(f"{folder} is full of letters called {letter.name}; clear it up")


def _draft(records: Records, held: Interview, kind: FollowUpKind, *, to: str | None, at: Desk) -> Letters:
    """Draft the letters of a kind, and note that they were drafted."""
    _check(kind, held, at)
    uids = tuple(m.contact for m in held.people)
    wanted = (the_person(records, to, among=uids),) if to else _whom(kind, held)
    people = records.contacts.of(uid for uid in wanted if uid)
    letters = []
    for uid in wanted:
        told = _drafted(kind, held, uid, people, at)
        letters.append(Letter(told, uid, f"{held.id}-{kind}-{_slug(told.to_name or uid or '')}"))
    drafted = held
    for letter in letters:
        records.letters.save(letter.draft, interview=held.id, contact=letter.contact, kind=kind, at=at.now)
        drafted = drafted.told(Event(EventKind.DRAFTED, at.now, of=kind, about=letter.contact))
    records.interviews.save(drafted)
    return Letters(drafted, kind, tuple(letters), _early(kind, drafted, at))


def _check(kind: FollowUpKind, held: Interview, at: Desk) -> None:
    """Refuse a letter that would do harm."""
    if kind is FollowUpKind.THANK and not held.is_over(at.now):
        raise UsageError(f"{held.id} {held.label} is on {held.when}; thank them after it")
    nudging = kind.is_nudge
    if nudging and not held.is_over(at.now):
        raise UsageError(f"{held.id} {held.label} is on {held.when}; ask how it stands after it")
    if nudging and not held.state.is_open:
        raise UsageError(f"{held.id} {held.label} has ended: {held.state.value}; there is nothing to ask")
    if nudging and any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE_AGAIN for e in held.history):
        raise UsageError(f"you asked {held.employer} twice how it stands; a third time does harm")


def _early(kind: FollowUpKind, held: Interview, at: Desk) -> FollowUp | None:
    """Return the question that would come before its time."""
    planned = plan(held, at.now, rules=at.rules, workdays=at.workdays)
    return next((f for f in planned if f.kind is kind and kind.is_nudge and f.since > at.today), None)


def _whom(kind: FollowUpKind, held: Interview) -> tuple[str | None, ...]:
    if kind is not FollowUpKind.THANK:
        return (who_answers(held),)
    if not held.people:
        raise UsageError(
            f"nobody is noted for {held.id} {held.label}; add them: cardscan link {held.id} PERSON"
        )
    return tuple(m.contact for m in held.people)


def _drafted(
    kind: FollowUpKind, held: Interview, uid: str | None, people: dict[str, Contact], at: Desk
) -> Draft:
    if kind is FollowUpKind.THANK and held.promised_by and held.promised_by < at.today:
        held = replace(held, promised_by=None)  # nobody looks forward to a day that has passed
    return draft(kind, held, people.get(uid or ""), me=at.me, met=uid, templates=at.templates)


def _slug(text: str) -> str:
    """Return a name for a file: ASCII letters, digits and hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", "-", bare).strip("-")[:40] or "letter"
