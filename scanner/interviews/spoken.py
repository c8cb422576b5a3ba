"""Which day the words of a date mean: a span from now, a weekday, a part of a week, month or year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from scanner.interviews.date_words import SEVERAL, Kind, Said
from scanner.interviews.said import UNITS, dated
from scanner.interviews.workdays import Workdays

FRIDAY, SUNDAY = 4, 6
FIRST_YEAR = 1970
"""Numbers from here on are years."""
LONGEST_SPAN = 366
"""Of whatever unit; nobody promises an answer later."""
FEW_DAYS = 7
"""What "in the next few days" means at the latest."""
EDGES = (Kind.EARLY, Kind.MID, Kind.END)
ANCHORS = (Kind.TODAY, Kind.TOMORROW, Kind.WEEKDAY, Kind.DATE)
WEEK_EDGES = {Kind.EARLY: 1, Kind.MID: 2, Kind.END: FRIDAY}
"""Tuesday, Wednesday, Friday."""
MONTH_EDGES = {Kind.EARLY: 10, Kind.MID: 15}


def day_of(said: tuple[Said, ...], said_on: dt.date, workdays: Workdays) -> dt.date | None:
    """Return the day that is meant on the day `said_on`, None where it cannot be told."""
    told = _without_end_of_day(said) or (((Kind.TODAY, 0),) if said else ())
    ways = (_near, _on_date, _numbered_day, _feast, _span, _weekday, _period, _anchored)
    return next((day for way in ways if (day := way(told, said_on, workdays))), None)


def _kinds(told: tuple[Said, ...]) -> tuple[Kind, ...]:
    return tuple(kind for kind, _ in told)


def _values(told: tuple[Said, ...], *kinds: Kind) -> list[int]:
    return [value for kind, value in told if kind in kinds]


def _less(told: tuple[Said, ...], *kinds: Kind) -> tuple[Said, ...]:
    return tuple(word for word in told if word[0] not in kinds)


def _without_end_of_day(told: tuple[Said, ...]) -> tuple[Said, ...]:
    """Leave out "end of the day": it tells no other day."""
    kinds = _kinds(told)
    for ended in ((Kind.END, Kind.BUSINESS, Kind.DAYS), (Kind.END, Kind.DAYS)):
        for at in range(len(told) - len(ended) + 1):
            if kinds[at : at + len(ended)] == ended:
                return told[:at] + told[at + len(ended) :]
    return told


def _near(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "today", "tomorrow", "the day after tomorrow", "pasado mañana", "yesterday"."""
    match _kinds(told):
        case [Kind.TODAY]:
            ahead = 0
        case [Kind.YESTERDAY]:
            ahead = -1
        case [Kind.TOMORROW]:
            ahead = 1
        case [(Kind.TODAY | Kind.TOMORROW) as day, Kind.WEEKS]:
            ahead = 7 + (day is Kind.TOMORROW)
        case [Kind.OVERMORROW] | [Kind.AFTER | Kind.LAST, Kind.TOMORROW] | [_, Kind.AFTER, Kind.TOMORROW]:
            ahead = 2
        case _:
            return None
    return said_on + dt.timedelta(days=ahead)


