"""`cardscan scan`: the main job, from photos of cards to contacts that a phone imports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from scanner.cli.card import outcome
from scanner.cli.console import console, progress
from scanner.cli.options import reader_of, reading_options, settings
from scanner.cli.photos import photos
from scanner.cli.summary import Kept, show_summary
from scanner.cli.text import harmless
from scanner.model.reading import ReadCard, Reading
from scanner.outputs import table, vcard, vdir
from scanner.pipeline import read_files


@click.command("scan", short_help="Write a vCard for every person on the cards.")
@click.argument("paths", nargs=-1, required=True, metavar="PHOTO|FOLDER...", type=click.Path())
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
@click.option("--overwrite", is_flag=True, help="Replace contacts that were changed since they were written.")
@reading_options
def command(
    paths: tuple[str, ...],
    *,
    to: Path | None,
    all_in_one: Path | None,
    csv_file: Path | None,
    overwrite: bool,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
) -> None:
    """Read the cards in photos or folders of photos and write a vCard for each person.

    Ends with a table of the contacts; what wants a look before it is trusted is marked there and named
    in the contact's note. Run again, it writes the same files and doubles nothing; a contact that you
    have changed since stays as you left it.

    \b
    Examples:
      cardscan scan ~/Pictures/cards --to ~/Contacts
      cardscan scan IMG_1.heic IMG_2.heic --all-in-one cards.vcf
      cardscan scan fair/ --csv fair.csv --region DE
    """
    chosen = settings()
    found = tuple(photos(paths))
    read, processes = reader_of(
        chosen, reader=reader, languages=languages, region=region, workers=workers, photos=len(found)
    )
    folder = to or chosen.to
    kept: dict[str, Kept] = {}
    failures: list[Reading] = []
    readings = progress(read_files(found, read, workers=processes), total=len(found), label="Reading cards")
    for number, reading in enumerate(readings, 1):
        _tell(reading, number, len(found))
        kept |= {one.row.uid: one for one in _keep(reading, folder, overwrite=overwrite)}
        failures += [reading] if reading.error else []
    if all_in_one:
        vdir.write_all(all_in_one, ((folder / f"{uid}.vcf").read_bytes() for uid in kept))
    if csv_file:
        table.write_csv(csv_file, (one.row for one in kept.values()))
    show_summary(tuple(kept.values()), failures, photos=len(found), folder=folder)
    if failures or not found:
        raise click.exceptions.Exit(1)


def _tell(reading: Reading, number: int, total: int) -> None:
    """Say how it goes where no progress bar can."""
    if not console(stderr=True).is_terminal:
        click.echo(f"[{number}/{total}] {harmless(reading.photo)}: {harmless(outcome(reading))}", err=True)


def _keep(reading: Reading, folder: Path, *, overwrite: bool) -> Iterator[Kept]:
    for index, card in enumerate(reading.cards):
        contact = card.proposal.contact()
        if contact.is_empty:
            continue
        uid = vcard.contact_uid(reading.digest, index)
        item = vcard.serialize(contact, uid=uid, revised=_written(reading), note=_note(reading, card))
        result = vdir.write(folder, uid, item, replace=overwrite)
        yield Kept(table.Row(contact, card.proposal.doubts(), reading.photo, uid), card.proposal, result)


def _written(reading: Reading) -> dt.datetime:
    """Return when the photo's file was written: unlike the clock, the same at every run."""
    return dt.datetime.fromtimestamp(Path(reading.photo).stat().st_mtime, dt.UTC)


def _note(reading: Reading, card: ReadCard) -> str:
    taken = f", taken {reading.taken:%Y-%m-%d}" if reading.taken else ""
    lines = [f"Read by cardscan from {harmless(Path(reading.photo).name)}{taken}"]
    if doubts := card.proposal.doubts():
        lines.append(f"Please check: {', '.join(doubts)}")
    return "\n".join(lines)
