"""Write an interview down: what a person says of it, or an invitation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from email.utils import parseaddr
from enum import StrEnum
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.details import Details, with_details
from scanner.actions.interviews.inviting import (
    check_known,
    invited,
    issue_of,
    known_by,
    language_of,
    likely_employer,
    likely_me,
    renewed,
)
from scanner.actions.keeping.anew import bring_up_to_date
from scanner.actions.people.editing import uid_of, write_new
from scanner.actions.people.writing import rewrite
from scanner.errors import UsageError
from scanner.identity.expected import why_expected
from scanner.interviews.dates import moment
from scanner.interviews.invitation import Invitation
from scanner.interviews.invited import Expected, in_order
from scanner.interviews.plain import address, one_line
from scanner.model.contact import Contact, Name
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, State, When

if TYPE_CHECKING:
    from scanner.store.store import Records


class Change(StrEnum):
    """What became of an interview that was to be written down."""

    NEW = "new"
    KNOWN = "known"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Announced:
    """An interview that is to be written down, and who is expected there, each with their part.

    `language` is that of the invitation, where it tells one.
    """

    employer: str
    begins: When
    details: Details
    people: tuple[tuple[Expected, Part], ...] = ()
    invitation: Invitation | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """An interview that is written down, as it was `before` where it was there already, and its people."""

    interview: Interview
    before: Interview | None
    people: dict[str, Contact]
    change: Change

    @property
    def met_besides(self) -> tuple[str, ...]:
        """Who was added to an interview that was there already, by name."""
        new = (m.contact for m in self.interview.people if self.before and not self.before.met(m.contact))
        return tuple(self.people[uid].label for uid in new)


def announced(
    employer: str | None,
    *,
    when: str | None,
    at: Desk,
    details: Details = Details(),  # noqa: B008 (nobody can change it)
    met: Iterable[str] = (),
    invitation: Invitation | None = None,
) -> Announced:
    """Understand what is said of an interview, in words and by an invitation. Raises UsageError."""
    named = one_line(employer or (likely_employer(invitation, at=at) if invitation else ""))
    if not named and not (invitation and invitation.is_cancelled):
        raise UsageError("which employer? Write: cardscan interview add EMPLOYER --on DAY")
    begins = moment(when, at.today, at.zone.key) if when else invitation.when if invitation else None
    if begins is None:
        raise UsageError('when is it? Add --on "2026-11-20 14:30"')
    told = replace(details, role=one_line(details.role or ""))
    language = language_of(invitation) if invitation and details.language is None else None
    return Announced(named, begins, told, _people(met, invitation, at), invitation, language)


def add(records: Records, told: Announced, *, at: Desk) -> Added:
    """Write an interview down; the same one twice stays one, with whom was met besides.

    A newer issue of an invitation moves its interview, or calls it off. Raises UsageError where an interview
    is called off that is not written down.
    """
    found = _written_down(records, told)
    if told.invitation and not found:
        check_known(told.invitation)
    changed = _renewed(found, told.invitation, at) if found and told.invitation else found
    interview = _with_people(records, changed or _built(records, told, at), told, at)
    if interview != found:
        records.interviews.save(interview)
    if found and interview != found:
        rewrite(records, [m.contact for m in interview.people], at)
    people = records.contacts.of(m.contact for m in interview.people)
    away = records.contacts.away(people)
    for uid, contact in people.items():
        if uid not in away:
            write_new(records, uid, contact, at=at)
    if interview != found:
        bring_up_to_date(records, [records.occasions.get(interview.id)], at)
    return Added(interview, found, people, _change(found, interview))


def _renewed(found: Interview, invitation: Invitation, at: Desk) -> Interview:
    """Return the interview as the invitation has it, where that is news."""
    before = issue_of(found)
    if before is None and not invitation.is_cancelled:
        return found.told(invited(invitation, at=at)) if invitation.issue.event else found
    is_news = before is None or (before.event == invitation.issue.event and before.age < invitation.issue.age)
    return renewed(found, invitation, at=at) if is_news else found


def _change(before: Interview | None, after: Interview) -> Change:
    if before is None:
        return Change.NEW
    if after.state is State.CANCELLED is not before.state:
        return Change.CANCELLED
    return Change.MOVED if before.when != after.when or before.state is State.CANCELLED else Change.KNOWN


def _written_down(records: Records, told: Announced) -> Interview | None:
    """Return the interview that is meant, where it is there already."""
    if told.invitation and (known := known_by(records, told.invitation.issue)):
        return known
    begins, round_ = told.begins, told.details.round
    same = records.interviews.same(told.employer, told.details.role or "", begins.day)
    if round_ is not None:
        same = tuple(i for i in same if i.round.casefold() == one_line(round_).casefold())
    if told.invitation and told.invitation.issue.event:
        same = tuple(i for i in same if issue_of(i) is None)  # another event on the day is another round
    timed = [i for i in same if begins.time in (None, i.when.time)]
    return next(iter([*timed, *same]), None)


def _with_people(records: Records, interview: Interview, told: Announced, at: Desk) -> Interview:
    """Return the interview with these people too; who is new among the contacts is kept there."""
    for person, part in told.people:
        contact = _contact(person)
        made = uid_of(contact)
        known = [m.contact for m in records.contacts.sharing(contact, kinds=("email",))]
        known = known or _there(records, interview, contact)
        uid = known[0] if known else made
        if not known and records.contacts.get(uid) is None:
            records.contacts.save(uid, contact, at=at.now)
        if interview.met(uid) is None:
            joined = replace(interview, people=(*interview.people, Meeting(uid, part)))
            interview = joined.told(Event(EventKind.LINKED, at.now, about=uid))
    return interview


def _there(records: Records, interview: Interview, expected: Contact) -> list[str]:
    """Return whose card was got in the interview already and who is expected in it now."""
    there = records.contacts.of(meeting.contact for meeting in interview.people)
    read = {uid: held for uid, held in there.items() if records.photos.cards(contact=uid)}
    same = [uid for uid, held in read.items() if why_expected(held, expected, is_there=True)]
    return same if len(same) == 1 else []


def _built(records: Records, told: Announced, at: Desk) -> Interview:
    """Return a new interview. An invitation's title says what kind it is, hardly ever the position itself."""
    invitation, details = told.invitation, told.details
    round_ = one_line(details.round or (invitation.title if invitation else ""))
    key = records.interviews.new_id(told.employer, details.role or "", told.begins, round_=round_)
    made = Interview(
        key,
        told.employer,
        told.begins,
        language=told.language or at.language,
        place=invitation.place if invitation else "",
        link=invitation.link if invitation else "",
        history=(Event(EventKind.CREATED, at.now),),
    )
    if invitation and (invitation.issue.event or invitation.more):
        made = made.told(invited(invitation, at=at))
    return with_details(made, replace(details, round=round_), at=at)


