"""Draft letters, hand them to the person, and keep what was handed out. Nothing is ever sent."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from scanner.cli.console import console, shown
from scanner.cli.desk import Desk, desk, the_interview, the_person
from scanner.cli.folders import made
from scanner.cli.text import harmless
from scanner.errors import OutputError, UsageError
from scanner.interviews.letters import draft
from scanner.interviews.mail import eml, mailto
from scanner.interviews.plan import plan, who_answers
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Interview
from scanner.model.letter import Draft
from scanner.outputs import atomic

NUDGES = (FollowUpKind.NUDGE, FollowUpKind.NUDGE_AGAIN)

Chosen = Callable[[Interview], FollowUpKind]


def letter_options(wrapped: Any) -> Any:
    """Add the options that every letter has."""
    for option in reversed(
        (
            click.argument("interview"),
            click.option("--to", metavar="PERSON", help="Only the letter to this person."),
            click.option(
                "--eml",
                "folder",
                type=click.Path(file_okay=False, path_type=Path),
                metavar="DIR",
                help="Write .eml files there, which mail programs open as drafts.",
            ),
            click.option("--mailto", "links", is_flag=True, help="Print links that open a mail program."),
            click.option("--open", "open_", is_flag=True, help="Hand the letters to your mail program."),
        )
    ):
        wrapped = option(wrapped)
    return wrapped


def write_letters(
    chosen: Chosen, *, interview: str, to: str | None, folder: Path | None, links: bool, open_: bool
) -> None:
    """Draft the letters, show or write them, and note that they were drafted."""
    at = desk()
    with at.open() as store, store.write() as records:
        held = the_interview(records, interview, at)
        kind = chosen(held)
        _check(kind, held, at)
        uids = tuple(m.contact for m in held.people)
        wanted = (the_person(records, to, among=uids),) if to else _whom(kind, held)
        people = records.contacts.of(uid for uid in wanted if uid)
        drafts = [(uid, _drafted(kind, held, uid, people, at)) for uid in wanted]
        # Before anything is noted as drafted: where it cannot be handed out, nothing was changed.
        if folder is not None:
            made(folder)
        if open_ and not all(mailto(letter) for _, letter in drafts):
            raise UsageError("the letter is too long for a link; use --eml DIR and open the file")
        for uid, letter in drafts:
            records.letters.save(letter, interview=held.id, contact=uid, kind=kind, at=at.now)
            held = held.told(Event(EventKind.DRAFTED, at.now, of=kind, about=uid))
        records.interviews.save(held)
    for uid, letter in drafts:
        name = f"{held.id}-{kind}-{_slug(letter.to_name or uid or '')}"
        _hand_out(letter, name, folder, links=links, open_=open_)
    _warn_of_haste(kind, held, at)
    only = f" --to {shlex.quote(to)}" if to else ""
    click.echo(harmless(f"When sent: cardscan done {held.id} --what {kind}{only}"), err=True)


def _check(kind: FollowUpKind, held: Interview, at: Desk) -> None:
    """Refuse a letter that would do harm."""
    if kind is FollowUpKind.THANK and not held.is_over(at.now):
        raise UsageError(f"{held.id} {held.label} is on {held.when}; thank them after it")
    nudging = kind in NUDGES
    if nudging and not held.is_over(at.now):
        raise UsageError(f"{held.id} {held.label} is on {held.when}; ask how it stands after it")
    if nudging and not held.state.is_open:
        raise UsageError(f"{held.id} {held.label} has ended: {held.state.value}; there is nothing to ask")
    if nudging and any(e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE_AGAIN for e in held.history):
        raise UsageError(f"you asked {held.employer} twice how it stands; a third time does harm")


def _warn_of_haste(kind: FollowUpKind, held: Interview, at: Desk) -> None:
    """Say so where a question would come before its time."""
    planned = plan(held, at.now, rules=at.rules, workdays=at.workdays)
    early = next((f for f in planned if f.kind is kind in NUDGES and f.since > at.today), None)
    if early is not None:
        click.echo(f"cardscan: better not before {early.since}: {early.why}", err=True)


def _whom(kind: FollowUpKind, held: Interview) -> tuple[str | None, ...]:
    if kind is not FollowUpKind.THANK:
        return (who_answers(held),)
    if not held.people:
        raise UsageError(
            f"nobody is noted for {held.id} {held.label}; add them: cardscan link {held.id} PERSON"
        )
    return tuple(m.contact for m in held.people)


def _drafted(
    kind: FollowUpKind, held: Interview, uid: str | None, people: dict[str, Contact], at: Desk
) -> Draft:
    if kind is FollowUpKind.THANK and held.promised_by and held.promised_by < at.today:
        held = replace(held, promised_by=None)  # nobody looks forward to a day that has passed
    return draft(kind, held, people.get(uid or ""), me=at.me, met=uid, templates=at.templates)


def _slug(text: str) -> str:
    """Return a name for a file: ASCII letters, digits and hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", "-", bare).strip("-")[:40] or "letter"


def _written(folder: Path, name: str, mail: bytes) -> Path:
    """Write a letter to a file of its own; one that says something else stays: it may have been edited."""
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    for path in (folder / f"{each}.eml" for each in names):
        if not path.exists():
            atomic.write(path, mail)
            return path
        if path.read_bytes() == mail:
            return path
    raise OutputError(f"{folder} is full of letters called {name}; clear it up")


def _hand_out(letter: Draft, name: str, folder: Path | None, *, links: bool, open_: bool) -> None:
    for mark in letter.missing:
        click.echo(f"cardscan: to fill in: [{harmless(mark)}]", err=True)
    link = mailto(letter)
    if folder is not None:
        path = _written(folder, name, eml(letter))
        console().print(shown(f"{path}"), soft_wrap=True)
    if links:
        click.echo(link or f"cardscan: too long for a link: {name}; use --eml", err=link is None)
    if open_ and link is not None:
        click.launch(link)
    if folder is None and not links and not open_:
        for line in letter.text.splitlines():
            console().print(shown(line), soft_wrap=True)
        click.echo()
