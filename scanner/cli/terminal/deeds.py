"""What was done, as a table: number, when, what, and the old values beside the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from scanner.actions.people.doubts import CALLED
from scanner.actions.people.wording import differing
from scanner.cli.terminal.console import shown
from scanner.model.deed import Change, Deed, DeedKind
from scanner.model.interview import Interview

SAYING = (DeedKind.EDITED, DeedKind.FOUND, DeedKind.READ, DeedKind.ACCEPTED)
NAMED = {DeedKind.FOUND: "changed in the vCard", DeedKind.READ: "read otherwise, yours stays"}
"""What a kind is called, where its own name would say too little."""


def deeds_table(deeds: Iterable[Deed]) -> Table:
    """Lay deeds out as lines; one that was undone says so."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column(overflow="fold")
    for deed in deeds:
        what = NAMED.get(deed.kind, deed.kind.value) + (", undone" if deed.undone else "")
        told = Text("\n").join(map(shown, _told(deed)))
        table.add_row(f"{deed.number}", f"{deed.at.astimezone():%Y-%m-%d %H:%M}", shown(what), told)
    return table


def _told(deed: Deed) -> Iterator[str]:
    side = deed.after or deed.before
    who = side.label if side else ""
    about = deed.told if deed.kind is not DeedKind.MERGED else f"with {deed.told[:8]}"
    yield ", ".join(filter(None, (who, about)))
    if deed.kind in SAYING and not isinstance(side, Interview):
        yield from (f"  {_changed(change)}" for change in deed.changes)


def _changed(change: Change) -> str:
    before, after = differing(change.before, change.after)
    return f"{CALLED.get(change.field, change.field)}: {after or 'nothing'} (before: {before or 'nothing'})"
