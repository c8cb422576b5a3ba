"""`cardscan snooze`: not today."""

from __future__ import annotations

import click

from scanner.cli.desk import desk
from scanner.cli.todo import kind_option, tick
from scanner.errors import UsageError
from scanner.interviews.dates import understand
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind


@click.command("snooze", short_help="Put off what is due.")
@click.argument("interview")
@click.argument("until")
@kind_option
def command(interview: str, until: str, *, what: str | None, to: str | None) -> None:
    """Put off what is due for an interview to a day.

    \b
    Example: cardscan snooze acme "in 2 business days"
    """
    at = desk()
    day = understand(until, at.today, workdays=at.workdays)
    if day <= at.today:
        raise UsageError(f"{until!r} is {day}: put it off to a day that comes")
    click.echo(f"Understood {until!r} as {day:%A, %d %B %Y}.")
    tick(interview, kind=EventKind.SNOOZED, what=FollowUpKind(what) if what else None, to=to, until=day)
