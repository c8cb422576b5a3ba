"""Letters handed to the person."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from scanner.actions.desk import Desk
from scanner.actions.folders import made
from scanner.actions.interviews.drafting import Letter, Letters, write_letter
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.warning import warn
from scanner.errors import UsageError
from scanner.interviews.greeting import Tone
from scanner.interviews.mail import mailto
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import State
from scanner.text import harmless

if TYPE_CHECKING:
    from scanner.store.store import Records


ENDS = {
    FollowUpKind.ACCEPT: State.ACCEPTED,
    FollowUpKind.DECLINE: State.DECLINED,
    FollowUpKind.WITHDRAW: State.WITHDRAWN,
}
"""What an interview is when such a letter was sent."""


class Drafts(Protocol):
    """Drafts letters of one kind."""

    def __call__(
        self, records: Records, interview: str, *, at: Desk, to: str | None = None, tone: Tone | None = None
    ) -> Letters:
        """Draft the letters after an interview, or the one to a person."""


def hand_out(
    drafted: Drafts,
    *,
    interview: str,
    to: str | None,
    tone: str | None,
    folder: Path | None,
    links: bool,
    open_: bool,
) -> None:
    """Draft letters, then show, write or open them as it was asked."""
    at = desk()
    with at.open() as store, store.write() as records:
        told = drafted(records, interview, to=to, tone=Tone(tone) if tone else None, at=at)
        # Before it is kept that they were drafted: where they cannot be handed out, nothing was changed.
        if folder is not None:
            made(folder)
        if open_ and not all(mailto(letter.draft) for letter in told.letters):
            raise UsageError("the letter is too long for a link; use --eml DIR and open the file")
    written = [_hand_out(letter, folder, links=links, open_=open_) for letter in told.letters]
    if folder is not None:
        with at.open() as store, store.write() as records:
            records.handed_out.note(filter(None, written), at=at.now)
    if told.early is not None:
        warn(f"better not before {told.early.since}: {told.early.why}")
    click.echo(harmless(f"When sent: {_when_sent(told, to)}"), err=True)


def _when_sent(told: Letters, to: str | None) -> str:
    """Return the command that says that a letter was sent."""
    if reached := ENDS.get(told.kind):
        return f"cardscan interview outcome {told.interview.id} {reached}"
    only = f" --to {shlex.quote(to)}" if to else ""
    return f"cardscan done {told.interview.id} --what {told.kind}{only}"


def _hand_out(letter: Letter, folder: Path | None, *, links: bool, open_: bool) -> Path | None:
    """Show, write or open a letter; return its file, where it was written to one."""
    for mark in letter.draft.missing:
        warn(f"to fill in: [{mark}]")
    link = mailto(letter.draft)
    written = write_letter(folder, letter) if folder is not None else None
    if written is not None:
        console().print(shown(f"{written}"), soft_wrap=True)
    if links:
        click.echo(
            link or f"cardscan: too long for a link: {harmless(letter.name)}; use --eml", err=link is None
        )
    if open_ and link is not None:
        click.launch(link)
    if folder is None and not links and not open_:
        for line in letter.draft.text.splitlines():
            console().print(shown(line), soft_wrap=True)
        click.echo()
    return written
