"""Understand a day as people say it: "by next Friday", "in zwei Wochen", "1.12.", "fin de mois".

What is understood is shown back before it is kept, so a phrase with two readings takes the later one
("next Friday", said on a Wednesday, is Friday of the week after), as a nudge too early does more harm than
one too late. A date of three numbers that can be read in two ways is refused.
"""

from __future__ import annotations

import datetime as dt
import re

from scanner.errors import UsageError
from scanner.interviews import date_words as words
from scanner.interviews.clock import Clock, clock_in
from scanner.interviews.said import words_of
from scanner.interviews.spoken import day_of
from scanner.interviews.workdays import Workdays
from scanner.model.interview import YEARS, When

LONGEST_PHRASE = 80
HALF_A_YEAR = dt.timedelta(days=183)
EXAMPLES = "write it like 2026-12-01, 1.12., 1 December, Friday, in two weeks or end of month"


def understand(text: str, said_on: dt.date, *, workdays: Workdays | None = None) -> dt.date:
    """Return the day `text` means when said on the day `said_on`; UsageError where it means none or two.

    A time of the day may stand with it, and is not kept.
    """
    return _day(_clock(text), text, said_on, workdays or Workdays())


def _clock(text: str) -> Clock:
    if not 0 < len(text.strip()) <= LONGEST_PHRASE:
        raise UsageError(f"no date in {text.strip()[:LONGEST_PHRASE]!r}; {EXAMPLES}")
    return clock_in(text)


def _day(clock: Clock, text: str, said_on: dt.date, workdays: Workdays) -> dt.date:
    try:
        said = words_of(clock.rest, said_on)
        day = day_of(said, said_on, workdays) if said else None
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text.strip()!r} is no day: {error}") from error
    if day is None:
        raise UsageError(f"cannot tell which day {text.strip()!r} is; {EXAMPLES}")
    if day.year not in YEARS:
        raise UsageError(f"{text.strip()!r} is too far off")
    return day


def promised(text: str, said_on: dt.date, *, workdays: Workdays | None = None) -> dt.date:
    """Return the day by which an answer was promised at an interview on `said_on`, never one before it."""
    day = understand(text, said_on, workdays=workdays)
    if day < said_on:
        raise UsageError(f"{text.strip()!r} is {day:%A}, {day}: before the interview on {said_on}")
    return day


def moment(text: str, today: dt.date, zone: str) -> When:
    """Return when an interview is: a day, perhaps a time ("14:30", "2 pm"), perhaps a zone at the end."""
    clock = _clock(text)
    day = _near(_day(clock, text, today, Workdays()), today, clock.rest)
    try:
        return When(day, clock.time, clock.zone_on(day) or zone)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _near(day: dt.date, today: dt.date, text: str) -> dt.date:
    """Return the nearest such day where no year was said: in November "20.10." is last month's."""
    is_far = day - today > HALF_A_YEAR and not re.search(r"\d{4}", text)
    return day.replace(year=day.year - 1) if is_far else day


def written(day: dt.date, language: str) -> str:
    """Write a day as it stands in a letter: "1 December 2026", "1. Dezember 2026", "1er décembre 2026"."""
    month = words.MONTH_NAMES[language].split()[day.month - 1]
    match language:
        case "de":
            return f"{day.day}. {month} {day.year}"
        case "fr":
            return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"
        case "es" | "pt":
            return f"{day.day} de {month} de {day.year}"
        case _:
            return f"{day.day} {month} {day.year}"
