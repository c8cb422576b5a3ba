"""The time line shows each interview in its place, whatever its name and however wide the terminal."""

from __future__ import annotations

import datetime as dt
import unicodedata

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.cli.terminal.timeline import drawn, rows
from scanner.interviews.plan import Rules, agenda
from scanner.interviews.workdays import Workdays
from scanner.model.interview import Interview, Meeting, State, When

NOW = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)


def interview(key: str, day: dt.date, employer: str = "Acme", **more: object) -> Interview:
    return Interview(key, employer, When(day, None, "UTC"), **more)  # type: ignore[arg-type]


def lines(*held: Interview, width: int = 80) -> list[str]:
    follow_ups = agenda(held, NOW, rules=Rules(), workdays=Workdays())
    return [click.unstyle(line) for line in drawn(rows(held, follow_ups, NOW), NOW.date(), width=width)]


def test_a_thank_you_on_the_next_day_is_seen_beside_its_interview() -> None:
    (_, _, line, _) = lines(interview("7f3a", dt.date(2026, 11, 24), people=(Meeting("u1"),)))
    assert "●t" in line
    assert line.endswith("thank by Wed 25 Nov")


def test_what_comes_first_stands_first_under_its_state() -> None:
    far = interview("aaaa", dt.date(2026, 12, 20))
    near = interview("bbbb", dt.date(2026, 11, 30))
    waiting = interview("cccc", dt.date(2026, 11, 2), state=State.WAITING, promised_by=dt.date(2026, 12, 1))
    told = lines(far, near, waiting)
    assert [line.split("  ")[0] for line in told[1:-1]] == ["planned", "bbbb", "aaaa", "waiting", "cccc"]
    assert told[2].endswith("on Mon 30 Nov")
    assert told[-2].endswith("answer by Tue  1 Dec")


def test_what_lies_off_the_line_is_marked_so() -> None:
    (_, _, line, _) = lines(interview("7f3a", dt.date(2025, 1, 1)))
    assert "◦" in line
    assert "●" not in line


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@given(name=st.text(min_size=1, max_size=60).filter(str.strip))
def test_no_line_is_longer_than_the_terminal(width: int, name: str) -> None:
    held = interview("7f3a", dt.date(2026, 11, 20), name, promised_by=dt.date(2026, 12, 4))
    for line in lines(held, width=width):
        columns = sum(
            0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in line
        )
        assert columns <= width
