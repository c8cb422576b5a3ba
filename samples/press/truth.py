"""Say what a card says: the expected reading of a card and of a photo, in the shape the scorer takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from samples.press.invent import Card
from samples.press.numbers import PrintedPhone
from scanner.model.geometry import Quad

Row = dict[str, Any]


def of_card(card: Card) -> Row:
    """Return the expected reading of one card; absent values are None or empty."""
    person = card.person
    row: Row = {
        "name": person.full if person else None,
        "org": _org(card),
        "title": card.title or card.native_title or None,
        "dept": card.department or None,
        "emails": list(card.emails),
        "phones": [_phone(p) for p in card.phones],
        "urls": list(card.urls),
        "address": ", ".join(card.addresses[0]) if card.addresses else None,
        "socials": list(card.socials),
    }
    if person and person.native:
        row["name_alt"] = [person.native]
    if card.title and card.native_title:
        row["title_alt"] = [card.native_title]
    if card.title and card.department:
        row.setdefault("title_alt", []).append(f"{card.title}, {card.department}")
    if card.org_shown == "both" and card.company.brand != card.company.full:
        row["org_alt"] = [card.company.brand]
    if len(card.addresses) > 1:
        row["address_alt"] = [", ".join(a) for a in card.addresses[1:]]
    if card.code:
        row["qr"] = {"text": card.code}
    return row


def _org(card: Card) -> str:
    """The company as printed; "?" leaves it out of the score where only the domain tells it."""
    return {"brand": card.company.brand, "none": "?"}.get(card.org_shown, card.company.full)


def _phone(phone: PrintedPhone) -> Row:
    return {"raw": phone.raw, "e164": phone.e164, "type": phone.kind, "labelled": phone.kind is not None}


def of_photo(
    file: str,
    cards: Sequence[tuple[Card, Quad | None]],
    *,
    conditions: Sequence[str],
    kind: str = "photo",
    size: tuple[int, int] | None = None,
) -> Row:
    """Return the expected reading of a photo; quads are in pixels of the EXIF-upright picture."""
    first = cards[0][0] if cards else None
    return of_rows(
        file,
        [(of_card(card), quad) for card, quad in cards],
        conditions=conditions,
        kind=kind,
        size=size,
        lang=first.place.words if first else "",
        country=first.place.country if first else "",
    )


def of_rows(
    file: str,
    cards: Sequence[tuple[Row, Quad | None]],
    *,
    conditions: Sequence[str],
    kind: str,
    size: tuple[int, int] | None,
    lang: str,
    country: str,
) -> Row:
    """Return the expected reading of a photo of which each card's is told already."""
    return {
        "file": file,
        "kind": kind,
        "lang": lang,
        "country": country,
        "tags": list(conditions),
        "condition": list(conditions),
        "size": list(size) if size else None,
        "cards": [row | {"quad": _corners(quad)} for row, quad in cards],
    }


def _corners(quad: Quad | None) -> list[list[float]] | None:
    return [[round(x, 1), round(y, 1)] for x, y in quad.corners] if quad else None
