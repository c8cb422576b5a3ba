"""Business days: which days people answer their mail, by country."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scanner.errors import UsageError

if TYPE_CHECKING:
    import holidays

ONE_DAY = dt.timedelta(days=1)
LONGEST_CLOSURE = 60
"""Days without a business day after which we give up; no country closes that long."""


class Workdays:
    """The business days of a country (ISO 3166 code) and its subdivision; without one, Monday to Friday."""

    __slots__ = ("_calendar", "_known")

    def __init__(self, country: str | None = None, subdivision: str | None = None) -> None:
        self._calendar = _calendar(country, subdivision)
        self._known: dict[dt.date, bool] = {}

    def __contains__(self, day: dt.date) -> bool:
        if self._calendar is None:
            return day.weekday() < 5
        if day not in self._known:  # a plan of a year asks for the same days thousands of times
            self._known[day] = self._calendar.is_working_day(day)
        return self._known[day]

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


def _calendar(country: str | None, subdivision: str | None) -> holidays.HolidayBase | None:
    if country is None:
        if subdivision is not None:
            raise UsageError(f"{subdivision!r} is a part of which country? Set the country too.")
        return None
    import holidays  # a tenth of a second, and only needed where dates are planned

    try:
        return holidays.country_holidays(country.upper(), subdiv=subdivision)
    except NotImplementedError as error:
        where = f"{country}-{subdivision}" if subdivision else country
        raise UsageError(
            f"no holidays are known for {where!r}; give a country as two letters (DE, US, BR)"
            " and a subdivision by its code (BE, CA, SP)"
        ) from error
