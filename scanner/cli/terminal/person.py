"""People as a table, one person as lines, and as a text to edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from scanner.actions.people.finding import Person
from scanner.actions.people.wording import Several, Words
from scanner.actions.people.wording import shown as as_text
from scanner.cli.terminal.console import shown
from scanner.cli.terminal.fitted import first_of, fitted
from scanner.errors import UsageError
from scanner.model.contact import Contact, Phone
from scanner.outputs.numbers import international

SINGLE = {"name": "name", "org": "company", "department": "department", "title": "title", "note": "note"}
HEADINGS = ("name", "company", "e-mail", "phone", "met", "look at")
SEVERAL = {"emails": "e-mail", "phones": "phone", "urls": "web", "addresses": "address"}


def people_table(people: Sequence[Person], *, width: int) -> Table:
    """Lay people out one a line where that fits; what wants a look has a question mark."""
    return fitted(HEADINGS, [tuple(_cells(one)) for one in people], width=width)


def _cells(one: Person) -> Iterator[Text]:
    contact = one.contact
    yield shown(contact.label)
    yield shown(contact.org or "")
    yield shown(first_of(contact.emails))
    yield shown(first_of(tuple(map(international, contact.phones))))
    yield shown(", ".join(occasion.employer for occasion in one.met))
    yield shown(", ".join(one.doubts), "yellow")


def person_table(one: Person) -> Table:
    """Lay out all that is known of a person."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(style="dim", justify="right", min_width=8)
    table.add_column(overflow="fold")
    for label, value in (*_rows(one.contact), *_beside(one)):
        is_doubtful = label in one.doubts
        table.add_row(label, shown(f"{value} ?" if is_doubtful else value, "yellow" if is_doubtful else ""))
    return table


def edited_text(contact: Contact) -> str:
    """Return a contact as lines to edit: one a value, its field before it."""
    rows = [f"{label}: {value}" for label, value in _rows(contact, typed=True)]
    there = {row.partition(":")[0] for row in rows}
    rows += [f"{label}:" for label in (*SINGLE.values(), *SEVERAL.values()) if label not in there]
    head = (
        "# One value a line; several phones, e-mails and so on stand below each other.\n"
        "# Before a number stands what it is for: work, cell, home, fax or other; before an address home:"
    )
    return "\n".join([head, *rows, ""])


def words_in(contact: Contact, text: str) -> tuple[Contact, Words]:
    """Return the contact and what an edited text says of it. Raises UsageError on an unknown field."""
    said: dict[str, list[str]] = {label: [] for label in (*SINGLE.values(), *SEVERAL.values())}
    for row in text.splitlines():
        label, sign, value = row.partition(":")
        if not row.strip() or row.startswith("#"):
            continue
        if not sign or label.strip() not in said:
            raise UsageError(
                f"{row.strip()!r} is no field; write one of {', '.join(said)}, a colon, the value"
            )
        said[label.strip()] += [value.strip()] if value.strip() else []
    before = edited_rows(contact)
    words: dict[str, object] = {}
    for name, label in SINGLE.items():
        if said[label] != before[label]:
            words[name] = "\n".join(said[label])
    for name, label in SEVERAL.items():
        words[name] = _several(tuple(map(_plainly, getattr(contact, name))), before[label], said[label])
    return contact, Words(**words)  # type: ignore[arg-type]


def _several(values: tuple[str, ...], before: list[str], now: list[str]) -> Several:
    """Return what lines say of the values of a field: as many as before are the same ones, each corrected."""
    if len(now) == len(before) and not any("=" in value for value in values):
        rows = zip(values, before, now, strict=True)
        return Several(
            instead=tuple(f"{value}={_placed(old, new)}" for value, old, new in rows if new != old)
        )
    added = tuple(value for value in now if value not in before)
    return Several(
        added=added, without=tuple(v for v, old in zip(values, before, strict=True) if old not in now)
    )


def _placed(old: str, new: str) -> str:
    """Return a line that lost its "home:" as one that says so."""
    return f"work: {new}" if old == f"home: {new}" else new


def edited_rows(contact: Contact) -> dict[str, list[str]]:
    """Return the lines of a contact to be edited, by their labels."""
    rows: dict[str, list[str]] = {label: [] for label in (*SINGLE.values(), *SEVERAL.values())}
    for label, value in _rows(contact, typed=True):
        rows[label].append(value)
    return rows


def _rows(contact: Contact, *, typed: bool = False) -> Iterator[tuple[str, str]]:
    for name, label in SINGLE.items():
        value = getattr(contact, name)
        yield from ((label, line) for line in (as_text(value).splitlines() if value else ()))
    for name, label in SEVERAL.items():
        for value in getattr(contact, name):
            if isinstance(value, Phone):
                yield label, f"{value.kind.value} {as_text(value) if typed else international(value)}"
            else:
                text = as_text(value)
                yield label, f"home: {text}" if text in contact.private else text
    if not typed:
        yield from (("formerly", str(position)) for position in contact.former)
        yield from (("also", said) for said in contact.also)


def _beside(one: Person) -> Iterator[tuple[str, str]]:
    for occasion in one.met:
        yield "met", f"{occasion.id} {occasion.label}, {occasion.when.day}"
    if one.away:
        yield "removed", f"{one.away.astimezone():%Y-%m-%d}"
    yield "id", one.uid


def _plainly(value: object) -> str:
    return value.value if isinstance(value, Phone) else as_text(value)
