"""What photos are read with: a photo read the same way before need not be read again."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

import scanner
from scanner.ocr.open import Check
from scanner.pipeline import Recipe

PARTS = ("pipeline.py", "model", "vision", "ocr", "fields")
"""What of our own code and dictionaries a reading depends on."""


def told(recipe: Recipe, readers: Iterable[Check]) -> str:
    """Return everything a reading depends on but the photo, as one line of text."""
    found = "; ".join(f"{check.name} {check.found}" for check in readers)
    return f"{recipe.reader}, {'+'.join(recipe.languages)}, {recipe.region or ''}, {_code()}; {found}"


@functools.cache
def _code() -> str:
    """Return a digest of the code that reads: nobody has to remember to raise a number."""
    digest = hashlib.sha256()
    root = Path(scanner.__file__).parent
    for part in PARTS:
        for file in sorted(p for p in (root / part).rglob("*") if p.suffix != ".pyc" and p.is_file()) or [
            root / part
        ]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
