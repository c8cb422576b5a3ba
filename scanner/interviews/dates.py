"""Understand a day as people say it: "by next Friday", "in zwei Wochen", "1.12.", "fin de mois".

What is understood is shown back before it is kept, so a phrase with two readings takes the later one
("next Friday", said on a Wednesday, is Friday of the week after), as a nudge too early does more harm than
one too late. A date of three numbers that can be read in two ways is refused.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from scanner.errors import UsageError
from scanner.interviews import date_words as words
from scanner.interviews.workdays import Workdays
from scanner.model.interview import YEARS, When

LONGEST_PHRASE = 80
FRIDAY = 4
HALF_A_YEAR = dt.timedelta(days=183)
_ARTICLES = {"do": 0, "so": 0, "di": 0}
"""Short names of weekdays that are other words too."""
EXAMPLES = "write it like 2026-12-01, 1.12., 1 December, Friday, in two weeks or end of month"

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
TWO_NUMBERS = re.compile(r"(\d{1,2})[/-](\d{1,2})")
NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|er|\.|º|°|o)?")
TIME = re.compile(
    r"(?:[T ]|^)(\d{1,2})(?::(\d{2})(?::\d{2})?\s*(am|pm|uhr)?|\s*(am|pm|uhr)|h(\d{2})?)(?=$|\s)", re.I
)
ZONE = re.compile(r"\s+(UTC|[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)$")
SHORT_ZONE = re.compile(r"(?<=[\dmM])\s+([A-Z]{3,5})$")
"""CET and such, behind a time; those that the time zones' database does not have are refused by name."""
OFFSET = re.compile(r"\d(?:Z|\s*[+-]\d{2}:?\d{2})$")


def understand(text: str, said_on: dt.date, *, workdays: Workdays | None = None) -> dt.date:
    """Return the day `text` means when said on the day `said_on`; UsageError where it means none or two."""
    phrase = _plain(text)
    if not phrase or len(phrase) > LONGEST_PHRASE:
        raise UsageError(f"no date in {text.strip()[:LONGEST_PHRASE]!r}; {EXAMPLES}")
    try:
        day = _numeric(phrase, said_on) or _spoken(phrase, said_on, workdays or Workdays())
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
    rest = " ".join(text.split())
    if named := ZONE.search(rest) or _short_zone(rest):
        zone, rest = named[1], rest[: named.start()]
    time = None
    if clock := TIME.search(rest):
        time = _time(clock, text)
        rest = " ".join(f"{rest[: clock.start()]} {rest[clock.end() :]}".split())
    if ":" in text and OFFSET.search(text.strip()):
        raise UsageError(f"give the zone of {text.strip()!r} by its name, like Europe/Berlin or UTC")
    day = _near(understand(rest.removesuffix(" at").removesuffix(" um"), today), today, rest)
    try:
        return When(day, time, zone)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _short_zone(text: str) -> re.Match[str] | None:
    found = SHORT_ZONE.search(text)
    is_date = found is not None and _plain(found[1]) in words.MONTHS | words.WEEKDAYS
    return None if is_date else found


def _near(day: dt.date, today: dt.date, text: str) -> dt.date:
    """Return the nearest such day where no year was said: in November "20.10." is last month's."""
    is_far = day - today > HALF_A_YEAR and not re.search(r"\d{4}", text)
    return day.replace(year=day.year - 1) if is_far else day


def _time(clock: re.Match[str], text: str) -> dt.time:
    hour, minute = int(clock[1]), int(clock[2] or clock[5] or 0)
    half = (clock[3] or clock[4] or "").lower().removesuffix("uhr")
    if half and not 1 <= hour <= 12:
        raise UsageError(f"there is no {clock[0].strip()!r} on a clock, in {text.strip()!r}")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError as error:
        raise UsageError(f"there is no {clock[0].strip()!r} on a clock, in {text.strip()!r}") from error


