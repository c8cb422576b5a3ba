"""A run of digits with its labels: is it a telephone number at all?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers as pn

from scanner.fields.reach.dialing import (
    calling_code,
    has_trunk,
    is_dialled_with_zero,
    is_international,
    is_mobile,
    known,
    might_be,
    parsed,
    possible,
)
from scanner.fields.reach.extensions import extension_of, is_extension
from scanner.fields.reach.fit import looseness
from scanner.fields.reach.geography import cities, named_in, spelled
from scanner.fields.reach.kinds import Told
from scanner.fields.reach.labels import fold, kind_of
from scanner.fields.reach.offices import Home
from scanner.fields.reach.postcodes import posts
from scanner.fields.reach.segment import Segment
from scanner.fields.reach.segments import MAX_DIGITS
from scanner.fields.reach.usage import grouping, is_dialled_whole, is_local
from scanner.model.geometry import Box
from scanner.model.page import Page

LOOSE = 0.45
"""Share of chance digits that make a valid number above which a number without any label or trunk zero is
left alone: in Germany three of four plot numbers would be "valid"."""
USUAL = 0.7
"""How far a number must be printed in its country's groups: all, but for the trunk zero."""
FIRST_OF_OTHER_SCRIPTS = "\u0370"
"""Greek and what follows; in some of these scripts words touch the number they announce."""
MARK = 3
"""Letters that may stand before a number in a column of telephones: an icon read as one, a carrier."""
ROW, COLUMN = 0.5, 2.5
"""Heights that the middles of two lines in a row, and of two in a column, are apart at most."""
MOBILE_DIGITS = 9
"""Digits from which on a mobile number may stand without a label, in whatever groups."""
NEXT = 2
"""Signs at most between a postcode and the country behind it."""
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}")
_BLOCK = re.compile(r"\d{1,2}-\d{1,3}-\d{1,3}")
"""A block and house, "2-16-1": the last group of a telephone number there has four digits."""
_BLOCKS = frozenset({"JP", "IN"})
"""Countries where houses are numbered so."""
_TOWN = re.compile(r"((?:[^\W\d_]\.?)+)\)?,?\s?[-–]\s?$")
"""The word before an Indian postcode behind a dash: "Patiala-147 001", "H.P. - 175 131"."""
_STATES = frozenset({"H.P.", "M.P.", "Dt.", "Dt"})
"""Indian states and districts whose letters are labels elsewhere."""
_QUARTER = re.compile(r"\([NESW]\)\W*$")
"""The part of a town that stands before a postcode in India: "Thane (W) 400 601"."""
_LETTER = re.compile(r"[A-WYZ](?![^\W_])")
"""A capital that stands alone; an X would say that an extension follows."""
_CODE = re.compile(r"[1-8]\d{2} ?\d{3}")
_AREA = re.compile(r"\d{2,5}/\d{2,4}[- ]\d{2,4}")
_BANK, _BANKING = re.compile(r"/\d{4}(?!\d)"), frozenset({"CZ", "SK"})
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """A segment with its labels; `position` counts the numbers that share one label.

    `stem` is the whole number before it on its line, whose area code it may share.
    """

    segment: Segment
    told: Told
    home: Home
    position: int = 0
    stem: str | None = None

    @property
    def line(self) -> int:
        """Index of the line on the page."""
        return min(self.segment.spots)[0]


def is_phone(seen: Seen) -> bool:
    """Tell whether a segment is a telephone number rather than another number on the card."""
    segment, told, region = seen.segment, seen.told, seen.home.region
    if is_extension(segment):
        return False
    if told.is_other or _DATE.fullmatch(segment.raw.strip()) or _YEARS.fullmatch(segment.raw.strip()):
        return False
    number = parsed(segment.text, region)
    if number is None and _CODE.fullmatch(segment.raw.strip()) and _is_behind_town(segment, region):
        return False
    if number is None and region in _BLOCKS and _BLOCK.fullmatch(segment.raw.strip()):
        return False
    if number is None and _runs_into_letter(segment):
        return False
    if region and (_is_postcode(segment, region) or _is_account(segment, region)):
        return False
    if (number is None and possible(segment.text)) or (number and seen.home.is_labelled):
        return True
    if number and seen.position > 0 and seen.stem and is_international(seen.stem):
        return True  # its code is that of the number before it: "+961 1 555 014 / 3 555 018"
    if is_international(segment.text) or told.is_phone:
        return bool(number or told.is_phone)
    if _is_glued(segment) or "," in segment.raw or _is_of_longer(segment):
        return False
    if number and region and number.country_code != calling_code(region):
        return True  # one of the country next door, as it is dialled from there
    if number is None:
        is_shaped = segment.last - segment.first > 1 and _stands_alone(segment)
        is_long = region and (is_local(segment.text, region) or is_whole(segment.text, region))
        return bool(is_long) and (is_shaped or seen.position > 0)
    is_grouped_so = region is not None and grouping(segment.text, region) >= USUAL
    if is_grouped_so and (_shows_area(segment.raw) or _before(segment).rstrip().endswith((":", "："))):
        return True  # its country's groups, and an area code set apart or a colon: whatever word announces it
    if extension_of(segment, None)[0]:
        return True
    is_own_way = known(segment.text, region) is None
    is_dialled_so = region is None or is_own_way or is_dialled_whole(segment.text, region)
    if region and not (is_dialled_so and _has_area(segment, number, region)):
        return False  # the end of something longer, or another number altogether
    digits = "".join(c for c in segment.text if c.isdigit())
    chance = looseness(region, digits=len(digits), has_zero=digits[0] == "0") if region else 1.0
    is_grouped = bool(region) and not segment.is_crowded and grouping(segment.text, region) == 1.0
    is_cell = is_mobile(number) and (len(digits) >= MOBILE_DIGITS or is_grouped)
    return chance < LOOSE or digits[0] == "0" or is_cell or _stands_alone(segment)


