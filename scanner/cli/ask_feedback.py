"""`cardscan ask-feedback`: thanks, and a request for feedback."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.drafting import letter_options, write_letters
from scanner.errors import UsageError
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Interview, State


@click.command("ask-feedback", short_help="Draft thanks and a request after a no.")
@letter_options
def command(interview: str, *, to: str | None, folder: Path | None, links: bool, open_: bool) -> None:
    """Draft thanks and a request for feedback, after a rejection.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan ask-feedback acme
    """
    write_letters(_kind, interview=interview, to=to, folder=folder, links=links, open_=open_)


def _kind(interview: Interview) -> FollowUpKind:
    if interview.state is not State.REJECTED:
        raise UsageError(
            f"{interview.id} {interview.label} was not rejected; if it was: cardscan interview outcome"
            f" {interview.id} rejected"
        )
    return FollowUpKind.ASK_FEEDBACK
