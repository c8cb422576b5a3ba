"""What a number on a card is for, by the label before, behind, beside or above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import phonenumbers as pn

from scanner.fields.reach.dialing import is_mobile
from scanner.fields.reach.home_labels import labels_at_home
from scanner.fields.reach.labels import GENERAL, Label, kind_of, labels_before, labels_in
from scanner.fields.reach.labels import LETTERS as LABEL_LETTERS
from scanner.fields.reach.segment import Segment
from scanner.fields.trace import Spot, Trace
from scanner.model.contact import PhoneKind
from scanner.model.page import Page

PHONE_LABELS = frozenset(("tel", "any", "work", "cell", "fax", "home", "both"))
MESSENGER = "messenger"
"""A service whose names may be numbers; "Mobile & WeChat" is a telephone all the same."""
NOT_A_PHONE = frozenset(("id", "extension", "web", "email"))
_BEFORE_DIGITS = {"w": "work", "e": None}
"""What letters mean before digits that announce an address elsewhere: "M:W: +61 ..." is no web address."""
_STRENGTH = ("cell", "fax", "home")
"""Which of several labels on one number says most: "mobile phone", "office fax", "home telephone"."""
_BEHIND = re.compile(r"\s?[(\[]\s?([^\W\d_]{1,12})\.?\s?[)\]]|\s?[-/]?\s?([^\W\d_]{3,12})\.?(?=$|[\s|,;/])")
_ABOVE = 1.8
"""Heights of a number's line from its middle up to the middle of a label that stands above it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the labels of one number say: their kinds, nearest first, and the words they took.

    One that `is_bracketed` stands in brackets behind the number, and is nobody else's.
    """

    kinds: tuple[str, ...] = ()
    spots: frozenset[Spot] = frozenset()
    is_bracketed: bool = False

    @property
    def is_phone(self) -> bool:
        return bool(PHONE_LABELS & set(self.kinds)) and not self.is_other

    @property
    def is_other(self) -> bool:
        """Whether the number is said to be something else: a tax number, a postcode."""
        if self.kinds[:1] == (MESSENGER,):
            return not PHONE_LABELS & set(self.kinds)
        return bool(self.kinds) and self.kinds[0] in NOT_A_PHONE


def told_before(
    segment: Segment, floor: int, *, region: str | None = None, initials: frozenset[str] = frozenset()
) -> Told:
    """Read the labels on the own line of a number of `region` between `floor` and the number.

    `initials` are the letters before the numbers of its card.
    """
    start = segment.start - len(segment.run.lead(segment.first))
    text = segment.run.line.text
    found = labels_before(text, start, floor, over_word=True, known=labels_at_home(region, initials))
    own = found[1:] if _begins_a_number_of(found, start) else found
    return _told(segment.run.line, _meant(text, own))


def _begins_a_number_of(labels: Sequence[Label], start: int) -> bool:
    """Tell whether a letter that touches the digits begins what the label before it names: "Reg. No. M2-...".

    A letter that announces a telephone touches its digits, too, but behind no label of a licence or a tax.
    """
    is_letter = bool(labels) and (labels[0].start, labels[0].end) == (start - 1, start)
    return is_letter and [label.kind for label in labels[1:2]] == ["id"]


def _meant(text: str, found: Sequence[Label]) -> list[Label]:
    """Return labels of a number as they are meant before digits."""
    words = [text[label.start : label.end].casefold() for label in found]
    kinds = [_BEFORE_DIGITS.get(word, label.kind) for word, label in zip(words, found, strict=True)]
    return [replace(label, kind=kind) for label, kind in zip(found, kinds, strict=True) if kind]


def told_behind(segment: Segment) -> Told:
    """Read a label right behind the number: "(O)", "(mobile)", "Fax"."""
    line = segment.run.line
    found = _BEHIND.match(line.text, segment.end)
    if not found:
        return Told()
    group = 1 if found.group(1) else 2
    word = found.group(group)
    kind = (LABEL_LETTERS.get(word.casefold()) if group == 1 else None) or kind_of(word)
    if kind not in PHONE_LABELS:
        return Told()
    told = _told(line, [Label(kind, found.start(group), found.end(group))])
    return replace(told, is_bracketed=group == 1)


def told_beside(page: Page, lines: Sequence[Trace], index: int) -> Told:
    """Read the labels on a line of their own, left of line `index` at its height or right above it."""
    box = page.lines[index].box
    near: list[tuple[float, int]] = []
    for other, line in enumerate(page.lines):
        if other == index or not _is_label(lines[other].text):
            continue
        label = line.box
        shared = min(label.bottom, box.bottom) - max(label.top, box.top)
        rise = box.center[1] - label.center[1]
        if shared > 0.5 * min(label.height, box.height) and label.right <= box.left + box.height:
            near.append((max(0.0, box.left - label.right), other))
        elif 0 <= rise <= _ABOVE * box.height and label.left < box.right and box.left < label.right:
            near.append((page.width + rise, other))
    if not near:
        return Told()
    beside = lines[min(near)[1]]
    return _told(beside, _meant(beside.text, labels_in(beside.text)))


def _is_label(text: str) -> bool:
    return any(label.kind in PHONE_LABELS for label in labels_in(text))


def _told(line: Trace, labels: Sequence[Label]) -> Told:
    spots = frozenset[Spot]().union(*(line.between(label.start, label.end) for label in labels))
    return Told(tuple(label.kind for label in labels), spots)


def kind_for(told: Told, number: pn.PhoneNumber | None, *, position: int = 0) -> PhoneKind:
    """Decide what a number is for; `position` counts the numbers behind one label such as "Tel/Fax"."""
    kinds = set(told.kinds)
    if "both" in kinds or ("fax" in kinds and not GENERAL.isdisjoint(kinds)):
        return PhoneKind.FAX if position else PhoneKind.WORK
    is_cell = number is not None and is_mobile(number)
    for name in _STRENGTH:
        if name in kinds and not (name == "home" and is_cell):  # "H" is a hand phone, too
            return PhoneKind(name)
    return PhoneKind.CELL if is_cell and not kinds & {"tel", "work"} else PhoneKind.WORK
