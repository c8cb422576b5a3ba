"""Readings as JSON Lines, one object a photo, for other programs.

The form is fixed by `reading.schema.json` beside this module.
"""

from __future__ import annotations

import json
from typing import Any

from scanner.model.contact import Address, Name, Phone
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading

Json = dict[str, Any]


def to_line(reading: Reading) -> str:
    """Return the reading as one line of JSON, without the line's end."""
    # A path that is no UTF-8 holds lone surrogates: JSON escapes them, so it comes through as it was given.
    readable = reading.photo.encode("utf-8", "surrogateescape").decode("utf-8", "replace") == reading.photo
    return json.dumps(_reading(reading), ensure_ascii=not readable)


def _reading(reading: Reading) -> Json:
    return {
        "photo": reading.photo,
        "seconds": round(reading.seconds, 3),
        "cards": [_card(card) for card in reading.cards],
        "error": reading.error,
    }


def _card(card: ReadCard) -> Json:
    return {
        "quad": [[round(x, 1), round(y, 1)] for x, y in card.quad.corners] if card.quad else None,
        "text": [line.text for line in card.page.lines],
        "contact": _contact(card.proposal),
    }


def _contact(proposal: Proposal) -> Json:
    return {
        "name": _name(proposal.name) if proposal.name else None,
        "org": _text(proposal.org) if proposal.org else None,
        "department": _text(proposal.department) if proposal.department else None,
        "title": _text(proposal.title) if proposal.title else None,
        "emails": [_text(guess) for guess in proposal.emails],
        "phones": [_phone(guess) for guess in proposal.phones],
        "urls": [_text(guess) for guess in proposal.urls],
        "addresses": [_address(guess) for guess in proposal.addresses],
    }


def _value(value: str, guess: Guess[object]) -> Json:
    return {"value": value, "confidence": round(guess.confidence, 4), "sure": guess.sure}


def _text(guess: Guess[str]) -> Json:
    return _value(guess.value, guess)


def _name(guess: Guess[Name]) -> Json:
    name = guess.value
    parts = {"given": name.given, "family": name.family, "prefix": name.prefix, "suffix": name.suffix}
    return _value(name.full, guess) | parts


def _phone(guess: Guess[Phone]) -> Json:
    phone = guess.value
    return _value(phone.value, guess) | {
        "raw": phone.raw,
        "type": phone.kind.value,
        "extension": phone.extension,
    }


def _address(guess: Guess[Address]) -> Json:
    place = guess.value
    parts = ("street", "city", "region", "postcode", "country")
    return _value(place.full, guess) | {part: getattr(place, part) for part in parts}
