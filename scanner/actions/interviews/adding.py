"""Write an interview down: what a person says of it, or an invitation."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.details import Details, with_details
from scanner.errors import UsageError
from scanner.interviews.dates import moment
from scanner.interviews.invitation import Expected, Invitation, read_invitation
from scanner.interviews.plain import address, one_line
from scanner.model.contact import Contact, Name
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, When

if TYPE_CHECKING:
    from scanner.store.store import Records

PEOPLE = uuid.UUID("a3c55d5e-9a0b-5a0e-8f0e-2f9d4c7b1e60")
"""The namespace of people written down by hand: the same person typed twice is one contact."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An interview that is to be written down, and who is expected there, each with their part."""

    employer: str
    begins: When
    details: Details
    people: tuple[tuple[Expected, Part], ...] = ()
    invitation: Invitation | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """An interview that is written down, as it was `before` where it was there already, and its people."""

    interview: Interview
    before: Interview | None
    people: dict[str, Contact]

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
    invitation: bytes | None = None,
) -> Announced:
    """Understand what is said of an interview, in words and by an invitation. Raises UsageError."""
    invited = read_invitation(invitation, zone=at.zone.key) if invitation is not None else None
    named = one_line(employer or (_employer(invited) if invited else ""))
    if not named:
        raise UsageError("which employer? Write: cardscan interview add EMPLOYER --on DAY")
    begins = moment(when, at.today, at.zone.key) if when else invited.when if invited else None
    if begins is None:
        raise UsageError('when is it? Add --on "2026-11-20 14:30"')
    told = replace(details, role=one_line(details.role or ""))
    return Announced(named, begins, told, _people(met, invited, at), invited)


def add(records: Records, told: Announced, *, at: Desk) -> Added:
    """Write an interview down; the same one twice stays one, with whom was met besides."""
    found = _written_down(records, told)
    interview = _with_people(records, found or _built(records, told, at), told, at)
    if interview != found:
        records.interviews.save(interview)
    return Added(interview, found, records.contacts.of(m.contact for m in interview.people))


def _written_down(records: Records, told: Announced) -> Interview | None:
    """Return the interview that is meant, where it is there already."""
    begins, round_ = told.begins, told.details.round
    same = records.interviews.same(told.employer, told.details.role or "", begins.day)
    if round_ is not None:
        same = tuple(i for i in same if i.round.casefold() == one_line(round_).casefold())
    timed = [i for i in same if begins.time in (None, i.when.time)]
    return next(iter([*timed, *same]), None)


def _with_people(records: Records, interview: Interview, told: Announced, at: Desk) -> Interview:
    """Return the interview with these people too; who is new among the contacts is kept there."""
    for person, part in told.people:
        made, contact = _uid(person), _contact(person)
        known = [m.contact for m in records.contacts.sharing(contact) if m.kind == "email"]
        uid = known[0] if known else made
        if not known and records.contacts.get(uid) is None:
            records.contacts.save(uid, contact, at=at.now)
        if interview.met(uid) is None:
            joined = replace(interview, people=(*interview.people, Meeting(uid, part)))
            interview = joined.told(Event(EventKind.LINKED, at.now, about=uid))
    return interview


def _built(records: Records, told: Announced, at: Desk) -> Interview:
    """Return a new interview. An invitation's title says what kind it is, hardly ever the position itself."""
    invited, details = told.invitation, told.details
    round_ = one_line(details.round or (invited.title if invited else ""))
    key = records.interviews.new_id(told.employer, details.role or "", told.begins, round_=round_)
    made = Interview(
        key,
        told.employer,
        told.begins,
        language=at.language,
        place=invited.place if invited else "",
        link=invited.link if invited else "",
        history=(Event(EventKind.CREATED, at.now),),
    )
    return with_details(made, replace(details, round=round_), at=at)


def _employer(invitation: Invitation) -> str:
    """Return the organiser's domain: what is known of the employer; the person may name it better.

    Nobody's employer is a service for private mail.
    """
    from scanner.fields.who.lexicon import is_freemail  # its word lists are needed for invitations only

    domain = (invitation.organiser.email or "").rpartition("@")[2]
    return "" if is_freemail(domain) else domain


def _people(met: Iterable[str], invitation: Invitation | None, at: Desk) -> tuple[tuple[Expected, Part], ...]:
    told = [(_person(text), Part.INTERVIEWER) for text in met]
    if invitation:
        told += [(invitation.organiser, Part.HOST), *((p, Part.INTERVIEWER) for p in invitation.attendees)]
    return tuple((p, part) for p, part in told if (p.name or p.email) and not _is_me(p, at))


def _is_me(person: Expected, at: Desk) -> bool:
    mine = {word.casefold() for word in (at.me, at.mail) if word}
    return bool(mine & {person.name.casefold(), (person.email or "").casefold()})


def _person(text: str) -> Expected:
    name, mail = parseaddr(one_line(text))
    found = address(mail)
    if found is None and "<" in text:
        raise UsageError(f"{text!r} has no e-mail address that can be; write Ann Lee <ann@acme.example>")
    return Expected(name if found else one_line(text), found)


def _uid(person: Expected) -> str:
    return str(uuid.uuid5(PEOPLE, (person.email or person.name).casefold()))


def _contact(person: Expected) -> Contact:
    return Contact(
        name=Name(person.name) if person.name else None,
        emails=(person.email,) if person.email else (),
    )