def _people(met: Iterable[str], invitation: Invitation | None, at: Desk) -> tuple[tuple[Expected, Part], ...]:
    told = [(_person(text), Part.INTERVIEWER) for text in met]
    if invitation and not invitation.is_cancelled:
        me = likely_me(invitation, at=at)
        if invitation.organiser:
            told.append((invitation.organiser, Part.HOST))
        told += [(person, Part.INTERVIEWER) for person in invitation.attendees if person != me]
    return tuple((p, part) for p, part in told if (p.name or p.email) and not _is_me(p, at))


def _is_me(person: Expected, at: Desk) -> bool:
    mine = {word.casefold() for word in (at.me, at.mail) if word}
    return bool(mine & {person.name.casefold(), (person.email or "").casefold()})


def _person(text: str) -> Expected:
    plainly = one_line(text)
    bracketed = re.fullmatch(r"\s*([^<>\"]*?)\s*<([^<>]*)>\s*", plainly)
    name, mail = bracketed.groups() if bracketed else parseaddr(plainly)
    found = address(mail)
    if found is None and "<" in text:
        raise UsageError(f"{text!r} has no e-mail address that can be; write Ann Lee <ann@acme.example>")
    return Expected(in_order(name if found else plainly), found)


def _contact(person: Expected) -> Contact:
    return Contact(
        name=Name(person.name) if person.name else None,
        emails=(person.email,) if person.email else (),
    )
