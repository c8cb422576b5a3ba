"""What can be said of an interview on the command line."""

from __future__ import annotations

from typing import Any

import click

from scanner.model.interview import LANGUAGES, Interview


def details_options(wrapped: Any) -> Any:
    """Add the options that say something of an interview: when, whom was met, and `Details` by name."""
    for option in reversed(
        (
            click.option("--role", help="The position."),
            click.option("--round", "round", help="Which round or kind: phone, second, on site."),
            click.option("--on", "when", help='Day, time and zone: "2026-11-20 14:30 Europe/Berlin".'),
            click.option("--place", help="Where it is."),
            click.option("--link", help="Where it is on the net."),
            click.option("--next", "next_step", help="What comes next, in your words."),
            click.option("--promised", help='By when they answer: "within a week", "by next Friday".'),
            click.option("--notes", help="Anything else."),
            click.option("--feedback", help="What they told you."),
            click.option("--language", type=click.Choice(LANGUAGES), help="Language of the letters."),
            click.option(
                "--met", multiple=True, metavar="PERSON", help='"Ann Lee <ann@acme.example>"; repeat.'
            ),
        )
    ):
        wrapped = option(wrapped)
    return wrapped


def show_understood(interview: Interview, said: str | None) -> None:
    """Show back which day a promise is understood as, before it is kept."""
    if said and interview.promised_by:
        click.echo(f"Understood {said!r} as {interview.promised_by:%A, %d %B %Y}.")
