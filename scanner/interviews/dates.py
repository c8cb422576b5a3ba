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
from scanner.interviews.spoken import FIRST_YEAR, day_of
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


def is_calendar_day(text: str, today: dt.date) -> bool:
    """Whether `text` is a day of the calendar, written out, rather than one of a span: not "May", "KW 50"."""
    try:
        said = words_of(_clock(text).rest, today) or ()
    except (UsageError, ValueError, OverflowError):
        return False
    kinds = {kind for kind, _ in said}
    days = [n for kind, n in said if kind in (words.Kind.NUMBER, words.Kind.ORDINAL) and n < FIRST_YEAR]
    written_out = kinds <= {words.Kind.NUMBER, words.Kind.ORDINAL, words.Kind.MONTH, words.Kind.WEEKDAY}
    return words.Kind.DATE in kinds or (written_out and words.Kind.MONTH in kinds and len(days) == 1)


def _near(day: dt.date, today: dt.date, text: str) -> dt.date:
    """Return the nearest such day where no year was said: in November "20.10." is last month's."""
    is_far = day - today > HALF_A_YEAR and not re.search(r"\d{4}", text)
    return day.replace(year=day.year - 1) if is_far else day


def written(day: dt.date, language: str, *, today: dt.date | None = None) -> str:
    """Write a day as it stands in a letter: "1 December", "1. Dezember", "1er décembre".

    The year stands with it only where the day is far from `today`.
    """
    month = words.MONTH_NAMES[language].split()[day.month - 1]
    is_near = today is not None and abs(day - today) < HALF_A_YEAR
    match language:
        case "de":
            written, year = f"{day.day}. {month}", f" {day.year}"
        case "fr":
            written, year = f"{'1er' if day.day == 1 else day.day} {month}", f" {day.year}"
        case "es" | "pt":
            written, year = f"{day.day} de {month}", f" de {day.year}"
        case _:
            written, year = f"{day.day} {month}", f" {day.year}"
    return written if is_near else written + year
