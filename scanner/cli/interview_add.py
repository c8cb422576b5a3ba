"""`cardscan interview add`: by hand, or from a calendar invitation."""

from __future__ import annotations

import uuid
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.console import console
from scanner.cli.desk import Desk, desk
from scanner.cli.interview_details import details_options, show_understood, with_details
from scanner.cli.interview_view import interview_table
from scanner.cli.text import harmless
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


@click.command("add")
@click.argument("employer", required=False)
@click.option(
    "--invite", type=click.Path(dir_okay=False, path_type=Path), help="A calendar invitation, .ics."
)
@details_options
def add(employer: str | None, *, invite: Path | None, when: str | None, **details: Any) -> None:
    """Write an interview down; the same one twice stays one, with whom you met besides.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
    """
    at = desk()
    invitation = _invitation(invite, at) if invite else None
    employer = one_line(employer or (_employer(invitation) if invitation else ""))
    if not employer:
        raise UsageError("which employer? Write: cardscan interview add EMPLOYER --on DAY")
    begins = moment(when, at.today, at.zone.key) if when else invitation.when if invitation else None
    if begins is None:
        raise UsageError('when is it? Add --on "2026-11-20 14:30"')
    told = details | {"role": one_line(details["role"] or "")}
    with at.open() as store, store.write() as records:
        found = _written_down(records, employer, told["role"], begins, round_=details["round_"])
        old = found or _built(records, employer, begins, told, at, invitation)
        interview = _with_people(records, old, _people(details["met"], invitation, at), at)
        if found is None:
            show_understood(interview, details["promised"])
        if interview != found:
            records.interviews.save(interview)
        people = records.contacts.of(m.contact for m in interview.people)
    if found is not None:
        new = [people[m.contact].label for m in interview.people if not found.met(m.contact)]
        _say_known(found, new, begins, details)
        return
    console().print(interview_table(interview, people, at.now))
    if not interview.role:
        click.echo(f"For which position? cardscan interview edit {interview.id} --role ROLE", err=True)


def _written_down(
    records: Records, employer: str, role: str, begins: When, *, round_: str | None
) -> Interview | None:
    """Return the interview that is meant, where it is there already."""
    same = records.interviews.same(employer, role, begins.day)
    if round_ is not None:
        same = tuple(i for i in same if i.round.casefold() == one_line(round_).casefold())
    timed = [i for i in same if begins.time in (None, i.when.time)]
    return next(iter([*timed, *same]), None)


def _say_known(found: Interview, new: list[str], begins: When, details: dict[str, Any]) -> None:
    """Say that the interview was there already, whom it has now besides, and how to change the rest."""
    click.echo(harmless(f"This interview is written down already: {found.id} {found.label}, {found.when}"))
    if new:
        click.echo(harmless(f"Met there besides: {', '.join(new)}"))
    if begins.time not in (None, found.when.time):
        click.echo(
            f'If it is now at {begins.time:%H:%M}: cardscan interview edit {found.id} --on "{begins}"; '
            "if that is another one on the same day, add --round",
            err=True,
        )
    elif any(value for name, value in details.items() if name not in ("met", "role", "round_")):
        click.echo(f"Nothing else was changed; to change it: cardscan interview edit {found.id}", err=True)


def _with_people(
    records: Records, interview: Interview, met: list[tuple[str, Contact, Part]], at: Desk
) -> Interview:
    """Return the interview with these people too; who is new among the contacts is kept there."""
    for made, contact, part in met:
        known = [m.contact for m in records.contacts.sharing(contact) if m.kind == "email"]
        uid = known[0] if known else made
        if not known and records.contacts.get(uid) is None:
            records.contacts.save(uid, contact, at=at.now)
        if interview.met(uid) is None:
            joined = replace(interview, people=(*interview.people, Meeting(uid, part)))
            interview = joined.told(Event(EventKind.LINKED, at.now, about=uid))
    return interview


def _built(
    records: Records,
    employer: str,
    begins: When,
    details: dict[str, Any],
    at: Desk,
    invitation: Invitation | None,
) -> Interview:
    """Return a new interview. An invitation's title says what kind it is, hardly ever the position itself."""
    round_ = one_line(details["round_"] or (invitation.title if invitation else ""))
    key = records.interviews.new_id(employer, details["role"], begins, round_=round_)
    made = Interview(
        key,
        employer,
        begins,
        language=at.language,
        place=invitation.place if invitation else "",
        link=invitation.link if invitation else "",
        history=(Event(EventKind.CREATED, at.now),),
    )
    return with_details(made, at, details | {"round_": round_})


def _invitation(path: Path, at: Desk) -> Invitation:
    try:
        return read_invitation(path.read_bytes(), zone=at.zone.key)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _employer(invitation: Invitation) -> str:
    """Return the organiser's domain: what is known of the employer; the person may name it better.

    Nobody's employer is a service for private mail.
    """
    from scanner.fields.who.lexicon import is_freemail  # its word lists are needed for invitations only

    domain = (invitation.organiser.email or "").rpartition("@")[2]
    return "" if is_freemail(domain) else domain


def _people(met: tuple[str, ...], invitation: Invitation | None, at: Desk) -> list[tuple[str, Contact, Part]]:
    told = [(_person(text), Part.INTERVIEWER) for text in met]
    if invitation:
        told += [(invitation.organiser, Part.HOST), *((p, Part.INTERVIEWER) for p in invitation.attendees)]
    return [(_uid(p), _contact(p), part) for p, part in told if (p.name or p.email) and not _is_me(p, at)]


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
