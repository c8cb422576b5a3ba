"""Which of many photos are of one interview, by their folders' names and their times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import named_already, named_by, near
from scanner.interviews.plain import one_line
from scanner.interviews.reference import at_the_time
from scanner.model.occasion import Occasion

if TYPE_CHECKING:
    from scanner.store.store import Records

AT_HAND = 1024
"""Names of folders that are told apart again for each card that comes."""


class Whose:
    """Tells for one transaction of which photos `met_already` is an interview; `former` are names it had.

    Most folders bear neither its employer nor such a name, and most times are not its: of these nothing is
    asked, and of the others once, since many photos may be asked about, and many interviews be on one day.
    """

    def __init__(self, records: Records, occasion: Occasion, at: Desk, *, former: Iterable[str]) -> None:
        self._records, self._occasion, self._at = records, occasion, at
        self._names = tuple(name.casefold() for name in (f"{one_line(occasion.employer)},", *former))
        self._may_be_called = cache(self._begins_so)
        self._near = cache(partial(near, records))
        self._is_named = cache(self._bears_its_name)

    def is_of_it(self, folder: str, taken: dt.datetime | None) -> bool:
        """Tell whether a photo is of the interview, by its folder's name, else by when it was taken."""
        if not (self._may_be_called(folder) or self._may_be_at(taken)):
            return False
        is_named = self._is_named(folder)
        if is_named is None and taken is not None:
            return at_the_time(taken, self._near(taken.date()), zone=self._at.zone) == self._occasion
        return bool(is_named)

    def _bears_its_name(self, folder: str) -> bool | None:
        """Tell whether a folder's name is the interview's, None where it is no interview's."""
        named = named_by(folder, self._at)
        if named is None:
            return None
        return self._may_be_called(folder) and named_already(self._records, named) == self._occasion

    def _begins_so(self, folder: str) -> bool:
        begins = _employer_of(folder)
        return bool(begins) and any(name.startswith(begins) for name in self._names)

    def _may_be_at(self, taken: dt.datetime | None) -> bool:
        return taken is not None and at_the_time(taken, (self._occasion,), zone=self._at.zone) is not None


@lru_cache(maxsize=AT_HAND)
def _employer_of(folder: str) -> str:
    """Return what a folder's name begins with up to its comma, folded, "" where it has none."""
    employer, comma, _ = folder.partition(",")
    return f"{one_line(employer)},".casefold() if comma else ""
