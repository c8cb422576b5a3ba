"""The end of a scan: who was read, what wants a look, what failed, and where the contacts are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from scanner.actions.keeping.report import Report
from scanner.actions.keeping.task import Way
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.fitted import UNBOUNDED, first_of, fitted
from scanner.outputs.numbers import international
from scanner.outputs.table import Row
from scanner.text import many

HEADINGS = ("name", "company", "e-mail", "phone", "look at")
REJECTED = "its card was rejected (cardscan undo brings it back)"
DELETED = "you deleted its contact (cardscan people restore brings it back)"
REASONS = 10
"""Reasons shown why photos could not be read, the most frequent ones."""


def show_summary(
    report: Report, *, folder: Path, all_in_one: Path | None = None, csv: Path | None = None
) -> None:
    """Print contacts, failures, totals and where the files are; `all_in_one` and `csv` have all contacts."""
    out = console()
    if not out.is_terminal:
        out.width = UNBOUNDED
    rows = report.shown()
    if rows:
        out.print(_contacts(rows, out.width))
    if more := report.contacts - len(rows):
        where = f"{csv} has them all" if csv else "--csv FILE writes them all"
        told = f"and {many(more, 'contact')} more; those to look at come first; {where}"
        out.print(shown(told, "dim"), soft_wrap=True)
    for result in report.failures:
        out.print(
            Text.assemble("not read  ", shown(result.photo), ": ", shown(result.error or "")), style="red"
        )
    for line in _reasons(report):
        out.print(shown(line, "red"), soft_wrap=True)
    out.print(_totals(report), soft_wrap=True)
    if report.joined:
        told = "joined with another side or shot of it, or with a person you have already"
        out.print(
            shown(f"{many(report.joined, 'card')} {told} (cardscan unmerge parts them)"), soft_wrap=True
        )
    if report.away:
        told = f"{many(report.away, 'contact')} left deleted, as you did: {', '.join(report.away_first)}"
        out.print(shown(f"{told} (cardscan people restore NAME brings one back)"), soft_wrap=True)
    if report.refused:
        told = f"{many(report.refused, 'card')} left rejected, as you did"
        hint = "cardscan undo NUMBER brings one back, cardscan history has the numbers"
        out.print(shown(f"{told} ({hint})"), soft_wrap=True)
    for (key, label, how), count in report.met.items():
        told = f"{many(count, 'contact')} met at {key} {label}" + (f", {how}" if how else "")
        out.print(shown(told), soft_wrap=True)
    if rows:
        places = Text.assemble("Contacts are in ", shown(str(folder), "bold"))
        if all_in_one:
            places.append_text(Text.assemble(", all in one file in ", shown(str(all_in_one), "bold")))
        out.print(places, soft_wrap=True)


def _contacts(rows: Sequence[Row], width: int) -> Table:
    return fitted(HEADINGS, [_cells(row) for row in rows], width=width)


def _cells(row: Row) -> tuple[Text, ...]:
    contact, doubts = row.contact, row.doubts
    return (
        _cell(contact.name.full if contact.name else "", "name" in doubts),
        _cell(contact.org or "", "company" in doubts),
        _cell(first_of(contact.emails), "e-mail" in doubts),
        _cell(first_of(tuple(map(international, contact.phones))), "phone" in doubts),
        shown(", ".join(doubts), "yellow"),
    )


def _reasons(report: Report) -> Iterator[str]:
    """Yield why photos could not be read, where these are too many to name."""
    if report.failed > len(report.failures):
        yield f"and {many(report.failed - len(report.failures), 'photo')} more (--report FILE names them):"
        yield from (f"  {count} × {reason}" for reason, count in report.reasons.most_common(REASONS))


def _cell(value: str, is_doubtful: bool) -> Text:
    return shown(f"{value} ?", "yellow") if value and is_doubtful else shown(value)


def _totals(report: Report) -> Text:
    known, left = report.ways[Way.KNOWN], report.ways[Way.LEFT]
    parts = [many(report.photos, "photo"), many(report.contacts, "contact")]
    parts += [f"{report.doubtful} to look at (marked ?)"] if report.doubtful else []
    parts += (
        [f"{report.untouched} changed since they were written, left alone (--overwrite replaces them)"]
        if report.untouched
        else []
    )
    parts += [f"{known} known already (--again reads them afresh)"] if known else []
    parts += [f"{left} left to another command that is reading them: run this again later"] if left else []
    parts += [f"{report.failed} not read"] if report.failed else []
    return Text(", ".join(parts), style="bold")
