"""`cardscan skip`: a letter will not be sent."""

from __future__ import annotations

import click

from scanner.cli.todo import kind_option, tick
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind


@click.command("skip", short_help="Leave out what is due.")
@click.argument("interview")
@kind_option
def command(interview: str, *, what: str | None, to: str | None) -> None:
    """Leave out what is due for an interview, for good.

    \b
    Example: cardscan skip acme --what thank --to "Ann Lee"
    """
    tick(interview, kind=EventKind.SKIPPED, what=FollowUpKind(what) if what else None, to=to)
