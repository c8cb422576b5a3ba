"""`cardscan read`: look at what is on the cards, and write nothing."""

from __future__ import annotations

from contextlib import closing

import click
from rich.text import Text

from scanner.actions.keeping.looking import known_of
from scanner.actions.keeping.photos import photos, why_none
from scanner.actions.keeping.readers import reader_of
from scanner.cli.terminal.card import card_table, outcome
from scanner.cli.terminal.console import console, progress, shown
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.options import reading_options
from scanner.cli.terminal.warning import warn
from scanner.model.reading import Reading
from scanner.outputs.jsonl import to_line
from scanner.settings import current_settings
from scanner.workers.processes import read_files


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PHOTO...", type=click.Path(readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a photo, for other programs.")
@click.option(
    "--interview",
    metavar="INTERVIEW",
    help="Read with what the records know of an interview, by its id or words: who was expected, whose cards"
    " there are, and your address book. The photos help each other too.",
)
@reading_options
def command(
    paths: tuple[str, ...],
    *,
    as_json: bool,
    interview: str | None,
    reader: str | None,
    languages: tuple[str, ...],
    region: str | None,
    workers: int | None,
) -> None:
    """Read cards in photos or folders of photos and show what is on them. Writes nothing.

    A value marked with ? and a percentage wants a look before it is trusted.

    \b
    Examples:
      cardscan read card.jpg
      cardscan read --json ~/Pictures/cards > readings.jsonl
      cardscan read --region DE --reader tesseract card.jpg
      cardscan read --json --interview acme cards/
    """
    found = tuple(photos(paths))
    how = reader_of(
        current_settings(),
        reader=reader,
        languages=languages,
        region=region,
        workers=workers,
        photos=len(found),
        tell=warn,
    )
    failed = 0
    # On a terminal the cards that go by show the progress.
    watched = not console().is_terminal
    with closing(read_files(found, how.read, workers=how.workers)) as readings:
        shown_ones = progress(readings, total=len(found), label="Reading", visible=watched)
        for reading in known_of(shown_ones, interview, desk()) if interview else shown_ones:
            failed += reading.error is not None
            if as_json:
                click.echo(to_line(reading))
            else:
                _show(reading)
    if not found:
        warn(f"no photos there: {'; '.join(map(why_none, paths))}")
    if failed or not found:
        raise click.exceptions.Exit(1)


def _show(reading: Reading) -> None:
    out = console()
    headline = Text.assemble(
        shown(reading.photo, "bold"), "  ", shown(outcome(reading), "red" if reading.error else "dim")
    )
    out.print(headline, soft_wrap=True)
    for card in reading.cards:
        out.print(card_table(card.proposal))
        out.print()
