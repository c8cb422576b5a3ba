"""The card as the picture of its contact, for those who asked for that: the flat card, never a face on it."""

from __future__ import annotations

import base64
import binascii
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.actions.keeping.contacts import cards_of
from scanner.actions.keeping.pictures import decoded, flat, photo_of
from scanner.errors import PhotoError
from scanner.inbox.found import FoundPhoto
from scanner.outputs.cardtext import lines_of
from scanner.outputs.vcard import MAX_PHOTO_OCTETS

if TYPE_CHECKING:
    from scanner.store.store import Records

log = logging.getLogger(__name__)

LONGEST = 400, 320, 240
"""Pixels of the longer side, tried in turn until the file is small enough for a phone."""


def card_picture(records: Records, uid: str, *, found: FoundPhoto | None = None) -> bytes | None:
    """Return a small JPEG of a contact's latest card that names them, None where its photo is not there.

    A photo that was just `found` lies there still, wherever it is to go.
    """
    from scanner.vision.picture import jpeg  # OpenCV takes its time to load

    cards = cards_of(records, uid)
    card = next((card for card in reversed(cards) if card.proposal.name), cards[-1] if cards else None)
    if card is None:
        return None
    try:
        seen = photo_of(records, card.photo)
        if found and found.digest == card.photo:
            seen = replace(seen, path=found.path)
        pixels = flat(decoded(seen, sheet=card.sheet), card)
        files = (jpeg(pixels, longest=longest) for longest in LONGEST)
        return next((file for file in files if len(file) <= MAX_PHOTO_OCTETS), None)
    except PhotoError:
        log.debug("no picture of a card", exc_info=True)
        return None


def picture_in(item: bytes) -> bytes | None:
    """Return the JPEG that stands in a vCard of ours, None where there is none."""
    for line in lines_of(item) or ():
        if line.name == "PHOTO":
            with suppress(binascii.Error):
                return base64.b64decode(line.value, validate=True)
    return None
