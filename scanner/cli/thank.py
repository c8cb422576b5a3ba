"""`cardscan thank`: a thank-you note to each person met."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.drafting import letter_options, write_letters
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Interview


@click.command("thank", short_help="Draft a thank-you note to each person met.")
@letter_options
def command(interview: str, *, to: str | None, folder: Path | None, links: bool, open_: bool) -> None:
    """Draft a thank-you note to each person met, with what you noted about the talk with them.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan thank acme --to "Ann Lee" --eml drafts
    """
    write_letters(_kind, interview=interview, to=to, folder=folder, links=links, open_=open_)


def _kind(_interview: Interview) -> FollowUpKind:
    return FollowUpKind.THANK
