"""`cardscan ask-feedback`: thanks, and a request for feedback."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.drafting import ask_feedback
from scanner.cli.terminal.letters import hand_out
from scanner.cli.terminal.options import letter_options


@click.command("ask-feedback")
@letter_options
def command(
    interview: str, *, to: str | None, tone: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft thanks and a request for feedback, after a rejection.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan ask-feedback acme
    """
    hand_out(ask_feedback, interview=interview, to=to, tone=tone, folder=folder, links=links, open_=open_)
