"""Make text from cards and notes harmless: it may come from a stranger's card, and goes into mail headers."""

from __future__ import annotations

import re
import unicodedata

LONGEST_LINE = 200
JOINERS = "\u200c\u200d"
"""Zero-width joiners: invisible, but Persian and Indian names are misspelt without them."""

ADDRESS = re.compile(
    r"[^\s@<>(),;:\"\\\[\]]{1,64}@[^\s@<>(),;:\"\\\[\]]{1,190}\.[^\s@<>(),;:\"\\\[\].]{2,63}"
)

ENCODED = re.compile(r"=\?[^?\s]*\?[bqBQ]\?[^?]*\?=|=\?|\?=")
"""Words encoded for a header (RFC 2047), and what begins or ends one."""
MARKS = str.maketrans(
    dict.fromkeys('"<>\\\u201f\uff02\uff1c\uff1e\uff3c', " ") | {"\uff20": "@", "\ufe6b": "@"}
)


def one_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """Return `text` on one line, without control characters and marks that turn its direction."""
    return " ".join(_visible(text).split())[:longest].rstrip()


def safe_name(text: str) -> str:
    """Return a name, or a mail's subject, without signs and words that mail programs take for addresses.

    >>> safe_name('x@evil.example\\\\, "Ann" Lee')
    'Ann Lee'
    """
    words = " ".join(ENCODED.sub(" ", text).translate(MARKS).split()).split()
    return one_line(" ".join(word for word in words if "@" not in word)).strip(" ,")


def lines(text: str) -> str:
    """Return `text` with its line breaks, otherwise as harmless as `one_line` makes it."""
    return "\n".join(" ".join(_visible(line).split()) for line in text.splitlines()).strip()


def _visible(text: str) -> str:
    return "".join(_shown(c) for c in unicodedata.normalize("NFC", text))


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " "
        case "Cs" | "Cn":
            return ""
        case "Cf":
            return character if character in JOINERS else ""
        case _:
            return character


def address(text: str) -> str | None:
    """Return an e-mail address that can stand in a header, None where `text` is none."""
    return text if ADDRESS.fullmatch(text) and text == one_line(text) and ".." not in text else None
