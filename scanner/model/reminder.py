"""An entry of a calendar that says what to do and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Reminder:
    """One entry of a calendar, as it was last handed out. `starts` and `changed` are in UTC."""

    uid: str
    interview: str
    contact: str | None
    starts: dt.datetime
    summary: str
    description: str
    url: str
    changed: dt.datetime
    sequence: int = 0
    cancelled: bool = False

    @property
    def file_name(self) -> str:
        """The name of its own file in a vdir folder."""
        return f"{self.uid}.ics"

    def says_the_same_as(self, other: Reminder) -> bool:
        """Whether a calendar that has one need not be given the other."""
        return replace(self, changed=other.changed, sequence=other.sequence) == other
