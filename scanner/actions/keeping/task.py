"""What is asked of photos, and what became of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scanner.actions.interviews.joining import ASKED
from scanner.inbox.doubtful import reasons
from scanner.inbox.filing import Filing
from scanner.model.occasion import Occasion
from scanner.model.proposal import Proposal
from scanner.outputs import table
from scanner.outputs.vdir import Outcome


class Way(StrEnum):
    """How a photo was dealt with: read now, known from before, or left to another command that reads it."""

    READ = "read"
    KNOWN = "known"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact as it was written, what became of its file, and the interview it was joined to and why."""

    row: table.Row
    outcome: Outcome
    interview: Occasion | None = None
    how: str = ASKED


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a photo: its contacts, or why there are none; `seconds` is what reading it took.

    `waiting` counts the cards that wait for a person's look, `refused` those that a person rejected. `gone`
    are UIDs of contacts that were made one with others: two shots or sides of a card, or one person. `away`
    names those that a person deleted. `anew` are contacts of other photos that are new or changed: their
    cards are understood better now.
    """

    photo: str
    way: Way
    kept: tuple[Kept, ...] = ()
    error: str | None = None
    seconds: float = 0.0
    waiting: int = 0
    refused: int = 0
    gone: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    anew: tuple[Kept, ...] = ()


def take_all(_: Proposal) -> bool:
    """Let no card wait: what is doubtful is named in the contact."""
    return False


def has_reasons(proposal: Proposal) -> bool:
    """Let a card wait for a person's look where something of it is not sure enough."""
    return bool(reasons(proposal))


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of photos: where their contacts go, how they are read, and what becomes of them.

    A photo that was read by the same `recipe` is not read again, unless `again`. `interview` is the id of the
    one that all were met at, None where each photo tells. `overwrite` replaces what people changed.

    A card that is read `alone` is understood without what is known of its interview and its company.

    A drop folder has its photos filed away, some cards `waits` for a look, what another recipe read is good
    enough.
    """

    folder: Path
    recipe: str = ""
    again: bool = False
    overwrite: bool = False
    interview: str | None = None
    alone: bool = False
    waits: Callable[[Proposal], bool] = take_all
    filing: Filing | None = None
