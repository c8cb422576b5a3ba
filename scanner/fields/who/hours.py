"""Opening hours: what of a card says when somebody is there."""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.shelf import rows

HOURS = re.compile(
    r"\d\s?(?:am|pm|h|hrs|uhr|uur|heures|horas|timmar|timer|a\.m|p\.m)\b|\d[.:]\d\d\s?[-–—]|\d{1,2}\s?[-–—]\s?\d{1,2}[.:]\d\d"
    r"|\b(?:sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|daily"
    r"|sonntags?|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|t[äa]glich"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?"
    r"|domingos?|segunda|sexta|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|domenica"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|m[åa]ndag|l[öø]rdag|s[öø]ndag"
    r"|poniedzia[łl]ek|niedziela|pond[ěe]l[ií]|ned[ěe]le)\b.{0,30}?\d",
    re.IGNORECASE,
)
"""Opening hours: "9 am", "9:00 -", "9 - 17.30", "Sunday Worship 10"."""
DAYS = r"(?:sun|mon|tues|wednes|thurs|fri|satur)days?"
CLOSED = re.compile(
    rf"\b{DAYS}\W{{0,3}}(?:(?:is|on|full|weekly|we are)\s)*(?:holiday|closed|off|open|only)\b"
    rf"|\b(?:holiday|closed?|off|open)\W{{0,3}}(?:(?:on|every|all)\s)*{DAYS}\b",
    re.IGNORECASE,
)
"""The day of the week that a shop rests: "Sunday Holiday", "Closed on Mondays"."""
LONE_DAY = "[A-ZŠŽČĽ]"
"""The first letter of a weekday, between two of which a dash stands: "L-V"."""


@cache
def _words_of(kind: str) -> tuple[str, ...]:
    return tuple(word for name, words in rows("measures") if name == kind for word in words.split())


@cache
def day_hours() -> re.Pattern[str]:
    """Return what finds hours behind weekdays cut short: "L-V 9-19", "man-fre 11-18", "Mo, Mi 14-19"."""
    day = "|".join(_words_of("day"))
    days = rf"(?:{day})\b\.?(?:\s?[-–/,+&]\s?(?:{day})\b\.?)*"
    hour = r"\d{1,2}(?:[.:h]\d\d)?"
    return re.compile(
        rf"\b(?:{days}|(?-i:{LONE_DAY}\s?[-–]\s?{LONE_DAY})):?\s*{hour}\s?(?:[-–]|bis|to)\s?{hour}(?!\d)",
        re.IGNORECASE,
    )


def tells_hours(text: str) -> bool:
    """Tell whether a text says when somebody is there."""
    is_timed = any(pattern.search(text) for pattern in (HOURS, CLOSED, day_hours()))
    return is_timed or any(word in text for word in _words_of("open"))


def without_hours(text: str) -> str:
    """Return what else a text says."""
    return day_hours().sub(" ", HOURS.sub(" ", text))
