"""The records of these tests are where those of the store are: in a file, and in a real PostgreSQL."""

from tests.store.conftest import cluster, place

__all__ = ["cluster", "place"]
