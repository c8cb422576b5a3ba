"""`cardscan watch`: photos dropped in a folder become contacts, each once, whatever happens."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click
import platformdirs

from scanner.cli import service
from scanner.cli.desk import desk
from scanner.cli.folders import made
from scanner.cli.notify import News
from scanner.cli.options import How, reader_of, reading_options, settings
from scanner.cli.recording import Recorder, Result, Task
from scanner.cli.text import harmless, many
from scanner.cli.watching import Watcher
from scanner.errors import OutputError, StoreError, UsageError
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.doubtful import reasons
from scanner.inbox.filing import Filing
from scanner.inbox.wake import Wake
from scanner.model.proposal import Proposal
from scanner.model.reading import Reading
from scanner.workers.processes import Processes
from scanner.workers.stream import AHEAD

log = logging.getLogger(__name__)

LOG_BYTES, LOGS = 1_000_000, 5
GO_HOME = 600.0
"""Seconds without a photo after which the readers' memory, half a gigabyte each, is given back."""


@click.command("watch", short_help="Make contacts of the photos that are dropped in a folder.")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the contacts, one .vcf file each. [default: contacts]",
)
@click.option("--once", is_flag=True, help="Deal with what is there, then stop.")
@click.option("--install", is_flag=True, help="Have it run whenever you are logged in.")
@click.option("--uninstall", is_flag=True, help="Have it run no more.")
@reading_options
def command(
    folder: Path | None,
    *,
    to: Path | None,
    once: bool,
    install: bool,
    uninstall: bool,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
) -> None:
    """Watch a folder (default: `inbox` in the settings) and read each photo dropped in it, once.

    Cards that were read surely become contacts at once; those with a name, e-mail or phone that is not sure
    wait for your look: `cardscan inbox` shows them. Photos move to the folder `done` in it, those that cannot
    be read to `failed`, with the reason beside them. A subfolder named "Acme, Data Engineer, 2026-11-20" is
    the interview that its cards belong to.

    \b
    Examples:
      cardscan watch ~/Cards --to ~/Contacts
      cardscan watch ~/Cards --once
      cardscan watch ~/Cards --install
    """
    if install + uninstall + once > 1:
        raise UsageError("--install, --uninstall and --once go one at a time")
    chosen = settings()
    root, contacts = (folder or chosen.inbox).absolute(), (to or chosen.to).absolute()
    if uninstall:
        service.uninstall()
        return
    how = reader_of(chosen, reader=reader, languages=languages, region=region, workers=workers)
    if install:
        given = _given(reader=reader, languages=languages, region=region, workers=workers)
        service.install(root, contacts, given)
        return
    if root.parent.is_dir():
        made(root)
    _log_to_file()
    with desk(chosen).open() as store:
        task = Task(contacts, how.told, waits=has_reasons, filing=Filing(root))
        recorder = Recorder(store, desk(chosen), task)
        failed = watch(root, recorder, Staff(how), apart=(contacts,), once=once)
    if once and failed:
        raise click.exceptions.Exit(1)


def _given(
    *, reader: str | None, languages: tuple[str, ...], region: str | None, workers: int | None
) -> tuple[str, ...]:
    """Return the options that say how photos are read, as they were given."""
    single = {"--reader": reader, "--region": region, "--workers": workers}
    named = [(name, str(value)) for name, value in single.items() if value is not None]
    named += [("--language", language) for language in languages]
    return tuple(word for pair in named for word in pair)


def has_reasons(proposal: Proposal) -> bool:
    """Tell whether a card waits for a person's look."""
    return bool(reasons(proposal))


def watch(root: Path, recorder: Recorder, crew: Staff, *, apart: tuple[Path, ...], once: bool) -> int:
    """Watch until somebody ends this process, or until all is dealt with where `once`.

    Return how many photos could not be read.
    """
    bell, stop = threading.Event(), threading.Event()
    news, failed = News(), 0

    def end(*_: object) -> None:
        stop.set()
        bell.set()

    def tell(result: Result) -> None:
        nonlocal failed
        failed += result.error is not None
        news.add(result)
        _tell(result)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    arrivals = Arrivals(root, apart=apart, by_clock=once)
    watcher = Watcher(arrivals, recorder, crew, ring=bell.set, tell=tell, warn=_warn, gives_up=once)
    wake = Wake(root, bell.set)
    click.echo(f"Watching {harmless(str(root))}: drop photos there", err=True)
    try:
        while not stop.is_set():
            wake.listen()
            is_woken = bell.is_set()
            bell.clear()
            watcher.step(is_woken=is_woken)
            crew.expect(watcher.is_expecting)
            if watcher.is_idle:
                news.spread()
                if once:
                    break
            bell.wait(watcher.rest())
    finally:
        wake.stop()
        crew.close()
        with suppress(StoreError):  # our claims end with us
            recorder.close()
    return failed


class Staff:
    """Worker processes that are called in when photos come, and go home when none have come for a while."""

    def __init__(self, how: How, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._how, self._clock = how, clock
        self._crew: Processes | None = None
        self._last = 0.0

    def room(self) -> int:
        """Return how many photos they can have under way."""
        return self._how.workers * AHEAD

    def submit(self, place: str) -> Future[Reading]:
        """Hand a photo to the next free process."""
        return self._called().submit(place)

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return a photo's reading."""
        return self._called().settle(place, future)

    def expect(self, is_expecting: bool) -> None:
        """Call them in while the first photo still arrives, so that it need not wait for them."""
        if is_expecting:
            self._called()
            self._last = self._clock()
        elif self._crew is not None and self._clock() - self._last > GO_HOME:
            self.close()

    def close(self) -> None:
        """Send them home."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    def _called(self) -> Processes:
        if self._crew is None:
            self._crew = Processes(self._how.read, workers=self._how.workers)
            self._crew.prepare(self._how.warm)
        return self._crew


def _tell(result: Result) -> None:
    """Say what became of a photo: to who watches by its name, in the log by nothing that names anybody."""
    if result.error:
        said = f"not read: {result.error}"
    else:
        parts = [many(len(result.kept), "contact")] if result.kept or not result.waiting else []
        parts += [f"{result.waiting} to look at (cardscan inbox)"] if result.waiting else []
        said = ", ".join(parts)
    click.echo(f"{harmless(Path(result.photo).name)}: {harmless(said)}")
    log.info(
        "a photo: %d contacts, %d waiting, %s, %.1f s",
        len(result.kept),
        result.waiting,
        "failed" if result.error else "done",
        result.seconds,
    )


def _warn(text: str) -> None:
    click.echo(f"cardscan: {harmless(text)}", err=True)


class _Log(RotatingFileHandler):
    """A log that goes without what cannot be written: contacts can be, where the log's disk is full."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        pass


def _log_to_file() -> None:
    """Keep a log of a bounded size where the system keeps logs, and where that cannot be, none."""
    try:
        file = made(platformdirs.user_log_path("cardscan")) / "watch.log"
        handler = _Log(file, maxBytes=LOG_BYTES, backupCount=LOGS, encoding="utf-8")
    except (OutputError, OSError) as error:
        _warn(f"no log is kept: {error}")
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.setLevel(logging.INFO)
    ours = logging.getLogger("scanner")
    for shown in logging.getLogger().handlers:
        shown.setLevel(ours.level)
    ours.addHandler(handler)
    ours.setLevel(min(ours.level, logging.INFO))
