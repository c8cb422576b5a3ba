"""Rows that fit the terminal: in columns, or one value below another where an address would be broken."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from scanner.cli.terminal.console import console, shown

UNBOUNDED = 200
"""The width where output goes to a file or a pipe: none is to fit, and what is cut short helps nobody."""


def fitted(headings: Sequence[str], rows: Sequence[Sequence[Text]], *, width: int) -> Table:
    """Lay rows out in columns where these fit, else one below another, the first without its heading."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    if console().measure(table, options=console().options.update(width=UNBOUNDED)).maximum <= width:
        return table
    below = Table(box=None, show_header=False, padding=(0, 1))
    for row in rows:
        for at, (label, cell) in enumerate(zip(("", *headings[1:]), row, strict=True)):
            if at == 0 or cell:
                below.add_row(shown(label, "dim"), cell)
    return below


def first_of(values: Sequence[str]) -> str:
    """Return the first value, and how many more there are."""
    if not values:
        return ""
    return values[0] + (f" and {len(values) - 1} more" if len(values) > 1 else "")
