"""Text from cards and file names, made harmless for a terminal and for names of files."""

from __future__ import annotations

import re
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


def slug(text: str) -> str:
    """Return what a file can be called anywhere, after a text: ASCII letters, digits and hyphens, or nothing.

    >>> slug("Zoë Ångström")
    'zoe-angstrom'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", "-", bare).strip("-")[:40]


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if unicodedata.category(character) == "Zs" else ascii(character)[1:-1]
