"""Business days: which days people answer their mail, by country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from scanner.errors import UsageError

ONE_DAY = dt.timedelta(days=1)
LONGEST_CLOSURE = 60
"""Days without a business day after which we give up; no country closes that long."""
OPEN, SHUT = "1", "0"

Years = Callable[[str, str | None, int], str]
"""Tells the business days of a country, perhaps a part of it, in a year: a character a day, OPEN or SHUT."""


def year_of(country: str, subdivision: str | None, year: int) -> str:
    """Return the business days of a year; UsageError where no holidays are known for the country or part."""
    import holidays  # it imports every country of the world, a sixth of a second

    try:
        calendar = holidays.country_holidays(country.upper(), subdiv=subdivision)
    except NotImplementedError as error:
        where = f"{country}-{subdivision}" if subdivision else country
        raise UsageError(
            f"no holidays are known for {where!r}; give a country as two letters (DE, US, BR)"
            " and a subdivision by its code (BE, CA, SP)"
        ) from error
    first = dt.date(year, 1, 1)
    days = (first + n * ONE_DAY for n in range(length_of(year)))
    return "".join(OPEN if calendar.is_working_day(day) else SHUT for day in days)


def length_of(year: int) -> int:
    """Return how many days a year has."""
    return dt.date(year, 12, 31).timetuple().tm_yday


class Workdays:
    """The business days of a country (ISO 3166 code) and its subdivision; without one, Monday to Friday.

    `years` tells them; a country that it does not know is a UsageError when its first day is asked for.
    """

    __slots__ = ("_country", "_known", "_subdivision", "_years")

    def __init__(
        self, country: str | None = None, subdivision: str | None = None, *, years: Years = year_of
    ) -> None:
        if country is None and subdivision is not None:
            raise UsageError(f"{subdivision!r} is a part of which country? Set the country too.")
        self._country, self._subdivision, self._years = country, subdivision, years
        self._known: dict[int, str] = {}

    def __contains__(self, day: dt.date) -> bool:
        if self._country is None:
            return day.weekday() < 5
        if day.year not in self._known:
            self._known[day.year] = self._years(self._country, self._subdivision, day.year)
        return self._known[day.year][day.timetuple().tm_yday - 1] == OPEN

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return `day` if it is a business day, else the next one."""
        for _ in range(LONGEST_CLOSURE):
            if day in self:
                return day
            day += ONE_DAY
        raise UsageError(f"no business day within {LONGEST_CLOSURE} days before {day}: check the country")

    def after(self, day: dt.date, count: int) -> dt.date:
        """Return the `count`-th business day after `day`; with 0, the first on or after it."""
        if count == 0:
            return self.on_or_after(day)
        for _ in range(count):
            day = self.on_or_after(day + ONE_DAY)
        return day
