"""An empty store for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner.store.store import Store, open_store
from tests.store.fresh import lay_out


@pytest.fixture
def store(place: Path | str) -> Iterator[Store]:
    if isinstance(place, Path):
        lay_out(place)
    with open_store(place) as opened:
        yield opened
