from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.store.places import cluster, place

__all__ = ["cluster", "place"]  # one server for all tests of a process, wherever they are

MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000
"""Bytes that have to be free there; all tests together take a tenth of it."""

settings.register_profile("any machine", deadline=None)  # how fast a busy machine is, is no property of ours
settings.load_profile("any machine")


def pytest_configure() -> None:
    """Have tests wait for nothing: files are written through to a disk thousands of times, where one is."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy, not imported yet, would have threads wait busily
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    gc.disable()  # what is collected stays till the end: to look through it again and again frees nothing


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the expected readings beside the samples")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name != "test_samples.py")


@pytest.fixture(scope="session", autouse=True)
def own_records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test, and every program it starts, away from the settings and records of who runs it."""
    folder = tmp_path_factory.mktemp("own")
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("CARDSCAN_")]:
        if name not in ("CARDSCAN_REQUIRE_POSTGRES", "CARDSCAN_REAL_CARDS"):
            del os.environ[name]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of hundreds of programs would compile us anew
    os.environ |= {
        "CARDSCAN_SETTINGS": str(folder / "settings.toml"),
        "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}",
        "CARDSCAN_TO": str(folder / "contacts"),
        "CARDSCAN_WORKERS": "1",  # to start another costs more than it saves with the few photos of a test
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    yield
    os.environ.clear()
    os.environ.update(before)
