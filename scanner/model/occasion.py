"""What names an interview, without who was there and what happened: a fair has thousands of people."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.model.interview import When


@dataclass(frozen=True, slots=True)
class Occasion:
    """An interview's id, with whom it was, about what and when; `role` and `round` may be empty."""

    id: str
    employer: str
    when: When
    role: str = ""
    round: str = ""

    @property
    def label(self) -> str:
        """What to call it in a list."""
        return ", ".join(part for part in (self.employer, self.role, self.round) if part)
