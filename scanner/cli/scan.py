"""`cardscan scan`: the main job, from photos of cards to contacts that a phone imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import click

from scanner.cli.console import console, ticking
from scanner.cli.desk import desk
from scanner.cli.keeping import Keeper, read_once
from scanner.cli.options import reader_of, reading_options, settings
from scanner.cli.photos import photos
from scanner.cli.recording import Result, Task, Way
from scanner.cli.report import Report
from scanner.cli.summary import show_summary
from scanner.cli.text import harmless, many
from scanner.model.reading import Reading
from scanner.outputs import table, vdir
from scanner.workers.cluster import read_on_cluster
from scanner.workers.processes import read_files


@click.command("scan", short_help="Write a vCard for every person on the cards.")
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
    help="Read on the workers of a Dask scheduler, such as tcp://host:8786, not on this machine.",
)
@click.option("--again", is_flag=True, help="Read photos afresh that were read the same way before.")
@reading_options
def command(
    paths: tuple[str, ...],
    *,
    to: Path | None,
    all_in_one: Path | None,
    csv_file: Path | None,
    interview: str | None,
    overwrite: bool,
    report_file: Path | None,
    cluster: str | None,
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
    chosen = settings()
    found = tuple(photos(paths))
    how = reader_of(
        chosen,
        reader=reader,
        languages=languages,
        region=region,
        workers=workers,
        photos=len(found),
        cluster=cluster,
    )
    folder = to or chosen.to
    task = Task(folder, how.told, again=again, overwrite=overwrite, interview=interview if found else None)

    def read_all(places: Iterable[str]) -> Iterator[Reading]:
        if cluster:
            return read_on_cluster(places, how.read, scheduler=cluster)
        return read_files(places, how.read, workers=how.workers)

    if found:
        vdir.make(folder)  # first of all, since the other files may be meant to lie in it or beside it
    with closing(Report()) as report:
        with ExitStack() as stack:
            add = stack.enter_context(table.writing_csv(csv_file)) if csv_file else None
            keeper = stack.enter_context(closing(Keeper(desk(chosen), task)))
            tick = stack.enter_context(ticking(len(found), "Reading cards"))

            def tell(result: Result) -> None:
                _say(result, tick(), len(found))
                for one in report.add(result):
                    if add:
                        add(one.row)

            read_once(found, read_all, keeper, tell=tell)
            for one in report.rest():
                if add:
                    add(one.row)
        if all_in_one:
            vdir.write_all(all_in_one, ((folder / f"{uid}.vcf").read_bytes() for uid in report.uids()))
        if report_file:
            report.write(report_file)
        show_summary(report, folder=folder, all_in_one=all_in_one, csv=csv_file)
        if not found or report.failed:
            raise click.exceptions.Exit(1)


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
    found = many(len(result.kept), "card") if result.kept else "no card found"
    return f"{found}, known already" if result.way is Way.KNOWN else f"{found}, {result.seconds:.1f} s"
