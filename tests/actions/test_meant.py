"""Words that mean a card."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from scanner.actions.meant import the_card
from scanner.model.contact import Name
from scanner.model.proposal import Guess, Proposal
from scanner.model.record import CardState, KeptCard
from scanner.store.store import open_store

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DIGEST = "a" * 64
READ = Proposal(name=Guess(Name("Ann Lee"), 0.6))


def test_the_whole_name_of_the_first_card_does_not_mean_the_tenth(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store, store.write() as records:
        records.photos.claim(DIGEST, name="a.jpg", path="", by="me", at=NOON)
        cards = [KeptCard(DIGEST, place, None, READ, CardState.WAITING) for place in range(10)]
        records.photos.finish(DIGEST, cards, taken=None)
        for name in (f"{DIGEST}-1", f"{DIGEST[:8]}-1"):
            assert the_card(records, name).position == 0
