"""Options that several commands share, and the recipe that they and the settings make together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from scanner.cli import engine
from scanner.errors import NoReaderError, UsageError
from scanner.ocr.open import Check, check_readers
from scanner.pipeline import Recipe, read_file, warm
from scanner.settings import READERS, Settings, current_settings
from scanner.workers.processes import processors
from scanner.workers.stream import Read

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class How:
    """How photos are read: by what, in how many processes, and what of that a reading depends on.

    `warm` has a process open its readers before its first photo.
    """

    read: Read
    workers: int
    told: str
    warm: Callable[[], None]


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
    return current_settings()


def reader_of(
    chosen: Settings,
    *,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
    photos: int | None = None,
    cluster: str | None = None,
) -> How:
    """Return how `photos` are read, None for many; a lone photo gets all processors to itself.

    Where a `cluster` reads, its workers need readers and this machine needs none.
    """
    region = region.upper() if region else chosen.region
    if region is not None:
        _check_region(region)
    wanted = workers or chosen.workers or processors()
    processes = wanted if photos is None else min(wanted, photos)
    threads = wanted if processes <= 1 and not cluster else 1
    how = Recipe(reader or chosen.reader, languages or chosen.languages, region, threads)
    found = _installed(how, needed=not cluster)
    return How(partial(read_file, recipe=how), processes, engine.told(how, found), partial(warm, how))


def _installed(how: Recipe, *, needed: bool) -> tuple[Check, ...]:
    """Return the readers there are; where `needed`, warn of one left out, NoReaderError without any."""
    checks = [check for check in check_readers(how.languages) if how.reader in ("both", check.name)]
    missing = [check for check in checks if not check.is_ready]
    if needed and len(missing) == len(checks):
        raise NoReaderError("no text can be read: " + "; ".join(check.advice for check in missing))
    for check in missing if needed else ():
        click.echo(f"cardscan: reading with less certainty, without {check.name}: {check.advice}", err=True)
    return tuple(check for check in checks if check.is_ready)


def _check_region(region: str) -> None:
    import phonenumbers  # here, since only who names a region needs it

    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise UsageError(f"no country has the letters {region!r}; give two such as DE, US or IN")
