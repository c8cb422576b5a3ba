"""What stands around an address: a building before the street, the company above it, numbers below it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.press import companies
from samples.press.invent import Card, digits_in
from samples.press.wording import Block, Row, Span

BUILDINGS = {
    "en": (
        "{own} House",
        "{own} Tower, {n}th Floor",
        "{own} Residency",
        "{own} Campus",
        "{n}th Floor, {own} Plaza",
        "{own} Chambers",
        "Block {n}, {own} Complex",
        "{own} Building",
    ),
    "de": ("Gebäude {n}", "{own}-Haus", "Haus {own}", "{own} Center, {n}. OG"),
    "fr": ("Bâtiment {n}", "Immeuble {own}", "Résidence {own}", "Parc d'activités {own}"),
    "es": ("Edificio {own}", "Edificio {own}, Piso {n}", "Torre {own}", "Polígono Industrial {own}"),
    "pt": ("Edifício {own}", "Ed. {own}, Sala {n}", "Galeria {own} - Loja {n}", "Centro Empresarial {own}"),
    "it": ("Palazzo {own}", "Centro Direzionale {own}", "Edificio {n}"),
    "pl": ("Budynek {own}", "Biurowiec {own}", "{own} Tower, {n} piętro"),
    "nl": ("Gebouw {own}", "{own} Gebouw"),
    "tr": ("{own} Plaza Kat: {n}", "{own} İş Merkezi"),
}
"""Buildings as they stand above streets; the other languages borrow the English ones."""
HEADS = (
    "Head Office:",
    "Regd. Office:",
    "Corporate Office:",
    "Branch:",
    "Office {n}:",
    "Shop {n}:",
    "Works:",
    "Visit us:",
)


def housed(rng: Random, card: Card) -> Card:
    """Let the first office begin with the building it is in."""
    if not card.addresses:
        return card
    first, *others = card.addresses
    form = rng.choice(BUILDINGS.get(card.place.words, BUILDINGS["en"]))
    own = companies.own_word(rng, card.place, held_out=False)
    building = form.format(own=own, n=rng.randrange(2, 20))
    lines = (building, *first) if rng.random() < 0.7 else (f"{building}, {first[0]}", *first[1:])
    return replace(card, addresses=(lines, *others))


def hemmed(rng: Random, card: Card, offices: Block) -> Block:
    """Set the company above its address, a number below it, or a heading before it."""
    roll = rng.random()
    rows = offices
    if roll < 0.45 and card.org_shown in {"full", "both"}:
        rows = ((Span(card.company.full, "org"),), *rows)
    elif roll < 0.6 and rows[0][0].field == "address" and card.place.words == "en":
        rows = ((Span(rng.choice(HEADS).format(n=rng.randrange(1, 4)), "label"), *rows[0]), *rows[1:])
    if rng.random() < 0.5:
        rows = _numbered(rng, card, rows)
    return rows


def _numbered(rng: Random, card: Card, rows: Block) -> Block:
    """Add the number of a tax office, a register or a licence."""
    forms = [e for e in card.place.language.extras if "{" in e]
    if not forms:
        return rows
    row: Row = (Span(digits_in(rng, rng.choice(forms)), "extra"),)
    return (*rows, row) if rng.random() < 0.8 else (row, *rows)
