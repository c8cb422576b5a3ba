"""What people do to vCards is noticed while photos are watched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scanner.actions.people.editing import add
from scanner.actions.watching.heeding import EVERY, Heed
from scanner.model.contact import Contact, Name
from scanner.outputs import vdir
from tests.actions.desks import desk_at
from tests.actions.hands import rewrite

ANN = Contact(Name("Ann Lee"), title="Engineer", emails=("ann@acme.example",))


def test_a_card_changed_or_deleted_while_watching_is_noticed_now_and_then(tmp_path: Path) -> None:
    told: list[str] = []
    at = replace(desk_at(tmp_path / "records.db", tmp_path), tell=told.append)
    clock = [100.0]
    with at.open() as store:
        with store.write() as records:
            uid = add(records, ANN, at=at)
        file = vdir.file_of(at.contacts, uid)
        heed = Heed(store, at, clock=lambda: clock[0])
        heed.now_and_then()
        rewrite(file, file.read_bytes().replace(b"Engineer", b"Director"))
        heed.now_and_then()
        with store.read() as records:
            assert records.contacts.of([uid])[uid].title == "Engineer", "not looked at all the time"
        clock[0] += EVERY
        heed.now_and_then()
        with store.read() as records:
            assert records.contacts.of([uid])[uid].title == "Director"
        file.unlink()
        clock[0] += EVERY
        heed.now_and_then()
        with store.read() as records:
            assert list(records.contacts.away()) == [uid]
    assert [line.partition(" ")[0] for line in told] == ["Ann", "you"]
