from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.rooms import Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    yield made
    made.office.reading.end()
    made.office.store.close()


@pytest.fixture
def browser(here: Room) -> TestClient:
    return here.browser()
