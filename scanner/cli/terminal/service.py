"""What became of the service that watches."""

from __future__ import annotations

import click

from scanner.actions.watching.service import Changed
from scanner.cli.terminal.warning import warn
from scanner.text import harmless

ELSEWHERE = "write it into the settings (`cardscan doctor` says where they stand)"


def show_installed(done: Changed) -> None:
    """Say where the service's file is, and what is to be done by hand."""
    click.echo(f"Written: {harmless(str(done.file))}")
    if done.unseen:
        warn(f"the service does not see {', '.join(done.unseen)}; {ELSEWHERE}")
    _show_not_run(done)


def show_uninstalled(done: Changed | None) -> None:
    """Say what was removed, and what is to be done by hand."""
    if done is None:
        click.echo("It is not installed.")
        return
    _show_not_run(done)
    click.echo(f"Removed: {harmless(str(done.file))}")


def _show_not_run(done: Changed) -> None:
    for command in done.not_run:
        warn(f"not done here, run it in your session: {' '.join(command)}")
