"""`cardscan interview add`: by hand, or from a calendar invitation."""

from __future__ import annotations

import uuid
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import click

from scanner.cli.console import console
from scanner.cli.desk import Desk, desk
from scanner.cli.interview_details import details_options, show_understood, with_details
from scanner.cli.interview_view import interview_table
from scanner.errors import UsageError
from scanner.interviews.dates import moment
from scanner.interviews.invitation import Expected, Invitation, read_invitation
from scanner.interviews.plain import address, one_line
from scanner.model.contact import Contact, Name
from scanner.model.interview import Event, EventKind, Interview, Meeting, When

PEOPLE = uuid.UUID("a3c55d5e-9a0b-5a0e-8f0e-2f9d4c7b1e60")
"""The namespace of people written down by hand: the same person typed twice is one contact."""


@click.command("add")
@click.argument("employer", required=False)
@click.option(
    "--invite", type=click.Path(dir_okay=False, path_type=Path), help="A calendar invitation, .ics."
)
@details_options
def add(employer: str | None, *, invite: Path | None, when: str | None, **details: Any) -> None:
    """Write an interview down; the same one twice stays one.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
    """
    at = desk()
    invitation = _invitation(invite, at) if invite else None
    employer = employer or (_employer(invitation) if invitation else None)
    if not employer:
        raise UsageError("which employer? Write: cardscan interview add EMPLOYER --on DAY")
    begins = moment(when, at.today, at.zone.key) if when else invitation.when if invitation else None
    if begins is None:
        raise UsageError('when is it? Add --on "2026-11-20 14:30"')
    role = one_line(details["role"] or (invitation.title if invitation else ""))
    with at.open() as store, store.write() as records:
        same = records.interviews.same(employer, role, begins.day)
        if same and (details["round_"] is None or any(s.round == details["round_"] for s in same)):
            click.echo(
                f"This interview is written down already: {same[0].id} {same[0].label}, {same[0].when}"
            )
            return
        key = records.interviews.new_id(employer, role, begins, round_=details["round_"] or "")
        interview = _built(key, one_line(employer), role, begins, at, invitation)
        interview = with_details(interview, at, {**details, "role": None})
        for uid, contact in _people(details["met"], invitation, at):
            known = [m.contact for m in records.contacts.sharing(contact) if m.kind == "email"]
            uid = known[0] if known else uid
            if not known and records.contacts.get(uid) is None:
                records.contacts.save(uid, contact, at=at.now)
            if interview.met(uid) is None:
                interview = replace(interview, people=(*interview.people, Meeting(uid)))
        records.interviews.save(interview)
        people = records.contacts.of(m.contact for m in interview.people)
    show_understood(interview, details["promised"])
    console().print(interview_table(interview, people, at.now))


def _built(
    key: str, employer: str, role: str, begins: When, at: Desk, invitation: Invitation | None
) -> Interview:
    return Interview(
        key,
        employer,
        begins,
        role=role,
        language=at.language,
        place=invitation.place if invitation else "",
        link=invitation.link if invitation else "",
        history=(Event(EventKind.CREATED, at.now),),
    )


def _invitation(path: Path, at: Desk) -> Invitation:
    try:
        return read_invitation(path.read_bytes(), zone=at.zone.key)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _employer(invitation: Invitation) -> str | None:
    """Return the organiser's domain: what is known of the employer; the person may name it better."""
    return (invitation.organiser.email or "").rpartition("@")[2] or invitation.organiser.name or None


def _people(met: tuple[str, ...], invitation: Invitation | None, at: Desk) -> list[tuple[str, Contact]]:
    told = [_person(text) for text in met]
    if invitation:
        told += [p for p in (invitation.organiser, *invitation.attendees) if not _is_me(p, at)]
    return [(_uid(p), _contact(p)) for p in told]


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
