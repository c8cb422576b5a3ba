"""The versions of the tables."""

from __future__ import annotations

VERSIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
)
"""Every version there was, oldest first; a test holds them against the migrations."""
