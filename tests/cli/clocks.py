"""The clock that a test sets, and how commands are typed at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


class Clock:
    """Tells the time that the test sets, in Berlin."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC)

    def __call__(self, zone: dt.tzinfo) -> dt.datetime:
        return self.now.astimezone(zone)

    def is_at(self, text: str) -> None:
        self.now = dt.datetime.fromisoformat(f"{text}+01:00")
