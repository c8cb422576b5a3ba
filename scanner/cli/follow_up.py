"""`cardscan follow-up`: ask how it stands."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.drafting import letter_options, write_letters
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind, Interview


@click.command("follow-up", short_help="Draft a letter that asks how it stands.")
@letter_options
def command(interview: str, *, to: str | None, folder: Path | None, links: bool, open_: bool) -> None:
    """Draft a letter to whoever answers, that asks how it stands; the second one after a first was sent.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan follow-up acme --mailto
    """
    write_letters(_kind, interview=interview, to=to, folder=folder, links=links, open_=open_)


def _kind(interview: Interview) -> FollowUpKind:
    sent = any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE for e in interview.history)
    return FollowUpKind.NUDGE_AGAIN if sent else FollowUpKind.NUDGE
