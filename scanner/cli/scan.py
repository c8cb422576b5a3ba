"""`cardscan scan`: the main job, from photos of cards to contacts that a phone imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from scanner.actions.keeping.photos import photos, why_none
from scanner.actions.keeping.readers import reader_of
from scanner.actions.keeping.report import Report
from scanner.actions.keeping.scanning import Besides, scan
from scanner.actions.keeping.task import Result, Task, Way
from scanner.cli.terminal.console import console, ticking
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import reading_options
from scanner.cli.terminal.summary import DELETED, REJECTED, show_summary
from scanner.cli.terminal.warning import warn
from scanner.errors import UsageError
from scanner.outputs.table_for import LAYOUTS
from scanner.settings import current_settings
from scanner.text import harmless, many


@click.command("scan")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PHOTO|FOLDER|URL...", type=click.Path(readable=False)
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the contacts, one .vcf file each. [default: contacts]",
)
@click.option(
    "--all-in-one",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all contacts into one .vcf file besides, for phones that import a file at a time.",
)
@click.option(
    "--csv",
    "csv_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a table for spreadsheets besides.",
)
@click.option(
    "--csv-for",
    type=click.Choice(list(LAYOUTS)),
    help="Write that table with the columns Google Contacts or Outlook imports by.",
)
@click.option(
    "--interview",
    metavar="INTERVIEW",
    help='Where you met them: its id, or "Employer, Role, 2026-11-20", made where it is new.'
    " [default: by the folder's name, else by when the photo was taken]",
)
@click.option("--overwrite", is_flag=True, help="Replace contacts that were changed since they were written.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what became of the photos as JSON besides: counts, failures, what to look at.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Read on the workers of a Dask scheduler, such as tcp://host:8786, not on this machine; one that"
    " does not answer for 30 seconds ends the scan.",
)
@click.option(
    "--alone",
    is_flag=True,
    help="Read each card without what is known of its interview and company, and without your address book.",
)
@click.option("--again", is_flag=True, help="Read photos afresh that were read the same way before.")
@reading_options
def command(
    paths: tuple[str, ...],
    *,
    to: Path | None,
    all_in_one: Path | None,
    csv_file: Path | None,
    csv_for: str | None,
    interview: str | None,
    overwrite: bool,
    report_file: Path | None,
    cluster: str | None,
    alone: bool,
    again: bool,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
) -> None:
    """Read the cards in photos or folders of photos and write a vCard for each person.

    Ends with a table of the contacts; what wants a look before it is trusted is marked there and named
    in the contact's note. Run again, it goes on where it was stopped, reads no photo a second time, writes
    the same files and doubles nothing; a contact that you have changed since stays as you left it. All are
    joined to the interview where you met them.

    \b
    Examples:
      cardscan scan ~/Pictures/cards --to ~/Contacts
      cardscan scan IMG_1.heic IMG_2.heic --all-in-one cards.vcf
      cardscan scan fair/ --csv fair.csv --region DE
      cardscan scan cards/ --interview "Acme, Data Engineer, 2026-11-20"
      cardscan scan s3://fair/cards --cluster tcp://scheduler:8786 --report fair.json
    """
    if csv_for and csv_file is None:
        raise UsageError("--csv-for says how the table is written; say where, too: --csv FILE")
    chosen = current_settings()
    found = tuple(photos(paths))
    how = reader_of(
        chosen,
        reader=reader,
        languages=languages,
        region=region,
        workers=workers,
        photos=len(found),
        cluster=cluster,
        tell=warn,
    )
    folder = to or chosen.to
    met = interview if found else None
    task = Task(folder, how.told, again=again, overwrite=overwrite, interview=met, alone=alone)
    besides = Besides(all_in_one, csv_file, LAYOUTS[csv_for] if csv_for else None, report_file)
    with closing(Report()) as report:
        scan(
            found,
            how,
            task,
            at=desk(chosen),
            report=report,
            telling=_telling(len(found)),
            besides=besides,
            cluster=cluster,
        )
        show_summary(report, folder=folder, all_in_one=all_in_one, csv=csv_file)
        if not found:
            warn(f"no photos there: {'; '.join(map(why_none, paths))}")
        if not found or report.failed:
            raise click.exceptions.Exit(1)


@contextmanager
def _telling(total: int) -> Iterator[Callable[[Result], None]]:
    """Say how it goes: by a progress bar, or by lines where there is none."""
    with ticking(total, "Reading cards") as tick:
        yield lambda result: _say(result, tick(), total)


def _say(result: Result, number: int, total: int) -> None:
    """Say how it goes where no progress bar can."""
    if not console(stderr=True).is_terminal:
        click.echo(f"[{number}/{total}] {harmless(result.photo)}: {harmless(_outcome(result))}", err=True)


def _outcome(result: Result) -> str:
    """Say in a few words what became of a photo."""
    if result.error:
        return f"not read: {result.error}"
    if result.way is Way.LEFT:
        return "left to another command, which is reading it"
    found = many(len(result.kept), "card") if result.kept else _nothing(result)
    return f"{found}, known already" if result.way is Way.KNOWN else f"{found}, {result.seconds:.1f} s"


def _nothing(result: Result) -> str:
    """Say why a photo gives no contact."""
    if result.away:
        return DELETED
    return REJECTED if result.refused else "no card found"
