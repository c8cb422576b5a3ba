"""A cardscan to measure with: what ships, but for the names that the bench draws, which are in no list."""

from __future__ import annotations

import shutil
from pathlib import Path

from samples.heldout import without_held_out
from scanner.fields import shelf
from tests.bench.run import ROOT


def install(to: Path) -> Path:
    """Copy cardscan to the folder `to`, where `python -m scanner` then runs it; return the folder."""
    shutil.copytree(ROOT / "scanner", to / "scanner", ignore=shutil.ignore_patterns("__pycache__"))
    without_held_out(to / shelf.WORDS.relative_to(ROOT))
    return to
