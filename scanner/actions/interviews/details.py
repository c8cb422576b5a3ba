"""What can be said of an interview."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from scanner.actions.desk import Desk
from scanner.errors import UsageError
from scanner.interviews.dates import promised
from scanner.model.interview import Interview


@dataclass(frozen=True, slots=True)
class Details:
    """What somebody says of an interview: None for what is not said, "" to take it away.

    `promised` is by when they answer, in words such as "within a week".
    """

    role: str | None = None
    round: str | None = None
    place: str | None = None
    link: str | None = None
    next_step: str | None = None
    promised: str | None = None
    notes: str | None = None
    feedback: str | None = None
    language: str | None = None

    @property
    def has_more(self) -> bool:
        """Whether more is said than which interview it is."""
        return any(getattr(self, f.name) for f in fields(self) if f.name not in ("role", "round"))


def with_details(interview: Interview, details: Details, *, at: Desk) -> Interview:
    """Return the interview with what is said of it. Raises UsageError."""
    given = {f.name: getattr(details, f.name) for f in fields(details) if f.name != "promised"}
    changed = {name: value for name, value in given.items() if value is not None}
    if details.promised == "":
        changed["promised_by"] = None
    elif details.promised:
        changed["promised_by"] = promised(details.promised, interview.when.day, workdays=at.workdays)
    try:
        return replace(interview, **changed)
    except ValueError as error:
        raise UsageError(str(error)) from error
