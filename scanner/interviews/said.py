"""Part what a person says of a day into the words that tell it: "by mid-December" into mid, December."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from scanner.interviews.date_words import (
    ALSO_SMALL_WORDS,
    ARTICLES,
    FILLERS,
    MONTHS,
    NUMBERS,
    PARTS_OF_DAY,
    PHRASES,
    SAID,
    WEEKDAYS,
    Kind,
    Said,
)

_LONGEST_FIRST = sorted(PHRASES, key=len, reverse=True)
_PHRASE = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!\w)")
_ELISION = re.compile(r"\b(?:d|l|jusqu|qu)'")
_HYPHEN = re.compile(r"(?<=[^\W\d])[-\u2013/](?=\w)|(?<=\w)[-\u2013/](?=[^\W\d])")
_GLUED = re.compile(
    r"\b(\w+(?:tag|woch|abend))(morgen|vormittag|nachmittag|mittag|abend|fruh)s?\b"
    rf"|\b({'|'.join(m for m in MONTHS if len(m) > 2)})(woche)\b"
)
"""Montagmorgen, Dezemberwoche."""
_WEEK_NUMBER = re.compile(r"\b(?:kw|cw|wk|w)(\d{1,2})\b|\b(\d{1,2})\.\s?kw\b")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.?(?:\s?(?:\d{4}|\d{2})\b)?)"
    r"|(?P<slashed>\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2}))"
    r"|(?P<two>\d{1,3}\s?[/\u2013-]\s?\d{1,3}\b)"
    r"|(?P<ordinal>\d{1,2}(?:(?:st|nd|rd|th|er|ere|o|a)\b|\.(?!\d)|°))"
    r"|(?P<number>\d{1,4})"
    r"|(?P<word>[^\W\d][\w']*)"
    r"|(?P<stray>[^\s,;.:!?()])"
)
UNITS = frozenset(
    (Kind.DAYS, Kind.WEEKS, Kind.FORTNIGHT, Kind.MONTHS, Kind.QUARTER, Kind.YEARS, Kind.HOURS, Kind.BUSINESS)
)
_MARCH = (Kind.MONTH, 3)
_BEFORE_ORDINALS = frozenset("the le el dia dem den am zum au al on".split())


def words_of(text: str, said_on: dt.date) -> tuple[Said, ...] | None:
    """Return what `text` tells of a day, without what tells nothing; None where a word is not known.

    ValueError where a date in figures is none, or can be two.
    """
    found = [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(plain(text))]
    told: list[Said | None] = []
    for at, (group, word) in enumerate(found):
        after = [w for _, w in found[at + 1 :]]
        before = [w for _, w in found[:at]]
        if group == "word":
            if not _is_known(word):
                return None
            told.append(_tagged(word, before, after))
        elif group == "stray":
            return None
        else:
            told.append(_figure(group, word, before, after, said_on))
    kept = tuple(word for word in told if word is not None)
    says_part = any(word in PARTS_OF_DAY for _, word in found)
    return ((Kind.TODAY, 0),) if says_part and not _less_this(kept) else kept


def _less_this(told: tuple[Said, ...]) -> tuple[Said, ...]:
    """Leave out "this" of "this evening"."""
    return tuple(word for word in told if word[0] is not Kind.THIS)


def plain(text: str) -> str:
    """Return `text` in small letters, without accents, with what is said in several words as one."""
    letters = unicodedata.normalize("NFKD", text.replace("\u2019", "'").casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    spoken = _PHRASE.sub(lambda match: PHRASES[match[0]], " ".join(bare.split()))
    apart = _HYPHEN.sub(" ", _ELISION.sub(" ", spoken))
    parted = _GLUED.sub(lambda m: f"{m[1] or m[4]} {m[2] or m[3]}", apart)
    return _WEEK_NUMBER.sub(lambda found: f"kw {found[1] or found[2]}", parted)


def _is_known(word: str) -> bool:
    return any(word in held for held in (SAID, MONTHS, WEEKDAYS, NUMBERS, PARTS_OF_DAY, FILLERS))


def _tagged(word: str, before: list[str], after: list[str]) -> Said | None:
    """Return what a word says in its place, None for nothing."""
    others = [*before, *after]
    if word in ALSO_SMALL_WORDS:
        return _small(word, others)
    if word in ARTICLES:
        return (Kind.NUMBER, 1) if _counts(after) else None
    if word in NUMBERS and _counts(after):
        return Kind.NUMBER, NUMBERS[word]
    if word == "ago" and before and _is_unit(before[-1]):
        return SAID[word]
    if word in MONTHS:
        return Kind.MONTH, MONTHS[word]
    if word in WEEKDAYS:
        return Kind.WEEKDAY, WEEKDAYS[word]
    if word in NUMBERS:
        return Kind.NUMBER, NUMBERS[word]
    said = SAID.get(word)
    if said == SAID["tomorrow"] and before and _is_a_day(before[-1]):
        return None  # "Montag Morgen", "mañana" as the morning
    return None if said == SAID["dia"] and after and after[0][0].isdigit() else said


def _counts(after: list[str]) -> bool:
    """Whether a number stands before what it counts: "a week", "un mois"."""
    return bool(after) and _is_unit(after[0])


def _is_unit(word: str) -> bool:
    return SAID.get(word, (None, 0))[0] in UNITS


def _is_a_day(word: str) -> bool:
    return word in WEEKDAYS or SAID.get(word, (None, 0))[0] in (Kind.TODAY, Kind.TOMORROW, Kind.OVERMORROW)


def _small(word: str, others: list[str]) -> Said | None:
    """Return what a short name of a weekday says, if it is one here."""
    if word == "mi" and any(other in MONTHS or _is_unit(other) for other in others):
        return Kind.MID, 0
    has_figure = any(other[0].isdigit() for other in others)
    if word == "mar" and has_figure and not any(other in MONTHS for other in others):
        return _MARCH
    telling = {SAID[other][0] for other in others if other in SAID} - {Kind.NEXT, Kind.THIS, Kind.LAST}
    if telling or has_figure or any(other in WEEKDAYS or other in MONTHS for other in others):
        return None
    return Kind.WEEKDAY, WEEKDAYS[word]


def _figure(group: str, word: str, before: list[str], after: list[str], said_on: dt.date) -> Said:
    figures = [int(n) for n in re.findall(r"\d+", word)]
    match group:
        case "iso":
            day = dt.date(*figures)
        case "dotted":
            day = dated(figures[0], figures[1], figures[2] if figures[2:] else None, said_on)
        case "slashed":
            day = _slashed(figures[0], figures[1], figures[2], said_on)
        case "two" if _is_range(before, after):
            return Kind.NUMBER, max(figures)
        case "two":
            raise ValueError("day and month, or month and day? Write the month as a word, or 2026-12-01")
        case "number" if not _is_ordinal(before, after):
            return Kind.NUMBER, figures[0]
        case _:
            return Kind.ORDINAL, figures[0]
    return Kind.DATE, day.toordinal()


def _is_range(before: list[str], after: list[str]) -> bool:
    """Whether "2-3" is from two to three: before what it counts, or behind what is numbered."""
    in_weeks = bool(before) and SAID.get(before[-1], (None, 0))[0] in (Kind.CALENDAR_WEEK, Kind.WEEKS)
    return _counts(after) or in_weeks or bool(after and after[0] in MONTHS)


def _is_ordinal(before: list[str], after: list[str]) -> bool:
    """Whether a number without a mark is that of a day: "le 15", "dia 15", but not "the 2 weeks"."""
    of_something = bool(after) and after[0] in ("of", "du", "des", "del", "do", "de")
    behind_article = bool(before) and before[-1] in _BEFORE_ORDINALS
    return of_something or (behind_article and not _counts(after))


def _slashed(first: int, second: int, year: int, said_on: dt.date) -> dt.date:
    if first == second or first > 12:
        return dated(first, second, year, said_on)
    if second > 12:
        return dated(second, first, year, said_on)
    one, other = dated(first, second, year, said_on), dated(second, first, year, said_on)
    raise ValueError(f"it can be {one:%d %B %Y} or {other:%d %B %Y}; write {one} or {other}")


def dated(day: int, month: int, year: int | None, said_on: dt.date) -> dt.date:
    """Return the day, without a year the next such day from `said_on` on; ValueError where there is none."""
    if year is not None:
        return dt.date(year + (2000 if year < 100 else 0), month, day)
    if (day, month) == (29, 2):
        raise ValueError("29 February needs its year")
    this_year = dt.date(said_on.year, month, day)
    return this_year if this_year >= said_on else dt.date(said_on.year + 1, month, day)
