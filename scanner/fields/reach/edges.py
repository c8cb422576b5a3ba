"""What stands at the ends of an e-mail address: a label glued on, a word that is its beginning."""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.reach.labels import kind_of, labels_in
from scanner.fields.shelf import rows

_LEAD_DIGITS = 5
"""Digits that no local part begins with before a dot and a blank."""
_EDGES = " \t|:;,<>()[]{}/\"'„“”•·*=~>»«-"
"""What may stand beside an address without being a part of it."""
_LOST_LINE = re.compile(r"(?<!\S)(?:[a-z]{2,}\s){1,2}$")
"""Words before an address, parted by what were underscores before a line was drawn under them."""


def lead_of(local: str) -> int:
    """Count what stands before a local part though only a dot parts them: "Mél. ann"."""
    at = 0
    for gap in re.finditer(r"[.,]\s", local):
        word = local[at : gap.start()]
        is_label = kind_of(word) is not None or (word[:1].isupper() and local[gap.end() :].islower())
        if is_label or sum(c.isdigit() for c in word) >= _LEAD_DIGITS:
            at = gap.end()
    return at


def box_of(local: str, *, is_glued: bool) -> str | None:
    """Return the box that a local part was meant for: m for rn, or no icon read as a letter.

    Behind a label that is glued on, an icon may be two letters; elsewhere they may be meant: "ussales@".
    """
    meant = local.replace("rn", "m")
    if meant != local and meant in boxes("with m"):
        return meant
    starts = (1, 2) if is_glued else (1,)
    is_box = local in boxes("with m")
    return next((local[n:] for n in starts if local[n:] in boxes("everybody") and not is_box), None)


@cache
def boxes(kind: str) -> frozenset[str]:
    """Return the boxes of companies, nobody's own, of one kind of the list."""
    return frozenset(word for of, words in rows("boxes") if of == kind for word in words.split())


def lost_before(before: str) -> int:
    """Count the characters of words that an underscore joined to the address behind them, where it was lost.

    Only where nothing else but a label stands before the address.
    """
    found = _LOST_LINE.search(before)
    if found is None or any(kind_of(word) for word in found.group().split()):
        return 0
    label = before[: found.start()].strip()
    return len(found.group()) if not label or labels_in(label) else 0


def is_touched(text: str, start: int, end: int) -> bool:
    """Tell whether something touches an address, or a word stands before it that may be its beginning."""
    before, behind = text[:start], text[end : end + 1]
    lost = _LOST_LINE.search(before)
    is_glued = before[-1:] not in _EDGES or behind not in _EDGES + ".!?"
    return is_glued or (lost is not None and kind_of(lost.group().split()[-1]) is None)
