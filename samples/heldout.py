"""Which words no dictionary and no training page may contain, so that the bench meets strangers."""

from __future__ import annotations

import hashlib
import unicodedata

SHARE = 0.15
"""Held out of the pool that sample cards draw names and company words from: enough for a bench of 200
cards in eight locales, little enough that the dictionaries stay what a user gets."""


def is_held_out(word: str) -> bool:
    """Tell whether `word` (a given name, a surname, a company's own word) is kept for the bench.

    Case, accents and punctuation do not matter: "O'Neil" and "ONEIL" share their fate. A word of less
    than three letters or one without Latin letters is judged the same way, by its letters as they are.
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", word).casefold() if c.isalpha())
    digest = hashlib.sha256(letters.encode("utf-8")).digest()
    return int.from_bytes(digest[:4], "big") < SHARE * 2**32