def _plain(text: str) -> str:
    """Lower case, without accents, without what stands before a date."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    tokens = bare.replace(",", " ").strip(" .!?;:").split()
    while tokens and tokens[0] in words.BEFORE and len(tokens) > 1 and not _counts(tokens):
        tokens = tokens[1:]
    kept = " ".join(tokens)
    return f"{kept}." if re.search(r"\d\.\d+$", kept) and text.rstrip().endswith(".") else kept


def _counts(tokens: list[str]) -> bool:
    """Whether the first word, though it may be left out, counts here: "a week", "un mois"."""
    return tokens[0] in words.NUMBERS and tokens[1] in words.WEEK | words.MONTH | words.DAY | words.FORTNIGHT


def _numeric(phrase: str, said_on: dt.date) -> dt.date | None:
    if found := ISO.fullmatch(phrase):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := DOTTED.fullmatch(phrase):
        return _dated(int(found[1]), int(found[2]), found[3], said_on)
    if found := SLASHED.fullmatch(phrase):
        return _slashed(int(found[1]), int(found[2]), found[3], said_on)
    if TWO_NUMBERS.fullmatch(phrase):
        raise ValueError("day and month, or month and day? Write the month as a word, or 2026-12-01")
    return None


def _slashed(first: int, second: int, year: str, said_on: dt.date) -> dt.date:
    if first == second or first > 12:
        return _dated(first, second, year, said_on)
    if second > 12:
        return _dated(second, first, year, said_on)
    one, other = _dated(first, second, year, said_on), _dated(second, first, year, said_on)
    raise ValueError(f"it can be {one:%d %B %Y} or {other:%d %B %Y}; write {one} or {other}")


def _dated(day: int, month: int, year: str | None, said_on: dt.date) -> dt.date:
    """Return the day, without a year the next such day from `said_on` on."""
    if year is not None:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if (day, month) == (29, 2):
        raise ValueError("29 February needs its year")
    this_year = dt.date(said_on.year, month, day)
    return this_year if this_year >= said_on else dt.date(said_on.year + 1, month, day)


def _spoken(phrase: str, said_on: dt.date, workdays: Workdays) -> dt.date | None:
    tokens = [t.rstrip(".") if not NUMBER.fullmatch(t) else t for t in phrase.split()]
    return (
        _named_day(tokens, said_on)
        or _month_day(tokens, said_on)
        or _span(tokens, said_on, workdays)
        or _end_of(tokens, said_on)
        or _weekday(tokens, said_on)
    )


def _named_day(tokens: list[str], said_on: dt.date) -> dt.date | None:
    if {"day", "after", "tomorrow"} <= set(tokens) or words.AFTER_TOMORROW & set(tokens):
        return said_on + dt.timedelta(days=2)
    match tokens:
        case [word] if word in words.TODAY:
            return said_on
        case [word] if word in words.YESTERDAY:
            return said_on - dt.timedelta(days=1)
        case [word] if word in words.TOMORROW:
            return said_on + dt.timedelta(days=1)
        case _:
            return None


def _month_day(tokens: list[str], said_on: dt.date) -> dt.date | None:
    """Understand "1 December", "December 1st 2026", "1er decembre", "el 1 de diciembre de 2026"."""
    told = [t for t in tokens if (t not in words.BEFORE and t not in words.WEEKDAYS) or t in words.MONTHS]
    months = [words.MONTHS[t] for t in told if t in words.MONTHS]
    years = [t for t in told if re.fullmatch(r"2\d{3}", t)]
    days = [int(found[1]) for t in told if t not in years and (found := NUMBER.fullmatch(t))]
    if len(months) != 1 or len(days) != 1 or len(years) > 1 or len(told) != 2 + len(years):
        return None
    day = _dated(days[0], months[0], years[0] if years else None, said_on)
    named = {words.WEEKDAYS[t] for t in tokens if t in words.WEEKDAYS and t not in words.MONTHS | _ARTICLES}
    if named - {day.weekday()}:
        raise ValueError(f"{day} is a {day:%A}")
    return day


def _end_of(tokens: list[str], said_on: dt.date) -> dt.date | None:
    """Understand "end of month", "end of next week", "Ende Dezember", "fin de annee", and "next month"."""
    told = {w for t in tokens for w in words.COMPOUNDS.get(t, (t,))} - words.BEFORE
    ahead = 1 if told & words.NEXT else 0
    units = told - words.END - words.NEXT - words.THIS
    if told == units or not units:
        return None
    if units <= words.WEEK:
        return _of_week(said_on, FRIDAY, ahead)
    if units <= words.MONTH:
        return _month_end(said_on.year, said_on.month + ahead)
    if units <= words.YEAR:
        return dt.date(said_on.year + ahead, 12, 31)
    month = words.MONTHS.get(" ".join(units))
    if month and told & words.END:
        return _month_end(said_on.year + (month < said_on.month), month)
    return None


def _month_end(year: int, month: int) -> dt.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _span(tokens: list[str], said_on: dt.date, workdays: Workdays) -> dt.date | None:
    """Understand "a week", "two weeks", "10 days", "three business days", "1 Monat", "quinze jours"."""
    if set(tokens) & words.FORTNIGHT or tokens == ["quinze", "jours"]:
        return said_on + dt.timedelta(days=14)
    numbered = [t for t in tokens if t in words.NUMBERS or t.isdecimal()]
    told = [t for t in tokens if t not in words.AROUND_SPANS and not (numbered and t in words.NEXT)]
    count, unit = (told[0], told[1:]) if len(told) > 1 else ("1", told)
    number = words.NUMBERS.get(count) or (int(count) if count.isdecimal() else None)
    if number is None or number > 366 or not unit:
        return None
    said = set(unit)
    if said & words.BUSINESS and said <= words.BUSINESS | words.DAY:
        return workdays.after(said_on, number)
    if said <= words.DAY:
        return said_on + dt.timedelta(days=number)
    if said <= words.WEEK:
        return said_on + dt.timedelta(weeks=number)
    return _months_on(said_on, number) if said <= words.MONTH else None


def _months_on(day: dt.date, count: int) -> dt.date:
    last = _month_end(day.year, day.month + count)
    return last.replace(day=min(day.day, last.day))


def _weekday(tokens: list[str], said_on: dt.date) -> dt.date | None:
    """Understand "Friday", "this Friday", "next Friday", "Friday next week", "vendredi prochain"."""
    told = [t for t in tokens if t not in words.BEFORE]
    named = [words.WEEKDAYS[t] for t in told if t in words.WEEKDAYS]
    rest = {t for t in told if t not in words.WEEKDAYS}
    if len(named) != 1 or not rest <= words.NEXT | words.THIS | words.WEEK | {"feira"}:
        return None
    if rest & words.NEXT:
        return _of_week(said_on, named[0], 1)
    return said_on + dt.timedelta(days=(named[0] - said_on.weekday() - 1) % 7 + 1)


def _of_week(day: dt.date, weekday: int, ahead: int) -> dt.date:
    """Return a weekday of the week (Monday to Sunday) of `day`, or of one `ahead`; the next if it is over."""
    found = day + dt.timedelta(days=weekday - day.weekday(), weeks=ahead)
    return found if found >= day else found + dt.timedelta(weeks=1)


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
