"""`cardscan web`: the page on which one looks at cards, contacts and interviews."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from scanner.cli.terminal.warning import warn
from scanner.outputs import qr
from scanner.settings import PORT, current_settings
from scanner.text import harmless
from scanner.web.serve import Served, serve


@click.command("web")
@click.option("--lan", is_flag=True, help="Let your phone in too, by a code that it scans.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where to answer."
)
@click.option(
    "--inbox",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder that photos sent by the page are put into, and read from. [default: as `watch`]",
)
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder for the contacts."
)
@click.option("--no-browser", is_flag=True, help="Only say where the page is.")
def command(*, lan: bool, port: int, inbox: Path | None, to: Path | None, no_browser: bool) -> None:
    """Open a page in the browser that shows what waits for a look, your contacts and your interviews.

    It answers this computer only, and only a browser that was let in by the address that is shown, once. With
    --lan your phone may come in as well, by scanning a code: it can photograph cards, and take contacts.
    Control-C ends it, and all is closed.

    \b
    Examples:
      cardscan web
      cardscan web --lan
    """
    chosen = current_settings()
    clock = click.get_current_context().find_root().obj
    serve(
        chosen,
        clock=clock if callable(clock) else dt.datetime.now,
        port=port,
        lan=lan,
        inbox=(inbox or chosen.inbox).absolute(),
        contacts=(to or chosen.to).absolute(),
        tell=warn,
        ready=lambda served: _ready(served, opens=not no_browser),
    )


def _ready(served: Served, *, opens: bool) -> None:
    click.echo(f"The page is at {harmless(served.here)}\nThis address is good once, for five minutes.")
    if served.phone:
        click.echo("\nFor your phone, once, for five minutes; what it sends is not encrypted on the way:\n")
        for line in qr.lines(served.phone.encode()):
            click.echo(line)
        click.echo(f"\n{served.phone}")
    click.echo("\nControl-C ends it.")
    if opens:
        click.launch(served.here)
