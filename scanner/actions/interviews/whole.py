"""All there is about an interview: itself, its people, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.standing import whom
from scanner.actions.interviews.todo import planned_after
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp
from scanner.model.interview import Interview

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Whole:
    """An interview, everyone that it or its history names by UID, and what is still to be done after it."""

    interview: Interview
    people: dict[str, Contact]
    plan: tuple[FollowUp, ...]


def whole(records: Records, interview: Interview, *, at: Desk) -> Whole:
    """Look up who is named in an interview, and what comes after it."""
    people = records.contacts.of(whom(interview))
    return Whole(interview, people, planned_after(records, interview, at))
