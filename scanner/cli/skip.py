"""`cardscan skip`: a letter will not be sent."""

from __future__ import annotations

import click

from scanner.actions.interviews.ticking import skip
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import kind_option
from scanner.cli.terminal.ticked import show_ticked
from scanner.model.follow_up import FollowUpKind


@click.command("skip")
@click.argument("interview")
@kind_option
def command(interview: str, *, what: str | None, to: str | None) -> None:
    """Leave out what is due for an interview, for good.

    \b
    Example: cardscan skip acme --what thank --to "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.write() as records:
        ticked = skip(records, interview, what=FollowUpKind(what) if what else None, to=to, at=at)
    show_ticked(ticked)
