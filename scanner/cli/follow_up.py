"""`cardscan follow-up`: ask how it stands."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.drafting import follow_up
from scanner.cli.terminal.letters import hand_out
from scanner.cli.terminal.options import letter_options


@click.command("follow-up")
@letter_options
def command(
    interview: str, *, to: str | None, tone: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft a letter to whoever answers, that asks how it stands; the second one after a first was sent.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan follow-up acme --mailto
    """
    hand_out(follow_up, interview=interview, to=to, tone=tone, folder=folder, links=links, open_=open_)
