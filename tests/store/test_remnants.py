"""Where forgotten cards stood, in a SQLite file and in PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa

from scanner.actions.keeping.learning import is_buried
from scanner.model.geometry import Quad
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard
from scanner.model.remnant import Grave
from scanner.store.store import Store
from scanner.store.tables import cards, forgotten_cards
from tests.actions.desks import NOON

PDF = "ab" * 32
QUAD = Quad(((0.0, 0.0), (90.0, 0.0), (90.0, 50.0), (0.0, 50.0)))


def buried(store: Store, *held: KeptCard) -> tuple[Grave, ...]:
    """Return where the cards of a PDF stood, once they are forgotten."""
    with store.write() as records:
        records.photos.claim(PDF, name="a.pdf", path="/a.pdf", by="us", at=NOON)
        records.photos.finish(PDF, held, taken=None)
        assert records.remnants.bury(cards.c.photo == PDF) == len(held)
        return records.remnants.buried(PDF)


def test_a_card_that_fills_a_page_is_buried_on_that_page_only(store: Store) -> None:
    there = buried(store, KeptCard(PDF, 1, None, Proposal(), CardState.WAITING, sheet=1))
    assert there == (Grave(None, 1),)
    assert [is_buried(None, sheet, there) for sheet in (0, 1, 2)] == [False, True, False]
    assert [is_buried(QUAD, sheet, there) for sheet in (0, 1, 2)] == [False, True, False]


def test_a_card_among_others_is_buried_where_it_stood_on_its_page(store: Store) -> None:
    there = buried(store, KeptCard(PDF, 0, QUAD, Proposal(), CardState.WAITING, sheet=2))
    assert [is_buried(QUAD, sheet, there) for sheet in (0, 2)] == [False, True]


def test_what_was_forgotten_before_sheets_were_known_may_be_on_any(store: Store) -> None:
    with store.write() as records:
        row = {"photo": PDF, "position": 0, "quad": None}
        records.connection.execute(sa.insert(forgotten_cards).values(**row))
        there = records.remnants.buried(PDF)
    assert there == (Grave(None, None),)
    assert is_buried(None, 3, there)
