"""Text as every database takes it."""

from __future__ import annotations


def clean(text: str) -> str:
    """Drop NUL characters and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
