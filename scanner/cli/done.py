"""`cardscan done`: a letter was sent."""

from __future__ import annotations

import click

from scanner.cli.todo import kind_option, tick
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind


@click.command("done", short_help="Tick off what you did.")
@click.argument("interview")
@kind_option
def command(interview: str, *, what: str | None, to: str | None) -> None:
    """Tick off what is due for an interview: you sent the letter.

    \b
    Examples:
      cardscan done acme --to "Ann Lee"
      cardscan done acme --what nudge
    """
    tick(interview, kind=EventKind.DONE, what=FollowUpKind(what) if what else None, to=to)
