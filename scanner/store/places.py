"""Paths as text that every database takes, and back, without loss: a name on a disk is bytes."""

from __future__ import annotations

import os
from urllib.parse import quote_from_bytes, unquote_to_bytes

BYTES = "bytes:"
"""Before the name of a place that is no text: no absolute path and no URL begins so."""


def place_to_text(place: str) -> str:
    """Return a path or URL as text without lone surrogates, which stand for bytes that are no UTF-8."""
    try:
        place.encode("utf-8")
    except UnicodeEncodeError:
        return BYTES + quote_from_bytes(os.fsencode(place))
    return place


def place_from_text(text: str) -> str:
    """Return the path or URL that `place_to_text` wrote."""
    return os.fsdecode(unquote_to_bytes(text.removeprefix(BYTES))) if text.startswith(BYTES) else text
