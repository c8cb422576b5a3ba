"""What is said beside what was asked for."""

from __future__ import annotations

import click

from scanner.text import harmless


def warn(text: str) -> None:
    """Say something on standard error."""
    click.echo(f"cardscan: {harmless(text)}", err=True)
