"""Which names no training page may hold and no list while measuring, so that the bench meets strangers."""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from pathlib import Path

from scanner.fields import shelf

SHARE = 0.15
"""Held out of the pool that sample cards draw names and company words from: enough for a bench of 200
cards in eight locales, little enough that the dictionaries stay what a user gets."""
NAMES = ("given.txt", "surnames.txt", "accents.txt")
"""Lists that ship with the held-out names in them and are measured without."""


def is_held_out(word: str) -> bool:
    """Tell whether `word` (a given name, a surname, a company's own word) is kept for the bench.

    Case, accents and punctuation do not matter: "O'Neil" and "ONEIL" share their fate. A word of less
    than three letters or one without Latin letters is judged the same way, by its letters as they are.
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", word).casefold() if c.isalpha())
    digest = hashlib.sha256(letters.encode("utf-8")).digest()
    return int.from_bytes(digest[:4], "big") < SHARE * 2**32


def without_held_out(to: Path) -> Path:
    """Write the lists that ship to the folder `to`, those of names without the held-out ones; return it."""
    shutil.copytree(shelf.WORDS, to, dirs_exist_ok=True)
    for name in NAMES:
        lines = (to / name).read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.startswith("#") or not _has_held_out(line)]
        (to / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    return to


def _has_held_out(line: str) -> bool:
    word = line.partition("\t")[0]
    return any(map(is_held_out, (word, *word.split("-"))))


def read_lists_of(folder: Path) -> None:
    """Let this process read its lists in `folder`; for a new process, before it understands anything."""
    shelf.WORDS = folder
