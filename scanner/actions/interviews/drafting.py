"""Draft letters and keep what was drafted. Nothing is ever sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from scanner.actions.desk import Desk
from scanner.actions.folders import made
from scanner.actions.meant import the_interview, the_person
from scanner.errors import OutputError, UsageError
from scanner.interviews.greeting import Tone
from scanner.interviews.letters import Writer, draft
from scanner.interviews.mail import eml
from scanner.interviews.plan import plan, who_answers
from scanner.model.follow_up import FollowUp, FollowUpKind
from scanner.model.interview import Event, EventKind, Interview, State
from scanner.model.letter import Draft
from scanner.outputs import atomic
from scanner.text import slug

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


def thank(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft a thank-you note to each person met in an interview that is over, or to one of them."""
    held = _held_today(the_interview(records, interview, at), at)
    return _draft(records, held, FollowUpKind.THANK, to=to, tone=tone, at=at)


def follow_up(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft a letter that asks how it stands; the second one after a first was sent."""
    held = the_interview(records, interview, at)
    sent = any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE for e in held.history)
    kind = FollowUpKind.NUDGE_AGAIN if sent else FollowUpKind.NUDGE
    return _draft(records, held, kind, to=to, tone=tone, at=at)


def ask_feedback(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft thanks and a request for feedback, after a rejection."""
    held = the_interview(records, interview, at)
    return _draft(records, held, FollowUpKind.ASK_FEEDBACK, to=to, tone=tone, at=at)


def accept(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft a letter that accepts an offer."""
    held = the_interview(records, interview, at)
    return _draft(records, held, FollowUpKind.ACCEPT, to=to, tone=tone, at=at)


def decline(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft a letter that declines an offer."""
    held = the_interview(records, interview, at)
    return _draft(records, held, FollowUpKind.DECLINE, to=to, tone=tone, at=at)


def withdraw(
    records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
) -> Letters:
    """Draft a letter that takes an application back."""
    held = the_interview(records, interview, at)
    return _draft(records, held, FollowUpKind.WITHDRAW, to=to, tone=tone, at=at)


def _held_today(interview: Interview, at: Desk) -> Interview:
    """Return an interview of today without a time as held: who thanks for it has been there."""
    day_only = interview.when.time is None and interview.when.day == at.today
    if not day_only or interview.state is not State.PLANNED or not interview.people:
        return interview
    return interview.told(Event(EventKind.STATE, at.now, state=State.HELD))


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


def _draft(
    records: Records, held: Interview, kind: FollowUpKind, *, to: str | None, tone: Tone | None, at: Desk
) -> Letters:
    """Draft the letters of a kind, and note that they were drafted."""
    _check(kind, held, at)
    uids = tuple(m.contact for m in held.people)
    wanted = (the_person(records, to, among=uids),) if to else _whom(kind, held)
    people = records.contacts.of(uid for uid in wanted if uid)
    writer = Writer(today=at.today, me=at.me, tone=tone or at.tone, templates=at.templates)
    letters = []
    for uid in wanted:
        told = draft(kind, held, people.get(uid or ""), writer, met=uid)
        letters.append(Letter(told, uid, f"{held.id}-{kind}-{slug(told.to_name or uid or '') or 'letter'}"))
    drafted = held
    for letter in letters:
        records.letters.save(letter.draft, interview=held.id, contact=letter.contact, kind=kind, at=at.now)
        drafted = drafted.told(Event(EventKind.DRAFTED, at.now, of=kind, about=letter.contact))
    records.interviews.save(drafted)
    return Letters(drafted, kind, tuple(letters), _early(kind, drafted, at))


def _check(kind: FollowUpKind, held: Interview, at: Desk) -> None:
    """Refuse a letter that would do harm."""
    name = f"{held.id} {held.label}"
    match kind:
        case FollowUpKind.THANK:
            _check_over(held, "thank them after it", at)
        case FollowUpKind.NUDGE | FollowUpKind.NUDGE_AGAIN:
            _check_over(held, "ask how it stands after it", at)
            if not held.state.is_open:
                raise UsageError(f"{name} has ended: {held.state.value}; there is nothing to ask")
            if any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE_AGAIN for e in held.history):
                raise UsageError(f"you asked {held.employer} twice how it stands; a third time does harm")
        case FollowUpKind.ASK_FEEDBACK:
            if held.state is not State.REJECTED:
                raise UsageError(
                    f"{name} was not rejected; if it was: cardscan interview outcome {held.id} rejected"
                )
            if held.feedback:
                raise UsageError(f"{name}: they told you already: {held.feedback!r}")
        case FollowUpKind.ACCEPT | FollowUpKind.DECLINE:
            if held.state is not State.OFFER:
                raise UsageError(
                    f"{name} has no offer; if they made one: cardscan interview outcome {held.id} offer"
                )
        case FollowUpKind.WITHDRAW | FollowUpKind.ANSWER_OFFER:
            if not held.state.is_unsettled:
                raise UsageError(f"{name} has ended: {held.state.value}; there is nothing to take back")
        case _:
            assert_never(kind)


def _check_over(held: Interview, told: str, at: Desk) -> None:
    if not held.is_over(at.now):
        raise UsageError(f"{held.id} {held.label} is on {held.when.told_in(at.zone)}; {told}")


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
