"""`cardscan accept`: draft a letter that accepts an offer."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.actions.interviews.drafting import accept
from scanner.cli.terminal.letters import hand_out
from scanner.cli.terminal.options import letter_options


@click.command("accept")
@letter_options
def command(
    interview: str, *, to: str | None, tone: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft a letter that accepts an offer, to who answers for the employer.

    What is not known stands as [...] for you to fill in. Nothing is sent.

    \b
    Example: cardscan accept acme --eml drafts
    """
    hand_out(accept, interview=interview, to=to, tone=tone, folder=folder, links=links, open_=open_)
