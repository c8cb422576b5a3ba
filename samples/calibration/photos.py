"""Drawn photographs and what is read on them, kept in files: reading takes minutes, learning seconds."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from samples.press import roll
from scanner.model.reading import Reading
from scanner.pipeline import Recipe, read_file
from scanner.workers.processes import processors, read_files

Truths = dict[str, dict[str, Any]]
"""What stands on the cards of each photo, by file name."""


def draw(to: Path, seed: int, count: int, *, held_out: bool) -> Truths:
    """Take `count` photos into `to`, unless they are there; return what stands on them."""
    listed = to / "truth.jsonl"
    if not listed.exists():
        roll.take(seed, count, to, held_out=held_out)
    rows = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    return {row["file"]: row for row in rows}


def readings(folder: Path, names: Iterable[str], reader: str, *, kept: Path) -> list[Reading]:
    """Read the photos called `names` in `folder` with `reader`, unless that was done before: see `kept`."""
    file = kept / f"{reader}.pickle"
    if file.exists():
        found: list[Reading] = pickle.loads(file.read_bytes())  # noqa: S301 - we wrote it ourselves
        return found
    read = partial(read_file, recipe=Recipe(reader=reader))
    found = list(read_files([str(folder / name) for name in names], read, workers=processors()))
    kept.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(found))
    return found
