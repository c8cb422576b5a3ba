"""`cardscan interview add`: by hand, or from a calendar invitation."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.adding import Announced, add, announced
from scanner.actions.interviews.details import Details
from scanner.cli.terminal.console import console
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.details import details_options, show_understood
from scanner.cli.terminal.interviews import interview_table
from scanner.errors import UsageError
from scanner.model.interview import Interview
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
    content = _content(invite) if invite else None
    told = announced(employer, when=when, at=at, details=Details(**details), met=met, invitation=content)
    with at.open() as store, store.write() as records:
        done = add(records, told, at=at)
        if done.before is None:
            show_understood(done.interview, told.details.promised)
    if done.before is not None:
        _say_known(done.before, done.met_besides, told)
        return
    console().print(interview_table(done.interview, done.people, at.now))
    if not done.interview.role:
        click.echo(f"For which position? cardscan interview edit {done.interview.id} --role ROLE", err=True)


def _content(invitation: Path) -> bytes:
    try:
        return invitation.read_bytes()
    except OSError as error:
        raise UsageError(f"{invitation} cannot be read: {error.strerror}") from error


def _say_known(found: Interview, new: tuple[str, ...], told: Announced) -> None:
    """Say that the interview was there already, whom it has now besides, and how to change the rest."""
    click.echo(harmless(f"This interview is written down already: {found.id} {found.label}, {found.when}"))
    if new:
        click.echo(harmless(f"Met there besides: {', '.join(new)}"))
    begins = told.begins
    if begins.time not in (None, found.when.time):
        click.echo(
            f'If it is now at {begins.time:%H:%M}: cardscan interview edit {found.id} --on "{begins}"; '
            "if that is another one on the same day, add --round",
            err=True,
        )
    elif told.details.has_more:
        click.echo(f"Nothing else was changed; to change it: cardscan interview edit {found.id}", err=True)
