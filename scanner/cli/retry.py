"""`cardscan retry`: have photos that failed read again."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.desk import desk
from scanner.cli.reasons import remove_reason
from scanner.cli.text import harmless, many
from scanner.errors import UsageError
from scanner.inbox.arrivals import FAILED
from scanner.inbox.filing import Filing
from scanner.model.record import PhotoState, SeenPhoto
from scanner.outputs import atomic


@click.command("retry", short_help="Have photos that failed read again.")
@click.argument("names", nargs=-1, metavar="[PHOTO]...")
def command(names: tuple[str, ...]) -> None:
    """Put photos that failed, or those of these names, back where they were dropped, to be read again.

    A running watch takes them; without one, run `cardscan watch --once`. Photos that a scan could not read
    were not moved: scan them again.

    \b
    Examples:
      cardscan retry
      cardscan retry IMG_0815.heic
    """
    back = 0
    with desk().open() as store:
        with store.read() as records:
            failed = [p for p in records.photos.all(PhotoState.FAILED) if not names or p.name in names]
        if names and (unknown := set(names) - {photo.name for photo in failed}):
            raise UsageError(f"no photo that failed is called {sorted(unknown)[0]!r}; see `cardscan inbox`")
        for photo in failed:
            if moved := _put_back(photo):
                click.echo(harmless(str(moved)))
                back += 1
            with store.write() as records:
                records.photos.retry(photo.digest)
    click.echo(f"{many(back, 'photo')} put back, to be read again")


def _put_back(photo: SeenPhoto) -> Path | None:
    """Move a photo out of `failed`, and remove the reason beside it; None where it does not lie there."""
    path = Path(photo.path)
    root = next((folder.parent for folder in path.parents if folder.name == FAILED), None)
    if root is None or not path.is_file():
        return None
    try:
        moved = Filing(root).back(path)
    except OSError as error:
        raise atomic.explained(path, error) from error
    remove_reason(path)
    return moved
