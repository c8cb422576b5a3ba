"""How photos are read, as the settings and whoever asks want it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from scanner.actions.desk import Tell, tell_nobody
from scanner.actions.keeping import engine
from scanner.errors import NoReaderError, UsageError
from scanner.ocr.open import Check, check_readers
from scanner.pipeline import Recipe, read_file, warm
from scanner.settings import Settings
from scanner.workers.processes import processors
from scanner.workers.stream import Read


@dataclass(frozen=True, slots=True)
class How:
    """How photos are read: by what, in how many processes, and what of that a reading depends on.

    `warm` has a process open its readers before its first photo.
    """

    read: Read
    workers: int
    told: str
    warm: Callable[[], None]


def reader_of(
    chosen: Settings,
    *,
    reader: str | None = None,
    languages: tuple[str, ...] = (),
    region: str | None = None,
    workers: int | None = None,
    photos: int | None = None,
    cluster: str | None = None,
    tell: Tell = tell_nobody,
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
    found = _installed(how, needed=not cluster, tell=tell)
    return How(partial(read_file, recipe=how), processes, engine.told(how, found), partial(warm, how))


def _installed(how: Recipe, *, needed: bool, tell: Tell) -> tuple[Check, ...]:
    """Return the readers there are; where `needed`, tell of one left out, NoReaderError without any."""
    checks = [check for check in check_readers(how.languages) if how.reader in ("both", check.name)]
    missing = [check for check in checks if not check.is_ready]
    if needed and len(missing) == len(checks):
        raise NoReaderError("no text can be read: " + "; ".join(check.advice for check in missing))
    for check in missing if needed else ():
        tell(f"reading with less certainty, without {check.name}: {check.advice}")
    return tuple(check for check in checks if check.is_ready)


def _check_region(region: str) -> None:
    import phonenumbers  # here, since only who names a region needs it

    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise UsageError(f"no country has the letters {region!r}; give two such as DE, US or IN")
