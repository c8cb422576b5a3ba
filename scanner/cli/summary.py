"""The end of a scan: who was read, what wants a look, what failed, and where the contacts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from scanner.cli.console import console, shown
from scanner.cli.keeping import Kept
from scanner.cli.text import many
from scanner.model.proposal import Guess
from scanner.model.reading import Reading
from scanner.outputs.vdir import Outcome

# Where output goes to a file or a pipe there is no width to fit, and a table cut short helps nobody.
UNBOUNDED = 200


def show_summary(kept: Sequence[Kept], failures: Sequence[Reading], *, photos: int, folder: Path) -> None:
    """Print the table of contacts, the failures and where the files are."""
    out = console()
    if not out.is_terminal:
        out.width = UNBOUNDED
    if kept:
        out.print(_contacts(kept))
    for reading in failures:
        out.print(
            Text.assemble("not read  ", shown(reading.photo), ": ", shown(reading.error or "")), style="red"
        )
    out.print(_totals(kept, failures, photos), soft_wrap=True)
    for line in _interviews(kept):
        out.print(shown(line), soft_wrap=True)
    if kept:
        out.print(Text.assemble("Contacts are in ", shown(str(folder), "bold")), soft_wrap=True)


def _contacts(kept: Sequence[Kept]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("name", "company", "e-mail", "phone", "look at"):
        table.add_column(heading, overflow="fold")
    for one in kept:
        proposal = one.proposal
        table.add_row(
            _cell(proposal.name, proposal.name.value.full if proposal.name else ""),
            _cell(proposal.org, proposal.org.value if proposal.org else ""),
            _cell(_first(proposal.emails), _first_text(tuple(g.value for g in proposal.emails))),
            _cell(_first(proposal.phones), _first_text(tuple(g.value.value for g in proposal.phones))),
            shown(", ".join(one.row.doubts), "yellow"),
        )
    return table


def _interviews(kept: Sequence[Kept]) -> Iterator[str]:
    """Yield a line for each interview that contacts were joined to, and how it is known."""
    joined = Counter((one.interview.id, one.interview.label, one.how) for one in kept if one.interview)
    for (key, label, how), count in joined.items():
        yield f"{many(count, 'contact')} met at {key} {label}" + (f", {how}" if how else "")


def _first(guesses: Sequence[Guess[object]]) -> Guess[object] | None:
    """Return the first guess of several, or None where there is none."""
    return guesses[0] if guesses else None


def _first_text(values: Sequence[str]) -> str:
    """Return the first value, and how many more there are."""
    if not values:
        return ""
    return values[0] + (f" +{len(values) - 1}" if len(values) > 1 else "")


def _cell(guess: Guess[object] | None, value: str) -> Text:
    if guess is None or guess.sure:
        return shown(value)
    return shown(f"{value} ?", "yellow")


def _totals(kept: Sequence[Kept], failures: Sequence[Reading], photos: int) -> Text:
    doubtful = sum(bool(one.row.doubts) for one in kept)
    untouched = sum(one.outcome is Outcome.KEPT for one in kept)
    parts = [many(photos, "photo"), many(len(kept), "contact")]
    parts += [f"{doubtful} to look at (marked ?)"] if doubtful else []
    parts += (
        [f"{untouched} changed since they were written, left alone (--overwrite replaces them)"]
        if untouched
        else []
    )
    parts += [f"{len(failures)} not read"] if failures else []
    return Text(", ".join(parts), style="bold")
