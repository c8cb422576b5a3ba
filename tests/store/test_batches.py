"""Any number of values can be asked about: databases bind only so many at once."""

from __future__ import annotations

from itertools import chain

from scanner.store.batches import AT_ONCE, batches
from scanner.store.store import Store
from tests.store.test_pages import keep, page
from tests.store.test_store import DIGEST

MORE_THAN_BOUND = 66_000
"""What PostgreSQL refuses to bind in one question; SQLite binds some more."""


def test_values_come_in_their_order_and_in_parts() -> None:
    held = [*batches(map(str, range(2 * AT_ONCE + 1)))]
    assert [len(some) for some in held] == [AT_ONCE, AT_ONCE, 1]
    assert [*chain(*held)] == [str(n) for n in range(2 * AT_ONCE + 1)]


def test_however_many_cards_are_asked_about_those_there_are_found(store: Store) -> None:
    keep(store, page("Renée Lee"))
    many = [*map(str, range(MORE_THAN_BOUND)), DIGEST]
    with store.read() as records:
        assert [told.card for told in records.pages.told(photos=many)] == [(DIGEST, 3)]
        assert records.photos.known(many) == {DIGEST}
        assert records.photos.made_by(many) == {}
