"""Text from cards and file names, made harmless for a terminal."""

from __future__ import annotations

import unicodedata

# Categories of Unicode that steer a terminal or turn its text around instead of showing something.
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def harmless(text: str) -> str:
    """Return `text` on one line with everything that could steer a terminal written out or left out.

    >>> harmless("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) not in HARMFUL:
        return character
    return ascii(character)[1:-1]
