"""`cardscan interview add`: by hand, or from a calendar invitation."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scanner.actions.desk import Desk
from scanner.actions.interviews.adding import Added, Announced, Change, add, announced
from scanner.actions.interviews.details import Details
from scanner.actions.interviews.inviting import invitation_of, likely_employer, likely_me
from scanner.actions.interviews.words import LANGUAGE_NAMES, told_left_out
from scanner.actions.setting_up import keep
from scanner.cli.terminal.console import console
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.details import details_options, show_understood
from scanner.cli.terminal.interviews import interview_table
from scanner.errors import UsageError
from scanner.interviews.invitation import Invitation
from scanner.model.interview import Interview
from scanner.settings import settings_file
from scanner.text import harmless


@click.command("add")
@click.argument("employer", required=False)
@click.option(
    "--invite", type=click.Path(dir_okay=False, path_type=Path), help="A calendar invitation, .ics."
)
@details_options
def command(
    employer: str | None,
    *,
    invite: Path | None,
    when: str | None,
    met: tuple[str, ...],
    **details: str | None,
) -> None:
    """Write an interview down; the same one twice stays one, with whom you met besides.

    \b
    Examples:
      cardscan interview add "Acme" --role "Data Engineer" --on "2026-11-20 14:30"
      cardscan interview add --invite invitation.ics
    """
    at = desk()
    invitation = invitation_of(_content(invite), at=at) if invite else None
    if invitation and not at.mail and _is_asked() and _kept_me(invitation, at):
        at = desk()
    if employer is None and invitation and not invitation.is_cancelled:
        employer = _asked(likely_employer(invitation, at=at))
    said = Details(**details)
    told = announced(employer, when=when, at=at, details=said, met=met, invitation=invitation)
    with at.open() as store, store.write() as records:
        done = add(records, told, at=at)
        if done.before is None:
            show_understood(done.interview, told.details.promised)
    if done.before is not None:
        _say_known(done, done.before, told, at)
        return
    console().print(interview_table(done.interview, done.people, at.now))
    if invitation:
        _say_what_was_taken(done.interview, told, invitation, at)
    if not done.interview.role:
        click.echo(f"For which position? cardscan interview edit {done.interview.id} --role ROLE", err=True)


def _is_asked() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _kept_me(invitation: Invitation, at: Desk) -> bool:
    """Ask once for the candidate's own address, who is not among those they meet; say whether it was told."""
    me = likely_me(invitation, at=at)
    asked = "Your own e-mail address, so that you are not among those you meet (- for none)"
    told: str = click.prompt(asked, default=(me and me.email) or "-")
    if told.strip() == "-":
        return False
    keep(settings_file(), {"email": told})
    return True


def _asked(likely: str) -> str | None:
    """Ask for the employer, where there is somebody to ask."""
    if not _is_asked():
        return likely or None
    told: str = click.prompt("Which employer?", default=likely or None)
    return told


def _say_what_was_taken(interview: Interview, told: Announced, invitation: Invitation, at: Desk) -> None:
    """Say what was concluded from the invitation and may be wrong, and how to mend it."""
    edit = f"cardscan interview edit {interview.id}"
    click.echo(harmless(f"Taken from the invitation: the employer, {interview.employer};"), err=True)
    click.echo(f"to change it: {edit} --employer NAME", err=True)
    if told.language and told.language != at.language:
        name = LANGUAGE_NAMES[told.language]
        back = f"{edit} --language {at.language}"
        click.echo(f"The invitation is in {name}, so are letters; to change that: {back}", err=True)
    me = likely_me(invitation, at=at)
    if me and not at.mail:
        click.echo(
            harmless(f"{me.email or me.name} is taken to be you; say so once: email in the settings"),
            err=True,
        )


def _content(invitation: Path) -> bytes:
    try:
        return invitation.read_bytes()
    except OSError as error:
        raise UsageError(f"{invitation} cannot be read: {error.strerror}") from error


def _say_known(done: Added, before: Interview, told: Announced, at: Desk) -> None:
    """Say that the interview was there already, what became of it, and how to change the rest."""
    found, begins = done.interview, told.begins
    name = f"{found.id} {found.label}"
    match done.change:
        case Change.CANCELLED:
            click.echo(harmless(f"Called off: {name}, {before.when.told_in(at.zone)}"))
            return
        case Change.MOVED:
            was = f", it was {before.when.told_in(at.zone)}" if before.when != found.when else ""
            click.echo(harmless(f"Moved: {name} is {found.when.told_in(at.zone)} now{was}"))
        case _:
            when = found.when.told_in(at.zone)
            click.echo(harmless(f"This interview is written down already: {name}, {when}"))
    if done.met_besides:
        click.echo(harmless(f"Met there besides: {', '.join(done.met_besides)}"))
    if told.invitation and told.invitation.more:
        click.echo(told_left_out(told.invitation.more))
    if begins.time is not None and begins.instant != found.when.instant and done.change is Change.KNOWN:
        click.echo(
            f'If it is now at {begins.time:%H:%M}: cardscan interview edit {found.id} --on "{begins}"; '
            "if that is another one on the same day, add --round",
            err=True,
        )
    elif told.details.has_more:
        click.echo(f"Nothing else was changed; to change it: cardscan interview edit {found.id}", err=True)
