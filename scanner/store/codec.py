"""Contacts and proposals as JSON values and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind, Position
from scanner.model.geometry import Box, Quad
from scanner.model.proposal import Evidence, Guess, Heard, Proposal
from scanner.store.cleaned import clean
from scanner.store.soundness import sound

T = TypeVar("T")
AT_HAND = 256
"""Cards of which what was read is at hand, by its text."""
Json = dict[str, Any]


def contact_to_json(contact: Contact) -> Json:
    """Return a contact as JSON objects, lists and texts, without what no database keeps."""
    cleaned: Json = _cleaned(contact)
    return cleaned


@sound("a contact")
def contact_from_json(data: Json) -> Contact:
    """Return the contact that `contact_to_json` wrote."""
    return Contact(
        name=Name(**data["name"]) if data["name"] else None,
        org=data["org"],
        department=data["department"],
        title=data["title"],
        emails=tuple(data["emails"]),
        phones=tuple(_phone(p) for p in data["phones"]),
        urls=tuple(data["urls"]),
        addresses=tuple(Address(**a) for a in data["addresses"]),
        former=tuple(Position(**p) for p in data.get("former", ())),  # absent before version 0005
        also=tuple(data.get("also", ())),
        note=data.get("note", ""),  # absent before version 0008
        private=tuple(data.get("private", ())),
    )


def proposal_to_json(proposal: Proposal) -> Json:
    """Return a proposal with all its evidence as JSON values."""
    cleaned: Json = _cleaned(proposal)
    return cleaned


@sound("what was read on a card")
def proposal_from_json(data: Json) -> Proposal:
    """Return the proposal that `proposal_to_json` wrote."""
    return Proposal(
        name=_maybe(data["name"], lambda v: Name(**v)),
        org=_maybe(data["org"], str),
        department=_maybe(data["department"], str),
        title=_maybe(data["title"], str),
        emails=tuple(_guess(g, str) for g in data["emails"]),
        phones=tuple(_guess(g, _phone) for g in data["phones"]),
        urls=tuple(_guess(g, str) for g in data["urls"]),
        addresses=tuple(_guess(g, lambda v: Address(**v)) for g in data["addresses"]),
    )


@lru_cache(maxsize=AT_HAND)
@sound("what was read on a card")
def proposal_from_text(text: str) -> Proposal:
    """Return the proposal of a JSON text; those of colleagues are asked for again and again."""
    return proposal_from_json(json.loads(text))


def quad_to_json(quad: Quad | None) -> list[list[float]] | None:
    """Return a card's corners as lists."""
    return [[float(x), float(y)] for x, y in quad.corners] if quad else None


@sound("the corners of a card")
def quad_from_json(data: list[list[float]] | None) -> Quad | None:
    """Return the corners that `quad_to_json` wrote."""
    if data is None:
        return None
    a, b, c, d = ((x, y) for x, y in data)
    return Quad((a, b, c, d))


def _phone(data: Json) -> Phone:
    return Phone(**{**data, "kind": PhoneKind(data["kind"])})


def _maybe(data: Json | None, build: Callable[[Any], T]) -> Guess[T] | None:
    return _guess(data, build) if data else None


def _guess(data: Json, build: Callable[[Any], T]) -> Guess[T]:
    return Guess(
        value=build(data["value"]),
        confidence=data["confidence"],
        sure=data["sure"],
        evidence=tuple(Evidence(**e) for e in data["evidence"]),
        boxes=tuple(Box(**b) for b in data["boxes"]),
        repaired=data["repaired"],
        heard=tuple(Heard(**h) for h in data.get("heard", ())),  # absent in what was read before
    )


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(str(value))
        case None | float():
            return value
        case list() | tuple():
            return [_cleaned(held) for held in value]
        case _ if is_dataclass(value):
            return {field.name: _cleaned(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value.item() if hasattr(value, "item") else value
