"""`cardscan sync`: contacts to your server, and so to your phone, and back."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import platformdirs

from scanner.actions.syncing import carry, set_up
from scanner.errors import UsageError
from scanner.outputs.sync import Keep, Sync, server
from scanner.settings import current_settings, settings_file
from scanner.text import harmless


@click.command("sync")
@click.option("--init", "is_new", is_flag=True, help="Set it up: write vdirsyncer's configuration.")
@click.option(
    "--server", "url", metavar="URL", help="Your server's CardDAV address, or: icloud, fastmail. With --init."
)
@click.option("--user", help="Your name there. With --init.")
@click.option(
    "--password-command",
    metavar="COMMAND",
    help="What prints the password, such as `secret-tool lookup cardscan sync`; else it is asked for.",
)
@click.option(
    "--book", default="cardscan", show_default=True, help="The address book there; made if missing."
)
@click.option(
    "--keep",
    type=click.Choice([side.value for side in Keep]),
    help="Whose contact stays, where both sides changed one. [default: none is touched, and both are named]",
)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Your contacts.")
def command(
    *,
    is_new: bool,
    url: str | None,
    user: str | None,
    password_command: str | None,
    book: str,
    keep: str | None,
    to: Path | None,
) -> None:
    """Carry contacts to a CardDAV server (Nextcloud, Radicale, iCloud ...) and back, by vdirsyncer.

    Every phone that has an account there shows them. What you correct on the phone comes back and stays; what
    both sides changed is named, and nothing of it is thrown away.

    \b
    Examples:
      cardscan sync --init --server https://cloud.example.com/remote.php/dav/ --user kim
      cardscan sync
      cardscan sync --keep phone
    """
    file = settings_file().parent / "vdirsyncer.conf"
    if not is_new:
        carry(file, keep=Keep(keep) if keep else None)
        return
    if not (url and user):
        raise UsageError("to set it up, say where and who: cardscan sync --init --server URL --user NAME")
    status = platformdirs.user_data_path("cardscan") / "sync"
    contacts = (to or current_settings().to).absolute()
    words = tuple(shlex.split(password_command or ""))
    set_up(file, Sync(contacts, server(url), user, status, words, book))
    click.echo(f"Set up in {harmless(str(file))}. Now, and whenever you like: cardscan sync")
