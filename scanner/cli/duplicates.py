"""`cardscan duplicates`: who may be in the records twice, with what speaks for it and against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from scanner.actions.people.doubles import doubles
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.model.contact import Contact
from scanner.outputs.numbers import international

if TYPE_CHECKING:
    from scanner.store.doubles import Double

FIRST = 10
"""Pairs shown at once: as many as a person decides in one sitting."""


@click.command("duplicates")
@click.option("--all", "whole", is_flag=True, help=f"All of them, not only the {FIRST} likeliest.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def command(*, whole: bool, as_json: bool) -> None:
    """Show contacts that may be the same person side by side, likeliest first, with the command for either.

    Nothing is changed. What you keep as two is not shown again.

    \b
    Examples:
      cardscan duplicates
      cardscan duplicates --json
    """
    with desk().open() as store, store.read() as records:
        found = doubles(records)
        some = found if whole or as_json else found[:FIRST]
        people = records.contacts.of(uid for double in some for uid in (double.one, double.other))
    if as_json:
        click.echo(json.dumps([_plain(double, people) for double in some], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("Nobody seems to be here twice.")
        return
    for double in some:
        _show(double, people)
    if len(some) < len(found):
        click.echo(f"{len(found) - len(some)} more: cardscan duplicates --all")


def _plain(double: Double, people: dict[str, Contact]) -> dict[str, object]:
    likeness = double.likeness
    return {
        "probability": round(likeness.probability, 4),
        "verdict": likeness.verdict.value,
        "reasons": [asdict(reason) for reason in likeness.reasons],
        "contacts": [{"uid": uid, **asdict(people[uid])} for uid in (double.one, double.other)],
    }


def _show(double: Double, people: dict[str, Contact]) -> None:
    out = console()
    one, other = people[double.one], people[double.other]
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", justify="right", min_width=8)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(overflow="fold", ratio=1)
    table.add_row("", double.one[:8], double.other[:8])
    for label, ours, theirs in _side_by_side(one, other):
        style = "" if ours == theirs else "yellow" if ours and theirs else "dim"
        table.add_row(label, _below(ours, style), _below(theirs, style))
    out.print(shown(f"{double.likeness.probability:.0%} the same person", "bold"))
    out.print(table)
    for reason in double.likeness.reasons:
        sign, colour = ("+", "green") if reason.weight > 0 else ("-", "red")
        out.print(shown(f"       {sign} {reason.words}", colour), soft_wrap=True)
    ids = f"{double.one[:8]} {double.other[:8]}"
    out.print(shown(f"       cardscan merge {ids}    or    cardscan keep-both {ids}", "cyan"), soft_wrap=True)
    out.print()


def _below(values: tuple[str, ...], style: str) -> Text:
    return Text("\n").join(shown(value, style) for value in values)


def _side_by_side(one: Contact, other: Contact) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield a label and what each says, for every field that either has."""
    for label, ours, theirs in zip(("name", *LABELS), _values(one), _values(other), strict=True):
        if ours or theirs:
            yield label, ours, theirs


LABELS = ("title", "dept.", "company", "e-mail", "phone", "web", "address", "formerly")


def _values(contact: Contact) -> tuple[tuple[str, ...], ...]:
    single = (contact.name and contact.name.full, contact.title, contact.department, contact.org)
    return (
        *((value,) if value else () for value in single),
        contact.emails,
        tuple(f"{international(p)} {p.kind.value}" for p in contact.phones),
        contact.urls,
        tuple(a.full for a in contact.addresses),
        tuple(map(str, contact.former)),
    )
