"""Which photos were taken one after the other: of those, two may show one card."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

MOMENT = dt.timedelta(minutes=2)
"""Between two shots of one card: time to turn it over, and to take a blurred picture again."""
SIDES = (("front", "back"), ("vorne", "hinten"), ("vorderseite", "rückseite"), ("recto", "verso"), ("a", "b"))
"""What people call the two sides in file names; the second one is looked at after the first."""
COPIES = ("{}_2", "{}-2", "{} 2", "{} (2)", "{}_1", "{} (1)")
"""What programs call a second picture of the same name."""
NUMBER = re.compile(r"\d{1,9}(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo's file name, the folder it was dropped in, and when it was taken, where the camera told."""

    name: str
    folder: str
    taken: dt.datetime | None = None


def names_beside(name: str) -> tuple[str, ...]:
    """Return what the photos before and after one are called, and the other side or a second shot.

    >>> names_beside("card7.jpg")[:2]
    ('card6.jpg', 'card8.jpg')
    """
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    found = (other + ending for other in (*_numbers(stem), *_sides(stem), *_copies(stem)))
    return tuple(dict.fromkeys(other for other in found if other != name))


def are_consecutive(one: Shot, other: Shot) -> bool:
    """Whether two photos were taken one after the other, by their times, else by their names."""
    if one.taken and other.taken:
        return abs(one.taken - other.taken) <= MOMENT
    return one.folder == other.folder and other.name in names_beside(one.name)


def in_order(shot: Shot) -> tuple[object, ...]:
    """Return what photos are ordered by: the time, else the name as people count, fronts before backs."""
    name = PurePath(shot.name).stem.casefold()
    for front, back in SIDES:
        name = re.sub(rf"(?<![a-zü]){back}$", f"{front}~", name)
    parts = re.split(r"(\d+)", name)
    counted = tuple((int(p), "") if p.isdecimal() else (-1, p) for p in parts)
    return (shot.taken.timestamp() if shot.taken else 0.0, counted)


def _numbers(stem: str) -> Iterator[str]:
    """Yield the names with the last number one less and one more, as wide as it was."""
    if found := NUMBER.search(stem):
        for number in (int(found[0]) - 1, int(found[0]) + 1):
            if number >= 0:
                yield f"{stem[: found.start()]}{number:0{len(found[0])}}{stem[found.end() :]}"


def _sides(stem: str) -> Iterator[str]:
    for pair in SIDES:
        for side, other in (pair, pair[::-1]):
            found = re.search(rf"(?<![^\W\d_]){side}$", stem, re.IGNORECASE)
            if found:
                as_written = other.upper() if found[0].isupper() else other
                as_written = other.capitalize() if found[0].istitle() and len(side) > 1 else as_written
                yield stem[: found.start()] + as_written


def _copies(stem: str) -> Iterator[str]:
    for form in COPIES:
        yield form.format(stem)
        before, after = form.split("{}")
        if stem.endswith(after):
            yield stem[len(before) : -len(after)]
