"""`cardscan doctor`: what is installed, in which version, and what to do about what is missing."""

from __future__ import annotations

import click
from rich.table import Table

from scanner.actions.doctor import Finding, examine
from scanner.cli.terminal.console import console, shown
from scanner.errors import NoReaderError


@click.command("doctor")
def command() -> None:
    """Tell what is installed, which languages can be read, and what to do about what is missing.

    Each reader reads a blank line, each library is loaded. Ends with code 0 where cards can be read, with 3
    where they cannot.

    \b
    Example:
      cardscan doctor
    """
    health = examine()
    _show(health.findings)
    if not health.can_read:
        raise click.exceptions.Exit(NoReaderError.exit_code)


def _show(findings: tuple[Finding, ...]) -> None:
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for finding in findings:
        table.add_row(_mark(finding), finding.name, shown(finding.found))
        if finding.advice:
            table.add_row("", "", shown(f"→ {finding.advice}", "yellow"))
    console().print(table)


def _mark(finding: Finding) -> str:
    return "[ok]" if finding.is_well else "[!!]"
