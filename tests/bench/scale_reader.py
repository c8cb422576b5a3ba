"""A scan with a reader that answers at once, through the same command and the same workers as the real one.

`python -m tests.bench.scale_reader SCAN-ARGUMENTS...`
"""

from __future__ import annotations

import hashlib
import sys

from scanner.actions.keeping import readers
from scanner.cli import main
from scanner.files import fetch
from scanner.model.reading import Reading
from scanner.pipeline import Recipe
from tests.bench.scale_store import reading_of


def read_at_once(place: str, recipe: Recipe, *, data: bytes | None = None) -> Reading:
    """Answer with a made-up card of as many words and reasons as a real one, another one for each photo."""
    return reading_of(place, hashlib.sha256(fetch(place) if data is None else data).hexdigest())


if __name__ == "__main__":
    from tests.bench import scale_reader  # by the name under which workers find it

    readers.read_file = scale_reader.read_at_once
    sys.argv[1:1] = ["scan"]
    main()
