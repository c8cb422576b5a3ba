"""Taking back a rejection as it is typed: the card waits again."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.actions.keeping.readers import How
from scanner.cli import cardscan, undo
from scanner.model.contact import Name
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard
from scanner.store.store import open_store

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DOUBTED = Proposal(name=Guess(Name("Ann Lee"), 0.6))


def read(place: str, *, digest: str) -> Reading:
    return Reading(place, digest, 0.1, (ReadCard(None, Page((), 1, 1), DOUBTED),))


def test_a_rejected_card_waits_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDSCAN_DATABASE_URL", f"sqlite:///{tmp_path / 'r.db'}")
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"a photo")
    digest = hashlib.sha256(b"a photo").hexdigest()
    how = How(partial(read, digest=digest), 1, "drawn", lambda: None)
    monkeypatch.setattr(undo, "reader_of", lambda *_, **__: how)
    with open_store(tmp_path / "r.db") as store, store.write() as records:
        records.photos.claim(digest, name="a.jpg", path=str(photo), by="me", at=NOON, folder=str(tmp_path))
        records.photos.finish(digest, [KeptCard(digest, 0, None, DOUBTED, CardState.WAITING)], taken=None)
        records.photos.release("me")
    run = partial(CliRunner().invoke, cardscan, obj=NOON.astimezone)
    assert run(["inbox", "reject", digest[:8]]).exit_code == 0
    done = run(["undo"])
    assert done.exit_code == 0, done.output
    assert "1 to look at" in done.output
    with open_store(tmp_path / "r.db") as store, store.read() as records:
        (card,) = records.photos.cards(state=CardState.WAITING)
        assert card.proposal.contact().label == "Ann Lee"
