"""`cardscan watch`: photos dropped in a folder become contacts, each once, whatever happens."""

from __future__ import annotations

import logging
import signal
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click
import platformdirs

from scanner.actions.folders import made
from scanner.actions.keeping.readers import reader_of
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Task, has_reasons
from scanner.actions.watching import service
from scanner.actions.watching.heeding import Heed
from scanner.actions.watching.loop import Bell, watch
from scanner.actions.watching.staff import Staff
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import reading_options
from scanner.cli.terminal.service import show_installed, show_uninstalled
from scanner.cli.terminal.summary import REJECTED
from scanner.cli.terminal.warning import warn
from scanner.errors import OutputError, UsageError
from scanner.inbox.filing import Filing
from scanner.settings import current_settings
from scanner.text import harmless, many

log = logging.getLogger(__name__)

LOG_BYTES, LOGS = 1_000_000, 5


@click.command("watch")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the contacts, one .vcf file each. [default: contacts]",
)
@click.option(
    "--alone",
    is_flag=True,
    help="Read each card without what is known of its interview and company, and without your address book.",
)
@click.option("--once", is_flag=True, help="Deal with what is there, then stop.")
@click.option("--install", is_flag=True, help="Have it run whenever you are logged in.")
@click.option("--uninstall", is_flag=True, help="Have it run no more.")
@reading_options
def command(
    folder: Path | None,
    *,
    to: Path | None,
    alone: bool,
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
    chosen = current_settings()
    root, contacts = (folder or chosen.inbox).absolute(), (to or chosen.to).absolute()
    if uninstall:
        show_uninstalled(service.uninstall())
        return
    how = reader_of(chosen, reader=reader, languages=languages, region=region, workers=workers, tell=warn)
    if install:
        given = _given(reader=reader, languages=languages, region=region, workers=workers)
        given += ("--alone",) if alone else ()
        show_installed(service.install(root, contacts, given))
        return
    if root.parent.is_dir():
        made(root)
    _log_to_file()
    at, bell = desk(chosen), Bell()
    with at.open() as store:
        task = Task(contacts, how.told, alone=alone, waits=has_reasons, filing=Filing(root))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, bell.end)
        click.echo(f"Watching {harmless(str(root))}: drop photos there", err=True)
        recorder = Recorder(store, at, task)
        crew, heed = Staff(how), Heed(store, at)
        failed = watch(
            root, recorder, crew, heed, bell=bell, apart=(contacts,), once=once, tell=_tell, warn=warn
        )
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


def _tell(result: Result) -> None:
    """Say what became of a photo: to who watches by its name, in the log by nothing that names anybody."""
    if result.error:
        said = f"not read: {result.error}"
    else:
        is_other = result.waiting or result.refused
        parts = [many(len(result.kept), "contact")] if result.kept or not is_other else []
        parts += [REJECTED] if result.refused else []
        parts += [f"{result.waiting} to look at (cardscan inbox)"] if result.waiting else []
        parts += [f"{many(len(result.anew), 'card')} understood better"] if result.anew else []
        said = ", ".join(parts)
    click.echo(f"{harmless(Path(result.photo).name)}: {harmless(said)}")
    log.info(
        "a photo: %d contacts, %d waiting, %s, %.1f s",
        len(result.kept),
        result.waiting,
        "failed" if result.error else "done",
        result.seconds,
    )


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
        warn(f"no log is kept: {error}")
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.setLevel(logging.INFO)
    ours = logging.getLogger("scanner")
    for shown in logging.getLogger().handlers:
        shown.setLevel(ours.level)
    ours.addHandler(handler)
    ours.setLevel(min(ours.level, logging.INFO))
