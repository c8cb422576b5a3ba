"""`cardscan snooze`: not today."""

from __future__ import annotations

import click

from scanner.actions.interviews.ticking import day_to_come, snooze
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import kind_option
from scanner.cli.terminal.ticked import show_ticked
from scanner.model.follow_up import FollowUpKind


@click.command("snooze")
@click.argument("interview")
@click.argument("until")
@kind_option
def command(interview: str, until: str, *, what: str | None, to: str | None) -> None:
    """Put off what is due for an interview to a day.

    \b
    Example: cardscan snooze acme "in 2 business days"
    """
    at = desk()
    day = day_to_come(until, at=at)
    click.echo(f"Understood {until!r} as {day:%A, %d %B %Y}.")
    kind = FollowUpKind(what) if what else None
    with at.open() as store, store.write() as records:
        ticked = snooze(records, interview, until=day, what=kind, to=to, at=at)
    show_ticked(ticked)
