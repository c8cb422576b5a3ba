"""`cardscan done`: a letter was sent."""

from __future__ import annotations

import click

from scanner.actions.interviews.ticking import done
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import kind_option
from scanner.cli.terminal.ticked import show_ticked
from scanner.model.follow_up import FollowUpKind


@click.command("done")
@click.argument("interview")
@kind_option
def command(interview: str, *, what: str | None, to: str | None) -> None:
    """Tick off what is due for an interview: you sent the letter.

    \b
    Examples:
      cardscan done acme --to "Ann Lee"
      cardscan done acme --what nudge
    """
    at = desk()
    with at.open() as store, store.write() as records:
        ticked = done(records, interview, what=FollowUpKind(what) if what else None, to=to, at=at)
    show_ticked(ticked)
