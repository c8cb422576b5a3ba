"""Records with a cell or some bytes changed, for the fuzz: each is read, or refused with a message."""

from __future__ import annotations

import functools
import random
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from scanner.errors import StoreError, UsageError
from scanner.store.copies import settle
from scanner.store.glance import glance
from scanner.store.store import open_store
from tests.store.test_store import DIGEST, keep_one_of_each

VALUES = (
    None, "", "?", "-1", "soon", "2026-13-45", "25:99", "Mars/X", "{}", "[]", "[1]", "null", '{"name": 1}',
    '{"before": [', "9" * 30, 0, -1, 2**62, 1.5, b"\xff\x00", "\x00", "a" * 10_000, "\U0010ffff",
)  # fmt: skip


def read_any_damage(seed: int) -> None:
    """Damage records by chance, and read all of them."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "records.db"
        place.write_bytes(_sound())
        (_change_a_cell if chance.random() < 0.7 else _change_bytes)(place, chance)
        glance(place)
        with suppress(StoreError, UsageError):
            _read_all(place)


@functools.cache
def _sound() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "records.db"
        with open_store(place) as store:
            keep_one_of_each(store)
        settle(place)
        return place.read_bytes()


def _change_a_cell(place: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(place)) as raw, raw, suppress(sqlite3.Error):
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        table = chance.choice(sorted(tables))
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        raw.execute(f'UPDATE {table} SET "{chance.choice(columns)}" = ?', [chance.choice(VALUES)])  # noqa: S608


def _change_bytes(place: Path, chance: random.Random) -> None:
    data = bytearray(place.read_bytes())
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    place.write_bytes(data[: chance.randrange(1, len(data))] if chance.random() < 0.2 else data)


def _read_all(place: Path) -> None:
    with open_store(place) as store, store.read() as records:
        for ask in (
            lambda: list(records.contacts.all()),
            records.interviews.all,
            records.interviews.counts,
            records.occasions.all,
            records.photos.all,
            records.photos.cards,
            records.letters.reminders,
            records.deeds.all,
            records.remnants.all,
            records.handed_out.all,
            lambda: records.pages.of([(DIGEST, 0)]),
            lambda: records.letters.of("7f3a"),
            lambda: records.vcards.of("u1"),
            lambda: records.merges.of("u1"),
        ):
            with suppress(StoreError, UsageError):
                ask()
