"""The whole search in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.todo import planned
from scanner.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from scanner.model.interview import Interview, State

if TYPE_CHECKING:
    from scanner.store.glance import Glance
    from scanner.store.store import Records

NOW = (FollowUpState.DUE, FollowUpState.OVERDUE)


@dataclass(frozen=True, slots=True)
class Status:
    """How many interviews stand how, those after which something may be done, and what that is, in order."""

    states: Counter[State]
    interviews: tuple[Interview, ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def thank_yous_open(self) -> int:
        """How many thank-yous are due."""
        return sum(f.kind is FollowUpKind.THANK for f in self._now)

    @property
    def answers_late(self) -> int:
        """How many answers did not come when they were expected."""
        return sum(f.kind.is_nudge for f in self._now)

    @property
    def overdue(self) -> int:
        """How much should have been done before today."""
        return sum(f.state is FollowUpState.OVERDUE for f in self._now)

    @property
    def is_anything_due(self) -> bool:
        """Whether anything is to be done today."""
        return bool(self._now)

    @property
    def _now(self) -> tuple[FollowUp, ...]:
        return tuple(f for f in self.follow_ups if f.state in NOW)


def status(records: Records | Glance, *, at: Desk) -> Status:
    """Return how the search stands now."""
    follow_ups, interviews = planned(records, at)
    states = Counter(records.interviews.counts())
    # Loaded are all that are open, so that what was planned and is over by now can be told.
    passed = sum(i.state is State.PLANNED and i.is_over(at.now) for i in interviews.values())
    states = states - Counter({State.PLANNED: passed}) + Counter({State.HELD: passed})
    return Status(states, tuple(interviews.values()), follow_ups)
