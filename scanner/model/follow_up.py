"""What is to be done after an interview: thank, ask how it stands, ask why not, answer an offer."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

FOLLOW_UPS = uuid.UUID("5d0b7a34-4c1e-5e0a-9c58-3a8f4be2c6d1")
"""The namespace of every follow-up's UID; changing it would double every reminder in people's calendars."""


class FollowUpKind(StrEnum):
    """What to write."""

    THANK = "thank"
    NUDGE = "nudge"
    NUDGE_AGAIN = "nudge_again"
    ASK_FEEDBACK = "ask_feedback"
    ANSWER_OFFER = "answer_offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"

    @property
    def is_nudge(self) -> bool:
        """Whether it asks how it stands."""
        return self in (FollowUpKind.NUDGE, FollowUpKind.NUDGE_AGAIN)


class FollowUpState(StrEnum):
    """How a follow-up stands today."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    SKIPPED = "skipped"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in (FollowUpState.UPCOMING, FollowUpState.DUE, FollowUpState.OVERDUE)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do: from `since` on, at the latest on `due`, both local dates.

    `contact` is the UID of whom to write to, None where nobody was met.
    """

    interview: str
    kind: FollowUpKind
    contact: str | None
    since: dt.date
    due: dt.date
    why: str
    state: FollowUpState

    def __post_init__(self) -> None:
        if self.due < self.since:
            raise ValueError(f"due on {self.due}, before it can be done on {self.since}")

    @property
    def uid(self) -> str:
        """The same for the same thing to do, however often it is planned. A nudge is one, whoever gets it."""
        whom = self.contact if self.kind is FollowUpKind.THANK else ""
        return str(uuid.uuid5(FOLLOW_UPS, f"{self.interview}/{self.kind}/{whom}"))
