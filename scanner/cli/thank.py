"""`cardscan thank`: a thank-you note to each person met."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.drafting import thank
from scanner.cli.terminal.letters import hand_out
from scanner.cli.terminal.options import letter_options


@click.command("thank")
@letter_options
def command(
    interview: str, *, to: str | None, tone: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft a thank-you note to each person met, with what you noted about the talk with them.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan thank acme --to "Ann Lee" --eml drafts
    """
    hand_out(thank, interview=interview, to=to, tone=tone, folder=folder, links=links, open_=open_)
