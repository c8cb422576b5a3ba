"""`cardscan qr`: a contact as a code that a phone's camera takes."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from scanner.actions.meant import the_person
from scanner.actions.people.writing import link_to
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.warning import warn
from scanner.errors import UsageError
from scanner.outputs import atomic, qr
from scanner.text import harmless

WRITERS = {".png": qr.png, ".svg": qr.svg_file}


@click.command("qr")
@click.argument("person")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to a .png or .svg file instead.",
)
def command(person: str, *, file: Path | None) -> None:
    """Show a contact as a QR code, by which a phone's camera takes it over without any network.

    A code that phones read well holds 500 bytes: what does not fit is left out, notes first, then the
    address, web addresses and the fax.

    \b
    Examples:
      cardscan qr "Ann Lee"
      cardscan qr "Ann Lee" --to ann.png
    """
    at = desk()
    with at.open() as store, store.read() as records:
        uid = the_person(records, person)
        contact, link = records.contacts.of([uid])[uid], link_to(records, uid, at)
    code = qr.contact_code(contact, uid=uid, interview=link)
    if file is not None:
        _write(file, code)
        click.echo(f"{harmless(contact.label)} is in {harmless(str(file))}")
        return
    lines = list(qr.lines(code))
    if len(lines[0]) > shutil.get_terminal_size().columns:
        warn(f"the window has to be {len(lines[0])} columns wide for this; or use --to FILE.png")
    click.echo("\n".join(lines))


def _write(file: Path, code: bytes) -> None:
    made = WRITERS.get(file.suffix.lower())
    if made is None:
        raise UsageError(f"{file} is neither .png nor .svg; call it so")
    atomic.write(file, made(code))
