"""The records of a cluster's scan are in a real PostgreSQL, as those of the store's tests."""

from tests.store.conftest import cluster, place

__all__ = ["cluster", "place"]
