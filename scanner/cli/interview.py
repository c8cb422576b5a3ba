"""`cardscan interview`: write interviews down, look at them, say how they went."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import Desk, desk, the_interview
from scanner.cli.interview_view import as_json, interview_table, overview
from scanner.errors import UsageError
from scanner.interviews.dates import moment, promised
from scanner.interviews.invitation import Expected, Invitation, read_invitation
from scanner.interviews.plain import address, one_line
from scanner.model.contact import Contact, Name
from scanner.model.interview import LANGUAGES, Event, EventKind, Interview, Meeting, State, When

PEOPLE = uuid.UUID("a3c55d5e-9a0b-5a0e-8f0e-2f9d4c7b1e60")
"""The namespace of people written down by hand: the same person typed twice is one contact."""


@click.group("interview", short_help="Write interviews down and say how they went.")
def command() -> None:
    """Interviews: with whom, when, what comes next, and how they went.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
      cardscan interview edit acme --promised "within two weeks"
      cardscan interview outcome acme rejected
    """


def _details(wrapped: Any) -> Any:
    for option in reversed(
        (
            click.option("--role", help="The position."),
            click.option("--round", "round_", help="Which round or kind: phone, second, on site."),
            click.option("--on", "when", help='Day, time and zone: "2026-11-20 14:30 Europe/Berlin".'),
            click.option("--place", help="Where it is."),
            click.option("--link", help="Where it is on the net."),
            click.option("--next", "next_step", help="What comes next, in your words."),
            click.option("--promised", help='By when they answer: "within a week", "by next Friday".'),
            click.option("--notes", help="Anything else."),
            click.option("--feedback", help="What they told you."),
            click.option("--language", type=click.Choice(LANGUAGES), help="Language of the letters."),
            click.option(
                "--met", multiple=True, metavar="PERSON", help='"Ann Lee <ann@acme.example>"; repeat.'
            ),
        )
    ):
        wrapped = option(wrapped)
    return wrapped


@command.command("add")
@click.argument("employer", required=False)
@click.option(
    "--invite", type=click.Path(dir_okay=False, path_type=Path), help="A calendar invitation, .ics."
)
@_details
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
        interview = _with(interview, at, {**details, "role": None})
        for uid, contact in _people(details["met"], invitation, at):
            known = [m.contact for m in records.contacts.sharing(contact) if m.kind == "email"]
            uid = known[0] if known else uid
            if not known and records.contacts.get(uid) is None:
                records.contacts.save(uid, contact, at=at.now)
            if interview.met(uid) is None:
                interview = replace(interview, people=(*interview.people, Meeting(uid)))
        records.interviews.save(interview)
        people = records.contacts.of(m.contact for m in interview.people)
    _understood(interview, details["promised"])
    console().print(interview_table(interview, people))


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


def _with(interview: Interview, at: Desk, details: dict[str, Any]) -> Interview:
    """Return the interview with the details that were given."""
    given = {
        "role": details["role"],
        "round": details["round_"],
        **{name: details[name] for name in ("place", "link", "next_step", "notes", "feedback", "language")},
    }
    changed = {name: value for name, value in given.items() if value is not None}
    if details["promised"]:
        changed["promised_by"] = promised(details["promised"], interview.when.day, workdays=at.workdays)
    try:
        return replace(interview, **changed)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _understood(interview: Interview, said: str | None) -> None:
    if said and interview.promised_by:
        click.echo(f"Understood {said!r} as {interview.promised_by:%A, %d %B %Y}.")


@command.command("list")
@click.option("--all", "whole", is_flag=True, help="Also those that have ended.")
@click.option("--json", "json_", is_flag=True, help="Print JSON, for other programs.")
def list_(*, whole: bool, json_: bool) -> None:
    """List the interviews.

    \b
    Example: cardscan interview list --all
    """
    at = desk()
    with at.open() as store, store.read() as records:
        found = records.interviews.all(None if whole else [s for s in State if s.is_open])
        people = records.contacts.of(m.contact for i in found for m in i.people)
    if json_:
        click.echo(json.dumps([as_json(i, people) for i in found], ensure_ascii=False, indent=2))
        return
    console().print(overview(found, people))
    if not found:
        click.echo("No interviews are written down; add one with: cardscan interview add EMPLOYER --on DAY")


@command.command("show")
@click.argument("interview")
@click.option("--json", "json_", is_flag=True, help="Print JSON, for other programs.")
def show(interview: str, *, json_: bool) -> None:
    """Show all that is known of an interview.

    \b
    Example: cardscan interview show acme
    """
    at = desk()
    with at.open() as store, store.read() as records:
        found = the_interview(records, interview, at)
        people = records.contacts.of(m.contact for m in found.people)
    if json_:
        click.echo(json.dumps(as_json(found, people), ensure_ascii=False, indent=2))
    else:
        console().print(interview_table(found, people))


def _change(text: str, change: Any) -> tuple[Interview, dict[str, Contact]]:
    """Change an interview in one transaction; return it as it is then, with its people."""
    at = desk()
    with at.open() as store, store.write() as records:
        changed: Interview = change(the_interview(records, text, at), at)
        records.interviews.save(changed)
        return changed, records.contacts.of(m.contact for m in changed.people)


@command.command("edit")
@click.argument("interview")
@click.option("--employer", help="The employer.")
@_details
def edit(
    interview: str, *, employer: str | None, when: str | None, met: tuple[str, ...], **details: Any
) -> None:
    """Change what is written down.

    \b
    Example: cardscan interview edit acme --promised "by next Friday" --next "a talk with the team"
    """
    if met:
        raise UsageError("people are added with: cardscan link INTERVIEW PERSON")

    def change(old: Interview, at: Desk) -> Interview:
        new = replace(old, employer=one_line(employer)) if employer else old
        if when:
            try:
                new = replace(new, when=moment(when, at.today, old.when.zone))
            except ValueError as error:
                raise UsageError(f"{error}; change --promised too") from error
        return _with(new, at, details).told(Event(EventKind.EDITED, at.now))

    changed, people = _change(interview, change)
    _understood(changed, details["promised"])
    console().print(interview_table(changed, people))


@command.command("note")
@click.argument("interview")
@click.argument("text")
@click.option("--about", metavar="PERSON", help="Note it of the talk with this person, for their letter.")
def note(interview: str, text: str, *, about: str | None) -> None:
    """Note something, of the interview or of the talk with one person.

    \b
    Example: cardscan interview note acme "the move to Rust" --about "Ann Lee"
    """
    from scanner.cli.desk import the_person

    at = desk()
    with at.open() as store, store.write() as records:
        old = the_interview(records, interview, at)
        if about:
            uid = the_person(records, about, among=tuple(m.contact for m in old.people))
            people = tuple(
                replace(m, talk="\n".join(t for t in (m.talk, text) if t)) if m.contact == uid else m
                for m in old.people
            )
            new = replace(old, people=people)
        else:
            new = replace(old, notes="\n".join(t for t in (old.notes, text) if t))
        records.interviews.save(new.told(Event(EventKind.NOTED, at.now, text=text)))
    console().print(shown(f"Noted of {new.id} {new.label}."))


@command.command("outcome")
@click.argument("interview")
@click.argument("state", type=click.Choice([*(s.value for s in State), "heard"]))
@click.option("--feedback", help="What they told you.")
def outcome(interview: str, state: str, *, feedback: str | None) -> None:
    """Say how it went: held, waiting, offer, rejected, withdrawn, no_answer; or "heard" for a sign of life.

    \b
    Example: cardscan interview outcome acme rejected --feedback "too little Rust"
    """

    def change(old: Interview, at: Desk) -> Interview:
        event = (
            Event(EventKind.HEARD, at.now)
            if state == "heard"
            else Event(EventKind.STATE, at.now, state=State(state))
        )
        new = old.told(event)
        return replace(new, feedback=feedback) if feedback else new

    changed, people = _change(interview, change)
    console().print(interview_table(changed, people))


@command.command("remove")
@click.argument("interview")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove(interview: str, *, yes: bool) -> None:
    """Remove an interview with its history and letters; the people stay.

    \b
    Example: cardscan interview remove 7f3a
    """
    at = desk()
    with at.open() as store:
        with store.read() as records:
            found = the_interview(records, interview, at)
        if not yes:
            click.confirm(f"Remove {found.id} {found.label}, {found.when}?", abort=True)
        with store.write() as records:
            records.interviews.remove(found.id)
    console().print(shown(f"Removed {found.id} {found.label}."))
