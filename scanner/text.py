"""Text from cards and file names, made harmless for a terminal."""

from __future__ import annotations

import unicodedata


def harmless(text: str) -> str:
    """Return `text` on one line with everything that could steer a terminal written out.

    >>> harmless("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return "".join(_shown(c) for c in text)


def many(count: int, what: str) -> str:
    """Say how many there are of something whose plural ends in s.

    >>> many(1, "card"), many(2, "card")
    ('1 card', '2 cards')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if unicodedata.category(character) == "Zs" else ascii(character)[1:-1]