def _on_date(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "1 December", "December 1st 2026", "Friday 4.12.", "the week of 7 December"."""
    rest = _less(told, Kind.WEEKDAY)
    in_week = [kind for kind in _kinds(rest) if kind is Kind.WEEKS]
    if in_week and rest[0][0] is Kind.ORDINAL:
        return None  # "first week of December"
    rest = _less(rest, Kind.WEEKS)
    if in_week and told[0] == (Kind.NUMBER, 1):
        rest = rest[1:]  # "uma semana de ..."
    day = _date(rest, said_on)
    if day is None or len(in_week) > 1:
        return None
    if in_week:
        return _of_week(day, FRIDAY, 0)
    named = _values(told, Kind.WEEKDAY)
    if named and day.weekday() not in named:
        raise ValueError(f"{day} is a {day:%A}")
    return day


def _date(told: tuple[Said, ...], said_on: dt.date) -> dt.date | None:
    if _kinds(told) == (Kind.DATE,):
        return dt.date.fromordinal(told[0][1])
    numbers = _values(told, Kind.NUMBER, Kind.ORDINAL)
    years = [n for n in numbers if n >= FIRST_YEAR]
    days = [n for n in numbers if n < FIRST_YEAR]
    months = _values(told, Kind.MONTH)
    if (len(days), len(months)) != (1, 1) or len(years) > 1 or len(told) != 2 + len(years):
        return None
    return dated(days[0], months[0], years[0] if years else None, said_on)


def _numbered_day(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "the 15th", "Tuesday the 15th", "the 15th of next month"."""
    rest = _less(told, Kind.WEEKDAY)
    named = _values(told, Kind.WEEKDAY)
    if len(rest) == 1 and (rest[0][0] is Kind.ORDINAL or (named and rest[0][0] is Kind.NUMBER)):
        day = _next_numbered(rest[0][1], said_on)
    elif (
        rest
        and rest[0][0] is Kind.ORDINAL
        and _kinds(_less(rest[1:], Kind.NEXT, Kind.THIS)) == (Kind.MONTHS,)
    ):
        day = _month_end(said_on.year, said_on.month + sum(_values(rest, Kind.NEXT))).replace(day=rest[0][1])
    else:
        return None
    if named and day.weekday() not in named:
        raise ValueError(f"{day} is a {day:%A}")
    return day


def _next_numbered(number: int, said_on: dt.date) -> dt.date:
    if not 1 <= number <= 31:
        raise ValueError(f"no month has a day {number}")
    months = (_month_end(said_on.year, said_on.month + ahead) for ahead in range(3))
    days = (month.replace(day=number) for month in months if number <= month.day)
    return next(day for day in days if day >= said_on)


def _feast(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "before Christmas", "by New Year": the eve."""
    match _less(told, Kind.AGO):
        case [(Kind.FEAST, value)]:
            return dated(value % 100, value // 100, None, said_on)
        case _:
            return None


def _span(told: tuple[Said, ...], said_on: dt.date, workdays: Workdays) -> dt.date | None:
    """Understand "a week", "in 2-3 weeks", "three business days", "within 48 hours", "two weeks ago"."""
    counted = Kind.NUMBER in _kinds(told)
    rest = told
    if rest and rest[-1][0] is Kind.AFTER:
        rest = rest[:-1]  # "two weeks after the interview"
    elif counted and Kind.AFTER not in _kinds(rest):
        rest = _less(rest, Kind.NEXT)  # "in the next two weeks"
    rest = _less(rest, Kind.AGO)
    is_ago = counted and Kind.AGO in _kinds(told)
    number = max(_values(rest, Kind.NUMBER), default=1)
    if not 1 <= number <= LONGEST_SPAN or (counted and rest[0][0] is not Kind.NUMBER):
        return None
    match _kinds(_less(rest, Kind.NUMBER)):
        case [Kind.BUSINESS, Kind.DAYS] | [Kind.DAYS, Kind.BUSINESS] if not is_ago:
            return workdays.after(said_on, number)
        case [Kind.NEXT, Kind.BUSINESS, Kind.DAYS]:
            return workdays.after(said_on, 1)
        case [Kind.FEW, Kind.DAYS] | [Kind.FEW, Kind.NEXT, Kind.DAYS] | [Kind.NEXT, Kind.FEW, Kind.DAYS]:
            days = FEW_DAYS
        case [Kind.NEXT, Kind.DAYS]:
            days = FEW_DAYS if rest[-1][1] == SEVERAL else 1
        case [Kind.DAYS] if counted:
            days = number
        case [Kind.WEEKS] if counted or rest[-1][1] != SEVERAL:
            days = 7 * number
        case [Kind.FORTNIGHT] | [Kind.NEXT, Kind.FORTNIGHT]:
            days = 14 * number
        case [Kind.HOURS] if counted:
            days = -(-number // 24)
        case [Kind.MONTHS] if counted or rest[-1][1] != SEVERAL:
            return _months_on(said_on, -number if is_ago else number)
        case _:
            return None
    return said_on + dt.timedelta(days=-days if is_ago else days)


def _weekday(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "Friday", "next Friday", "Friday next week", "Friday week", "Monday or Tuesday"."""
    named = _values(told, Kind.WEEKDAY)
    ahead = sum(_values(told, Kind.NEXT))
    rest = _kinds(_less(told, Kind.WEEKDAY))
    if not named:
        return None
    match rest:
        case [] | [Kind.AFTER | Kind.AGO] | [Kind.THIS] | [Kind.THIS, Kind.NEXT] | [Kind.THIS, Kind.WEEKS]:
            return max(_coming(day, said_on) for day in named)
        case [Kind.WEEKS] | [Kind.NUMBER, Kind.WEEKS] if (Kind.NUMBER, 1) in told or rest[0] is Kind.WEEKS:
            return _coming(named[0], said_on) + dt.timedelta(weeks=1)
        case [Kind.FORTNIGHT]:
            return _coming(named[0], said_on) + dt.timedelta(weeks=2)
        case [Kind.LAST]:
            return _coming(named[0], said_on) - dt.timedelta(weeks=1 + (named[0] == said_on.weekday()))
        case [Kind.NEXT] | [Kind.NEXT, Kind.WEEKS] | [Kind.WEEKS, Kind.NEXT]:
            return max(_of_week(said_on, day, ahead) for day in named)
        case [Kind.WEEKS, Kind.AFTER, Kind.NEXT]:
            return max(_of_week(said_on, day, ahead + 1) for day in named)
        case [Kind.CALENDAR_WEEK | Kind.WEEKS, Kind.NUMBER]:
            return _calendar_week(_values(told, Kind.NUMBER)[0], said_on, max(named))
        case _:
            return None


def _coming(weekday: int, said_on: dt.date) -> dt.date:
    """Return the next such day after `said_on`."""
    return said_on + dt.timedelta(days=(weekday - said_on.weekday() - 1) % 7 + 1)


@dataclass(frozen=True, slots=True)
class _Period:
    """A week, month or year that is meant, whose `edge` (EARLY, MID or END) is to be told."""

    edge: Kind
    ahead: int
    said_on: dt.date

    def week(self) -> dt.date:
        return _of_week(self.said_on, WEEK_EDGES[self.edge], self.ahead)

    def month(self) -> dt.date:
        day = self.in_month(self.said_on.year, self.said_on.month + self.ahead)
        is_over = day < self.said_on
        return self.in_month(self.said_on.year, self.said_on.month + self.ahead + 1) if is_over else day

    def named_month(self, month: int, year: int | None) -> dt.date:
        day = self.in_month(year or self.said_on.year, month)
        return self.in_month(day.year + 1, month) if day < self.said_on and year is None else day

    def in_month(self, year: int, month: int) -> dt.date:
        last = _month_end(year, month)
        return last.replace(day=MONTH_EDGES.get(self.edge, last.day))

    def quarter(self) -> dt.date:
        month = (self.said_on.month - 1) // 3 * 3 + 3 * (1 + self.ahead)
        return _month_end(self.said_on.year, month)

    def year(self) -> dt.date:
        month = {Kind.EARLY: 1, Kind.MID: 6}.get(self.edge, 12)
        day = _month_end(self.said_on.year + self.ahead, month)
        return day if day >= self.said_on else _month_end(day.year + 1, month)


def _period(told: tuple[Said, ...], said_on: dt.date, _: Workdays) -> dt.date | None:
    """Understand "end of month", "early next week", "mid-December", "KW 50", "the week after next"."""
    edges = [kind for kind in _kinds(told) if kind in EDGES]
    rest = _less(told, *EDGES, Kind.THIS, Kind.AGO)
    ahead = sum(_values(rest, Kind.NEXT)) + (Kind.AFTER in _kinds(rest))
    is_told = bool(edges) or ahead > 0 or Kind.THIS in _kinds(told)
    if is_told and rest and rest[0] == (Kind.NUMBER, 1):
        rest = rest[1:]  # "a semana que vem"
    period = _Period(edges[0] if edges else Kind.END, ahead, said_on)
    numbers = _values(rest, Kind.NUMBER, Kind.ORDINAL)
    if len(edges) > 1 or any(v == SEVERAL for k, v in rest if k in UNITS):
        return None
    match _kinds(_less(rest, Kind.NEXT)):
        case [Kind.WEEKS] | [Kind.WEEKS, Kind.AFTER] if is_told:
            return period.week()
        case [Kind.CALENDAR_WEEK | Kind.WEEKS, Kind.NUMBER] if not ahead:
            return _calendar_week(numbers[0], said_on, WEEK_EDGES[period.edge])
        case [Kind.WEEKEND]:
            return _of_week(said_on, SUNDAY if edges else FRIDAY, ahead)
        case [Kind.AFTER, Kind.WEEKEND] if ahead == 1:
            return _coming(0, said_on)
        case [Kind.MONTH] if not ahead:
            return period.named_month(rest[0][1], None)
        case [Kind.MONTH, Kind.NUMBER] if not ahead and numbers[0] >= FIRST_YEAR:
            return period.named_month(rest[0][1], numbers[0])
        case [Kind.ORDINAL, Kind.WEEKS, Kind.MONTH] if not ahead:
            return dated(7 * numbers[0], rest[-1][1], None, said_on)
        case [Kind.LAST, Kind.WEEKS, Kind.MONTH] if not ahead:
            return period.named_month(rest[-1][1], None)
        case [Kind.MONTHS] if is_told:
            return period.month()
        case [Kind.MONTHS, Kind.AFTER] if ahead == 2:
            return period.month()
        case [Kind.QUARTER] if is_told:
            return period.quarter()
        case [Kind.YEARS] if is_told:
            return period.year()
        case _:
            return None


def _anchored(told: tuple[Said, ...], said_on: dt.date, workdays: Workdays) -> dt.date | None:
    """Understand "two weeks from Monday", "Freitag in zwei Wochen", "heute in acht Tagen"."""
    kinds = _kinds(told)
    if Kind.AFTER in kinds:
        at = kinds.index(Kind.AFTER)
        span, anchor = told[:at], told[at + 1 :]
    elif kinds and kinds[0] in ANCHORS:
        span, anchor = told[1:], told[:1]
    else:
        span, anchor = told[:-1], told[-1:]
    if not anchor or Kind.NUMBER not in _kinds(span) or anchor[0][0] not in (*ANCHORS, Kind.NUMBER):
        return None
    ways = (_near, _on_date, _weekday)
    begins = next((day for way in ways if (day := way(anchor, said_on, workdays))), None)
    return _span(span, begins, workdays) if begins else None


def _calendar_week(number: int, said_on: dt.date, weekday: int) -> dt.date:
    """Return a weekday of the next week of this number (ISO 8601)."""
    day = dt.date.fromisocalendar(said_on.isocalendar().year, number, weekday + 1)
    return day if day >= said_on else dt.date.fromisocalendar(day.isocalendar().year + 1, number, weekday + 1)


def _month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month; months before the first and after the twelfth are of other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months_on(day: dt.date, count: int) -> dt.date:
    last = _month_end(day.year, day.month + count)
    return last.replace(day=min(day.day, last.day))


def _of_week(day: dt.date, weekday: int, ahead: int) -> dt.date:
    """Return a weekday of the week (Monday to Sunday) of `day`, or of one `ahead`; the next if it is over."""
    found = day + dt.timedelta(days=weekday - day.weekday(), weeks=ahead)
    return found if found >= day else found + dt.timedelta(weeks=1)
