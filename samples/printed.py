"""The real cards, where they are: photos of real people, of which nothing but figures enters the project.

They lie in `$CARDSCAN_REAL_CARDS` or in `../shared/cards`: `real/` and `truth.jsonl`. What is read on them is
kept in out/printed: reading takes minutes, learning seconds; remove it where the readers have changed.
"""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path
from typing import Any

from samples.calibration import photos
from scanner.model.reading import Reading

ROOT = Path(__file__).parents[1]
CARDS = Path(os.environ.get("CARDSCAN_REAL_CARDS", ROOT.parent / "shared" / "cards")).resolve()
PHOTOS = CARDS / "real"
KEPT = Path("out/printed")

LARGE = 10
"""Photos of one source from which on it is left out alone; smaller ones are left out together."""
GROUPS = 3
"""Groups that the small sources fall into."""

Row = dict[str, Any]


def are_here() -> bool:
    return (CARDS / "truth.jsonl").exists()


def truths() -> dict[str, Row]:
    """Return what stands on the cards of each photo, by file name."""
    lines = (CARDS / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row for row in map(json.loads, filter(str.strip, lines))}


def folds(files: list[str]) -> dict[str, str]:
    """Return for each file the name of what is left out with it: its source, or its group of small ones.

    A source is told by the beginning of the file's name and called by a number that does not.
    """
    sources = {file: file.partition("_")[0] for file in files}
    named = [*sources.values()]
    return {
        file: f"source {zlib.crc32(source.encode()) % 1000:03d}"
        if named.count(source) >= LARGE
        else f"small sources {zlib.crc32(source.encode()) % GROUPS + 1}"
        for file, source in sources.items()
    }


def readings(reader: str = "both") -> list[Reading]:
    """Read the photos with `reader`, unless that was done before."""
    return photos.readings(PHOTOS, truths(), reader, kept=KEPT)
