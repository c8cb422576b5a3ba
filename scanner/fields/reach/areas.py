"""The area code that a number is printed without: that of its line, of the card, or of the town it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.reach.dialing import digits_of, has_trunk, is_international, meant, parsed
from scanner.fields.reach.seen import Seen
from scanner.fields.reach.segment import graft
from scanner.fields.reach.towns import area_of_town
from scanner.fields.reach.usage import area_code, is_dialled_whole, is_local
from scanner.fields.trace import Trace

STATED = re.compile(
    r"\b(?:STD|area code)\b\W*(?:code)?\W*0?(\d{2,4})\b|(?:区号|區號)\W*0?(\d{2,3})\b", re.IGNORECASE
)
"""An area code that stands alone, for all numbers of a card: "STD Code : 0744"."""
LONGEST_LOCAL = 8
"""Digits that a number without its area code has at most."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The area codes on a card of `lines`: `by_line` with their countries, `stated` alone for all numbers."""

    lines: tuple[Trace, ...]
    by_line: Mapping[int, tuple[str | None, str]]
    stated: str | None

    @classmethod
    def of(cls, seen: Iterable[Seen], lines: Sequence[Trace]) -> Areas:
        """Gather the codes of the numbers `seen`: on a line the last one's counts."""
        by_line = {one.line: (one.home.region, area) for one in seen if (area := _area(one))}
        stated = (found[1] or found[2] for line in lines if (found := STATED.search(line.text)))
        return cls(tuple(lines), by_line, next(stated, None))

    def of_number(self, seen: Seen) -> str | None:
        """Return the code on its line, else the one that all of its country share, stated, or of its town."""
        region = seen.home.region
        here = self.by_line.get(seen.line)
        if here and here[0] == region:
            return here[1]
        others = {area for other, area in self.by_line.values() if other == region}
        shared = others.pop() if len(others) == 1 else None
        return shared or self.stated or area_of_town(self.lines, region)


def _area(seen: Seen) -> str | None:
    """Return the area code that a number has itself, in the country it is taken to be of."""
    text, region = seen.segment.text, seen.home.region
    number = None if _is_bare(text) else parsed(text, region)
    is_at_home = number is not None and pn.region_code_for_number(number) == region
    return area_code(number) if number and is_at_home else None


def completed(text: str, region: str | None, area: str | None, stem: str | None) -> pn.PhoneNumber | None:
    """Put an area code before a local number: that of the number before it on the line, else the card's."""
    own = [number for form in meant(text, region, area or "") if (number := parsed(form, region))]
    is_short = region and (is_local(text, region) or (area and has_no_area(text, region, area)))
    if own or not is_short:
        return next(iter(own), None)
    digits = digits_of(text)
    whole = [graft(stem, text)] if stem else []
    whole += [f"{area}{digits}", f"0{area}{digits}"] if area else []
    return next((number for form in whole if (number := parsed(form, region))), None)


def has_no_area(text: str, region: str, area: str) -> bool:
    """Tell whether a number lacks the trunk zero and, with the `area` code of its card, has all digits."""
    whole = f"0{area}{digits_of(text)}"
    is_whole = is_dialled_whole(text, region) or not has_trunk(whole, region)
    return _is_bare(text) and not is_whole and parsed(whole, region) is not None


def _is_bare(text: str) -> bool:
    """Tell whether a number begins with no zero and is so short that it may lack its area code."""
    digits = digits_of(text)
    return len(digits) <= LONGEST_LOCAL and digits[:1] != "0" and not is_international(text)
