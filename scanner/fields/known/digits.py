"""The digits that readers saw where a number stands, also where they took some for letters like them."""

from __future__ import annotations

import re
from typing import Any

from scanner.fields.trace import western
from scanner.model.page import SECOND_LOOK
from scanner.model.proposal import Guess

SHORTEST = 7
"""Digits that a number has at the least."""
LIKE_DIGITS = str.maketrans("OoQDlI|iZzSsBgqTAbG", "0000111122558997466")
"""Letters and the digits that they are drawn like."""
WITHIN = re.compile(r"(?<=\d)[OoQDlI|iZzSsBgqTAbG]+(?=[\d\W]|$)")
"""Letters behind a digit of the same group: a number has none."""
BEFORE = re.compile(r"(?<![^\W_])[OoQqgSBZ]+(?=\d)")
"""Letters that begin a group of digits, but for those that are labels: F, M, T."""


def digits(text: str) -> str:
    """Return the digits of a text, of any script."""
    return re.sub(r"\D", "", as_digits(western(text)))


def as_digits(text: str) -> str:
    """Return a text with digits for the letters among them that are drawn alike.

    >>> as_digits("T g010 21S6 Ext")
    'T 9010 2156 Ext'
    """
    before = None
    while before != text:
        before = text
        text = WITHIN.sub(_drawn, BEFORE.sub(_drawn, text))
    return text


def _drawn(found: re.Match[str]) -> str:
    return found.group().translate(LIKE_DIGITS)


def first_looks(guess: Guess[Any]) -> list[str]:
    """Return the digits that each reader read, at its first look."""
    return [found for heard in guess.heard if heard.reader != SECOND_LOOK and (found := digits(heard.text))]


def second_looks(guess: Guess[Any]) -> list[str]:
    """Return the digits that were read in another view."""
    return [found for heard in guess.heard if heard.reader == SECOND_LOOK and (found := digits(heard.text))]


def clear(guess: Guess[Any]) -> list[str]:
    """Return what was read by those to whom it was digits; a number's last ones may be printed alone."""
    read = first_looks(guess)
    is_whole = any(len(found) >= SHORTEST for found in read)
    return [found for found in read if len(found) >= SHORTEST or not is_whole]


def is_agreed(guess: Guess[Any]) -> bool:
    """Tell whether two readers saw the same digits."""
    read = first_looks(guess)
    return len(read) > 1 and len({*read}) == 1
