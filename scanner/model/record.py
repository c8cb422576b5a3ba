"""What the records keep of a photo and its cards, beside contacts and interviews."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from scanner.model.geometry import Quad
from scanner.model.proposal import Proposal
from scanner.model.remnant import Remnant

ENDED = "and its process was ended"
"""Stands in the `error` of a photo that took too much, or that its process died of."""


class PhotoState(StrEnum):
    """How far a photo has come."""

    CLAIMED = "claimed"
    DONE = "done"
    FAILED = "failed"


class CardState(StrEnum):
    """Whether a card is a contact yet."""

    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"


class Decider(StrEnum):
    """Who said last what a contact is: a reading of its card, or a person, whom no reading overrules."""

    READING = "reading"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """A photo by its SHA-256, and where it lies; `path` may be empty.

    `state` is what is known of it, `claimed_by` who is at work on it now, empty for nobody. `recipe` says how
    it was read. A photo whose name was forgotten with the person on it has an empty `name`. `folder` is where
    its contacts go, empty where that was never said.
    """

    digest: str
    name: str
    path: str
    state: PhotoState
    claimed_by: str
    claimed_at: dt.datetime
    taken: dt.datetime | None = None
    error: str = ""
    recipe: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card of a photo: what was understood and why, and the UID of the contact made of it.

    `sheet` and `turn` are those of its reading.
    """

    photo: str
    position: int
    quad: Quad | None
    proposal: Proposal
    state: CardState
    contact: str | None = None
    sheet: int = 0
    turn: int = 0

    def __post_init__(self) -> None:
        if (self.state is CardState.KEPT) != (self.contact is not None):
            raise ValueError("a kept card names its contact, and no other does")


@dataclass(frozen=True, slots=True)
class WrittenCard:
    """A vCard file at an absolute path: the SHA-256 of what we left there, and what was not the contact's.

    `note` is what stands there beside the contact, `revised` when its photo was made. `intended` is the
    SHA-256 of what we are about to leave there, and empty once it is there: known before the file is written,
    so that a crash between the two never makes our own file look like one that a person has changed. `said`
    is what the file says without its picture, `stamp` its size and time when it was last looked at.
    `is_theirs` where a person changed it once: from then on it is only ever patched. `unsaid` are lines of
    ours that they took out of its note, and PHOTO where the picture is their word.
    """

    path: str
    contact: str
    digest: str
    revised: dt.datetime
    note: str
    intended: str = ""
    said: str = ""
    stamp: str = ""
    is_theirs: bool = False
    unsaid: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Another contact that shares `value`: an e-mail address, a phone number or a name, as `kind` says."""

    contact: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed from the records with a person, a card or a photo, whom `label` names.

    `photos` are pictures that show nobody else, `vcards` their files. `traces` are texts by which a file that
    still holds them is found. `contact` is empty where there was none.
    """

    label: str
    contact: str = ""
    cards: int = 0
    meetings: int = 0
    letters: int = 0
    reminders: tuple[str, ...] = ()
    photos: tuple[Remnant, ...] = ()
    vcards: tuple[Remnant, ...] = ()
    traces: tuple[str, ...] = ()


def is_dangerous(error: str) -> bool:
    """Tell whether a photo that failed cost a process: it is read again only where that is asked for."""
    return ENDED in error
