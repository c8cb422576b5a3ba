"""The end of a scan: who was read, what wants a look, what failed, and where the contacts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from scanner.cli.console import console, shown
from scanner.cli.recording import Kept, Result, Way
from scanner.cli.text import many
from scanner.outputs.vdir import Outcome

# Where output goes to a file or a pipe there is no width to fit, and a table cut short helps nobody.
UNBOUNDED = 200


def show_summary(kept: Sequence[Kept], others: Sequence[Result], *, photos: int, folder: Path) -> None:
    """Print the table of contacts, the failures and where the files are.

    `others` are the photos that were not read now: they could not be, were known, or left to another command.
    """
    out = console()
    if not out.is_terminal:
        out.width = UNBOUNDED
    if kept:
        out.print(_contacts(kept))
    for result in others:
        if result.error:
            out.print(
                Text.assemble("not read  ", shown(result.photo), ": ", shown(result.error)), style="red"
            )
    out.print(_totals(kept, others, photos), soft_wrap=True)
    for line in _interviews(kept):
        out.print(shown(line), soft_wrap=True)
    if kept:
        out.print(Text.assemble("Contacts are in ", shown(str(folder), "bold")), soft_wrap=True)


def _contacts(kept: Sequence[Kept]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("name", "company", "e-mail", "phone", "look at"):
        table.add_column(heading, overflow="fold")
    for one in kept:
        contact, doubts = one.row.contact, one.row.doubts
        table.add_row(
            _cell(contact.name.full if contact.name else "", "name" in doubts),
            _cell(contact.org or "", "company" in doubts),
            _cell(_first_of(contact.emails), "e-mail" in doubts),
            _cell(_first_of(tuple(phone.value for phone in contact.phones)), "phone" in doubts),
            shown(", ".join(doubts), "yellow"),
        )
    return table


def _interviews(kept: Sequence[Kept]) -> Iterator[str]:
    """Yield a line for each interview that contacts were joined to, and how it is known."""
    joined = Counter((one.interview.id, one.interview.label, one.how) for one in kept if one.interview)
    for (key, label, how), count in joined.items():
        yield f"{many(count, 'contact')} met at {key} {label}" + (f", {how}" if how else "")


def _first_of(values: Sequence[str]) -> str:
    """Return the first value, and how many more there are."""
    if not values:
        return ""
    return values[0] + (f" +{len(values) - 1}" if len(values) > 1 else "")


def _cell(value: str, is_doubtful: bool) -> Text:
    return shown(f"{value} ?", "yellow") if value and is_doubtful else shown(value)


def _totals(kept: Sequence[Kept], others: Sequence[Result], photos: int) -> Text:
    failed = sum(result.error is not None for result in others)
    known = sum(result.way is Way.KNOWN for result in others)
    left = sum(result.way is Way.LEFT for result in others)
    doubtful = sum(bool(one.row.doubts) for one in kept)
    untouched = sum(one.outcome is Outcome.KEPT for one in kept)
    parts = [many(photos, "photo"), many(len(kept), "contact")]
    parts += [f"{doubtful} to look at (marked ?)"] if doubtful else []
    parts += (
        [f"{untouched} changed since they were written, left alone (--overwrite replaces them)"]
        if untouched
        else []
    )
    parts += [f"{known} known already (--again reads them afresh)"] if known else []
    parts += [f"{left} left to another command that is reading them: run this again later"] if left else []
    parts += [f"{failed} not read"] if failed else []
    return Text(", ".join(parts), style="bold")
