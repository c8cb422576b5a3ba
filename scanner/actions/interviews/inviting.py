"""What an invitation does to the records: a new interview, another time for one, or its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.standing import BETWEEN
from scanner.errors import UsageError
from scanner.interviews.employer import employer_of
from scanner.interviews.invitation import Invitation, Issue, read_invitation
from scanner.interviews.invited import Expected, domain
from scanner.interviews.tongue import tongue_of
from scanner.model.interview import Event, EventKind, Interview, State

if TYPE_CHECKING:
    from scanner.store.store import Records


def invitation_of(data: bytes, *, at: Desk) -> Invitation:
    """Read an invitation, its times in the person's zone where they name none. Raises UsageError."""
    return read_invitation(data, zone=at.zone.key)


def likely_employer(invitation: Invitation, *, at: Desk) -> str:
    """Return the employer's name by an invitation, "" where nothing tells it; the person may know better."""
    from scanner.fields.who.lexicon import is_freemail  # its word lists are needed for invitations only

    me = likely_me(invitation, at=at)
    return employer_of(invitation, is_private=is_freemail, mine=(me and me.email) or at.mail)


def likely_me(invitation: Invitation, *, at: Desk) -> Expected | None:
    """Return who of those invited is the candidate: who has their name or address, else the only stranger.

    A stranger is nobody of the organiser's domain, nor of the one that most have.
    """
    everyone = [p for p in (invitation.organiser, *invitation.attendees) if p]
    mine = {word.casefold() for word in (at.me, at.mail) if word}
    known = [p for p in everyone if mine & {p.name.casefold(), (p.email or "").casefold()}]
    if known or at.mail:
        return known[0] if known else None
    domains = [domain(p.email) for p in everyone if p.email]
    theirs = max(dict.fromkeys(domains), key=domains.count, default="")
    host = invitation.organiser.email if invitation.organiser and invitation.organiser.email else ""
    strangers = [p for p in invitation.attendees if p.email and domain(p.email) not in (theirs, domain(host))]
    return strangers[0] if len(strangers) == 1 else None


def issue_of(interview: Interview) -> Issue | None:
    """Return the invitation that an interview is from, as new as it is known; None where it is from none."""
    told = [e.text.split(BETWEEN) for e in interview.history if e.kind is EventKind.INVITED]
    if not told or len(told[-1]) < 3 or not told[-1][0]:
        return None
    event, sequence, stamp = told[-1][:3]
    return Issue(event, int(sequence), stamp) if sequence.removeprefix("-").isdecimal() else None


def invited(invitation: Invitation, *, at: Desk) -> Event:
    """Return what an interview's history says of an invitation: of a crowd, how many were left out, too."""
    issue = invitation.issue
    left_out = (f"{invitation.more}",) if invitation.more else ()
    said = (issue.event, f"{issue.sequence}", issue.stamp, *left_out)
    return Event(EventKind.INVITED, at.now, text=BETWEEN.join(said))


def known_by(records: Records, issue: Issue) -> Interview | None:
    """Return the interview that an earlier issue of an invitation made, None for none."""
    if not issue.event:
        return None
    held = ((i, issue_of(i)) for i in records.interviews.all())
    return next((i for i, known in held if known and known.event == issue.event), None)


def renewed(interview: Interview, invitation: Invitation, *, at: Desk) -> Interview:
    """Return an interview as a newer issue of its invitation has it: moved, called off, or on again."""
    told = interview.told(invited(invitation, at=at))
    if invitation.is_cancelled:
        return told.told(Event(EventKind.STATE, at.now, state=State.CANCELLED))
    if told.state is State.CANCELLED:
        told = told.told(Event(EventKind.STATE, at.now, state=State.PLANNED))
    promised = interview.promised_by
    moved = replace(
        told,
        when=invitation.when,
        place=invitation.place or interview.place,
        link=invitation.link or interview.link,
        promised_by=promised if promised and promised >= invitation.when.day else None,
    )
    former = interview.reference if interview.when.day != invitation.when.day else ""
    return moved if moved == told else moved.told(Event(EventKind.EDITED, at.now, text=former))


def language_of(invitation: Invitation) -> str | None:
    """Return the language that an invitation is written in, None where that cannot be told."""
    return tongue_of(f"{invitation.title}\n{invitation.text}")


def check_known(invitation: Invitation) -> None:
    """Refuse to write down an interview that is called off. Raises UsageError."""
    if invitation.is_cancelled:
        raise UsageError(
            f"this calls off {invitation.title or 'an interview'!r} on {invitation.when},"
            " which is not written down; nothing was changed"
        )
