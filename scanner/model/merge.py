"""Two contacts that were made one, and all it takes to take that back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scanner.model.contact import Contact
from scanner.model.interview import Event, Meeting
from scanner.model.record import Decider, WrittenCard


@dataclass(frozen=True, slots=True)
class Met:
    """What an interview said of two contacts before they were one.

    `place` is where `gone` stood among the people met, `events` are those about them, each with its place.
    """

    interview: str
    place: int
    gone: Meeting | None
    kept: Meeting | None
    events: tuple[tuple[int, Event], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood before a merge: both contacts and what was moved from the one to the other.

    `cards` are photos' SHA-256 with the card's position, `letters` and `reminders` their ids. `apart` are the
    UIDs of contacts known to be others than `gone`, `apart_too` those of them known to be others than `kept`.
    `vcards` are the files of both that were there, `decided` those of the two on which a person had decided.
    """

    gone: Contact
    kept: Contact
    cards: tuple[tuple[str, int], ...] = ()
    meetings: tuple[Met, ...] = ()
    letters: tuple[int, ...] = ()
    reminders: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    apart_too: tuple[str, ...] = ()
    vcards: tuple[WrittenCard, ...] = ()
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge: the contact with the UID `gone` went into `kept`, which then was `made`; by whom and why."""

    gone: str
    kept: str
    at: dt.datetime
    by: Decider
    reasons: tuple[str, ...]
    made: Contact
    before: Before
