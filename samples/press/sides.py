"""Print a card on two sides: what stands where, as the two sides of one card tell it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.press.invent import Card


def back(rng: Random, card: Card) -> Card:
    """Return the back of a card whose front says everything: the company, perhaps how to reach it."""
    office = tuple(phone for phone in card.phones if phone.kind in (None, "work", "fax"))
    return replace(
        _company(card),
        phones=office if rng.random() < 0.4 else (),
        emails=(f"info@{card.company.host}",) if rng.random() < 0.3 else (),
        urls=(f"www.{card.company.host}",) if rng.random() < 0.7 else (),
        addresses=card.addresses if rng.random() < 0.5 else (),
        org_shown=rng.choice(("full", "brand", "both")),
    )


def split(card: Card) -> tuple[Card, Card]:
    """Return the two sides of a card with the person in front and how to reach them on the back."""
    front = replace(card, phones=(), emails=(), addresses=(), extras=(), services=(), org_shown="both")
    return front, replace(_company(card), phones=card.phones, emails=card.emails, addresses=card.addresses)


def _company(card: Card) -> Card:
    """Return a card that shows the company alone."""
    shown = "both" if card.org_shown == "none" else card.org_shown
    return replace(
        card,
        person=None,
        title="",
        department="",
        native_title="",
        phones=(),
        emails=(),
        addresses=(),
        socials=(),
        code="",
        org_shown=shown,
    )
