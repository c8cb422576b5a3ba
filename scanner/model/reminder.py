"""An entry of a calendar that says what to do and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

SHORT, DAY = 15, 24 * 60
"""Minutes of something to do, and of an interview of which only the day is known."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One entry of a calendar, as it was last handed out. `starts` and `changed` are in UTC.

    One of a whole day starts with that day in UTC, whatever the person's zone. `folder` is the vdir folder it
    was left in last, "" for none.
    """

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
    minutes: int = 15
    folder: str = ""

    @property
    def is_appointment(self) -> bool:
        """Whether this is the interview itself, rather than something to do about it."""
        return self.minutes > SHORT

    @property
    def is_all_day(self) -> bool:
        return self.minutes >= DAY

    @property
    def file_name(self) -> str:
        """The name of its own file in a vdir folder."""
        return f"{self.uid}.ics"

    def says_the_same_as(self, other: Reminder) -> bool:
        """Whether a calendar that has one need not be given the other."""
        return replace(self, changed=other.changed, sequence=other.sequence, folder=other.folder) == other
