"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from scanner.errors import UsageError
from scanner.model.follow_up import FollowUpKind
from scanner.ocr.language_names import meant
from scanner.settings import READERS, TONES

TICKED = (
    FollowUpKind.THANK,
    FollowUpKind.NUDGE,
    FollowUpKind.NUDGE_AGAIN,
    FollowUpKind.ASK_FEEDBACK,
    FollowUpKind.ANSWER_OFFER,
)
"""What a plan can hold; the letters that answer an offer end it."""
Command = Callable[..., Any]


def reading_options(command: Command) -> Command:
    """Add the options that say how photos are read."""
    for option in reversed(
        (
            click.option(
                "--reader", type=click.Choice(READERS), help="Which text reader to trust. [default: both]"
            ),
            click.option(
                "--language",
                "languages",
                multiple=True,
                metavar="LANG",
                callback=_languages,
                help="A language of Tesseract's, such as eng or deu; may be given several times.",
            ),
            click.option(
                "--region",
                metavar="CC",
                help="Country of phone numbers that show none, such as DE, where the card gives no hint.",
            ),
            click.option(
                "--workers",
                type=click.IntRange(0),
                metavar="N",
                help="How many photos to read at a time. [default: one a processor]",
            ),
        )
    ):
        command = option(command)
    return command


def _languages(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return languages as they were given; name the one that is meant where Tesseract calls it otherwise."""
    for language in given:
        if names := meant(language):
            ways = " or ".join(f"--language {name}" for name in names)
            raise UsageError(f"Tesseract calls it otherwise: not --language {language} but {ways}")
    return given


def letter_options(command: Command) -> Command:
    """Add the options that every letter has."""
    for option in reversed(
        (
            click.argument("interview"),
            click.option("--to", metavar="PERSON", help="Only the letter to this person."),
            click.option(
                "--tone", type=click.Choice(TONES), help="Formal, or by first name. [settings: tone]"
            ),
            click.option(
                "--eml",
                "folder",
                type=click.Path(file_okay=False, path_type=Path),
                metavar="DIR",
                help="Write .eml files there, which mail programs open as drafts.",
            ),
            click.option("--mailto", "links", is_flag=True, help="Print links that open a mail program."),
            click.option("--open", "open_", is_flag=True, help="Hand the letters to your mail program."),
        )
    ):
        command = option(command)
    return command


def kind_option(command: Command) -> Command:
    """Add the options that say which follow-up is meant."""
    to = click.option("--to", metavar="PERSON", help="Only the one about this person.")
    what = click.option(
        "--what", type=click.Choice([k.value for k in TICKED]), help="Which one. [default: what is due]"
    )
    return what(to(command))