def _shows_area(raw: str) -> bool:
    """Tell whether an area code stands in brackets, or before a slash and groups: "66/352-903"."""
    return "(" in raw or bool(_AREA.fullmatch(raw.strip()))


def _is_behind_town(segment: Segment, region: str | None) -> bool:
    """Tell whether six digits are the postcode behind a town or its quarter."""
    before = segment.run.line.text[: segment.start]
    town = _TOWN.search(before) if region == "IN" else None
    is_town = town is not None and (kind_of(town[1]) is None or town[1] in _STATES)
    return is_town or bool(_QUARTER.search(before))


def _runs_into_letter(segment: Segment) -> bool:
    """Tell whether a capital touches the last digit: the number of a stall, "F2-20418A"."""
    return bool(_LETTER.match(segment.run.line.text, segment.end))


def _is_postcode(segment: Segment, region: str) -> bool:
    """Tell whether digits are a postcode: behind a town, or alone and of a form of its own."""
    post = posts().get(region)
    if post is None or not post.postcode.fullmatch(segment.raw.strip()):
        return False
    words = [spelled(fold(word)) for word in _WORD.findall(_before(segment))]
    is_behind_town = any(" ".join(words[-count:]) in cities() for count in (1, 2, 3) if len(words) >= count)
    is_alone = segment.run.line.text.strip() == segment.raw.strip()
    is_before_country = any(
        country.region == region and country.start <= NEXT
        for country in named_in(segment.run.line.text[segment.end :])[0]
    )
    return (
        (is_behind_town and _before(segment)[-1:] in " ,-")
        or (post.is_unlike_others and is_alone)
        or (is_before_country and "-" not in segment.raw)
    )


def _is_account(segment: Segment, region: str) -> bool:
    """Tell whether digits are an account with its bank behind a slash, as two countries write it."""
    return region in _BANKING and bool(_BANK.match(segment.run.line.text, segment.end))


def _before(segment: Segment) -> str:
    return segment.run.line.text[: segment.start]


def _has_area(segment: Segment, number: pn.PhoneNumber, region: str) -> bool:
    """Tell whether digits in one group that nothing announces have the zero of a number of a place."""
    is_bare = is_dialled_with_zero(region) and segment.stem is None and segment.raw.isdigit()
    return not is_bare or segment.raw[0] == "0" or is_mobile(number)


def is_neighbour(seen: Seen, phones: Sequence[Seen], page: Page) -> bool:
    """Tell whether a number without area code or label stands in a row or column with a telephone."""
    segment, region = seen.segment, seen.home.region
    text = segment.run.line.text
    words = [word for word in _WORD.findall(text[: segment.start]) if kind_of(word) is None]
    is_last = all(kind_of(word) for word in _WORD.findall(text[segment.end :]))
    is_sole = is_last and sum(map(len, words)) <= MARK
    is_coded = bool(words) and region in posts() and posts()[region].postcode.fullmatch(segment.raw.strip())
    is_other = seen.told.is_other or "," in segment.raw or bool(is_coded)
    if is_other or not (region and is_sole and is_local(segment.text, region)):
        return False
    box = page.lines[seen.line].box
    return any(_is_beside(box, page.lines[other.line].box) for other in phones if other.line != seen.line)


def _is_beside(one: Box, other: Box) -> bool:
    """Tell whether two lines stand in a row, or under each other with their left or right edges aligned."""
    height = min(one.height, other.height)
    apart = abs(one.center[1] - other.center[1])
    is_aligned = min(abs(one.left - other.left), abs(one.right - other.right)) < height
    return apart < ROW * height or (is_aligned and apart < COLUMN * height)


def is_whole(text: str, region: str) -> bool:
    """Tell whether a number that the library does not know has its area code, by its length or its zero."""
    return might_be(text, region) or has_trunk(text, region)


def _is_glued(segment: Segment) -> bool:
    """Tell whether Latin letters touch the digits or those before them, as in registration numbers."""
    text = segment.run.line.text
    first = segment.run.groups[0][0]
    touching = text[:first][-1:] + text[: segment.start][-1:] + text[segment.end : segment.end + 1]
    return any(c.isalpha() and c < FIRST_OF_OTHER_SCRIPTS for c in touching)


def _is_of_longer(segment: Segment) -> bool:
    """Tell whether a number is a part of more digits than any number has: of an account's."""
    return segment.is_crowded and segment.run.digits(0, len(segment.run.groups)) > MAX_DIGITS


def _stands_alone(segment: Segment) -> bool:
    """Tell whether a line holds nothing but numbers."""
    return not has_letters(segment.run.line.text) and len(segment.raw) >= 8


def has_letters(text: str) -> bool:
    """Tell whether `text` has words other than those between numbers: "to", "or"."""
    return any(kind_of(word) != "filler" for word in _WORD.findall(text))
