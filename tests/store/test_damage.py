"""Rows that another program or a failing disk has changed are told, with the way out, and nothing breaks."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scanner.errors import StoreError
from scanner.model.record import CardState
from scanner.store.backup import backup, restore
from scanner.store.store import Store, open_store
from tests.store.made_up import NOON, full_interview, person

DIGEST = "ab" * 32
BROKEN = {
    "a contact's fields": (
        "UPDATE contacts SET fields = '{\"name\"'",
        lambda records: records.contacts.get("u1"),
    ),
    "a contact's shape": ("UPDATE contacts SET fields = '[]'", lambda records: records.contacts.get("u1")),
    "an interview's day": ("UPDATE interviews SET day = 'soon'", lambda records: records.interviews.all()),
    "an interview's zone": ("UPDATE interviews SET zone = 'Mars/X'", lambda records: records.occasions.all()),
    "an interview's time": ("UPDATE interviews SET time = '25:99'", lambda records: records.occasions.all()),
    "an interview's state": (
        "UPDATE interviews SET state = '?'",
        lambda records: records.interviews.counts(),
    ),
    "a meeting's part": ("UPDATE meetings SET part = '?'", lambda records: records.interviews.all()),
    "an event's moment": ("UPDATE events SET at = 'then'", lambda records: records.interviews.all()),
    "a photo's state": ("UPDATE photos SET state = '?'", lambda records: records.photos.all()),
    "a card's corners": ("UPDATE cards SET quad = '[1]'", lambda records: records.photos.cards()),
    "a card's words": (
        "INSERT INTO pages (photo, position, page) SELECT photo, position, '{}' FROM cards",
        lambda records: records.pages.of([(DIGEST, 0)]),
    ),
    "a card's state": (
        "UPDATE cards SET state = 'kept'",
        lambda records: records.photos.cards(state=CardState.KEPT),
    ),
}


@pytest.fixture
def records_at(tmp_path: Path) -> Path:
    place = tmp_path / "records.db"
    with open_store(place) as store, store.write() as records:
        records.contacts.save("u1", person(), at=NOON)
        records.contacts.save("u2", person("Bob Ray", "bob@acme.example", "+12025550144"), at=NOON)
        records.interviews.save(full_interview())
        records.photos.claim(DIGEST, name="a.jpg", path="/in/a.jpg", by="me", at=NOON)
        from tests.store.test_store import card

        records.photos.finish(DIGEST, [card(CardState.WAITING, None)], taken=NOON)
    return place


@pytest.mark.parametrize("what", BROKEN)
def test_a_damaged_row_is_told_with_the_way_out(what: str, records_at: Path) -> None:
    change, ask = BROKEN[what]
    with closing(sqlite3.connect(records_at)) as raw, raw:
        assert raw.execute(change).rowcount > 0
    with (
        open_store(records_at) as store,
        store.read() as records,
        pytest.raises(StoreError, match="cardscan restore"),
    ):
        ask(records)


def test_an_empty_table_of_versions_is_told(records_at: Path) -> None:
    with closing(sqlite3.connect(records_at)) as raw, raw:
        raw.execute("DELETE FROM alembic_version")
    with pytest.raises(StoreError, match="do not say of which version"):
        open_store(records_at)


def no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_backup_is_made_where_there_are_no_hard_links(
    records_at: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "kept.db"
    with open_store(records_at) as store:
        assert backup(store, target) > 0
        with open_store(target) as copy, copy.read() as records:
            assert records.contacts.get("u1") == person()
        with pytest.raises(Exception, match="is there already"):
            backup(store, target)


@pytest.mark.parametrize(
    "program",
    [
        "CREATE TRIGGER t AFTER INSERT ON contacts BEGIN DELETE FROM interviews; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_a_backup_with_programs_in_it_is_refused(program: str, records_at: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.db"
    with open_store(records_at) as store:
        backup(store, hostile)
    with closing(sqlite3.connect(hostile)) as raw, raw:
        raw.execute(program)
    with open_store(records_at) as store, pytest.raises(StoreError, match="triggers or views"):
        restore(store, hostile)


def test_files_that_a_backup_calls_ours_and_are_no_vcards_are_not_taken_over(
    records_at: Path, tmp_path: Path
) -> None:
    from scanner.model.record import WrittenCard

    target = tmp_path / "kept.db"
    with open_store(records_at) as store:
        with store.write() as records:
            for path in ("/home/kim/.bashrc", "/home/kim/contacts/u1.vcf"):
                records.vcards.save(WrittenCard(path, "u1", "0" * 64, NOON, ""))
        backup(store, target)
        restore(store, target)
        with store.read() as records:
            assert [written.path for written in records.vcards.of("u1")] == ["/home/kim/contacts/u1.vcf"]


def test_a_path_that_is_no_text_is_kept_without_loss(store: Store) -> None:
    path = os.fsdecode(b"/in/caf\xe9/a.jpg")
    with store.write() as records:
        records.photos.claim(DIGEST, name="a.jpg", path=path, by="me", at=NOON)
    with store.read() as records:
        seen = records.photos.get(DIGEST)
        assert seen is not None
        assert seen.path == path
        assert records.photos.is_promised(path, but="")
