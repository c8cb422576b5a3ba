"""Invented people in one line each."""

from __future__ import annotations

from typing import Any

from scanner.identity.compare import Likeness, Population, compare
from scanner.identity.traits import traits
from scanner.model.contact import Contact, Name, Phone, PhoneKind

DESK, CELL, OTHER_CELL = "+12025550143", "+12025550178", "+12025550119"
CROWD = Population(5000, {"ann": 40, "lee": 60, "zelda": 2, "quibell": 2})


def person(
    name: str = "Ann Lee", *, suffix: str | None = None, cell: str = "", desk: str = "", **more: Any
) -> Contact:
    """Somebody at Acme, unless `more` says otherwise."""
    phones = [Phone(desk, desk)] if desk else []
    phones += [Phone(cell, cell, PhoneKind.CELL)] if cell else []
    values = {"org": "Acme Ltd", "title": "Data Engineer", "phones": tuple(phones), **more}
    return Contact(name=Name(name, suffix=suffix) if name else None, **values)


def likeness(one: Contact, other: Contact, among: Population = CROWD) -> Likeness:
    return compare(traits(one), traits(other), among)
