"""Options that several commands share, and the recipe that they and the settings make together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from scanner.errors import UsageError
from scanner.pipeline import Recipe, processors
from scanner.settings import READERS, Settings, load_settings, settings_file

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


def settings() -> Settings:
    """Load the user's settings from where they stand."""
    return load_settings(settings_file())


def recipe(
    chosen: Settings,
    *,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
    photos: int,
) -> tuple[Recipe, int]:
    """Return how to read and with how many processes; a lone photo gets all processors to itself."""
    region = region.upper() if region else chosen.region
    if region is not None:
        _check_region(region)
    wanted = workers or chosen.workers or processors()
    processes = min(wanted, photos)
    threads = wanted if processes <= 1 else 1
    return Recipe(reader or chosen.reader, languages or chosen.languages, region, threads), processes


def _check_region(region: str) -> None:
    import phonenumbers  # here, since only who names a region needs it

    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise UsageError(f"no country has the letters {region!r}; give two such as DE, US or IN")
