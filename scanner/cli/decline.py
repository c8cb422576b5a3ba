"""`cardscan decline`: draft a letter that declines an offer."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.drafting import decline
from scanner.cli.terminal.letters import hand_out
from scanner.cli.terminal.options import letter_options


@click.command("decline")
@letter_options
def command(
    interview: str, *, to: str | None, tone: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft a letter that declines an offer, with thanks.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan decline acme --eml drafts
    """
    hand_out(decline, interview=interview, to=to, tone=tone, folder=folder, links=links, open_=open_)
