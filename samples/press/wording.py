"""Word a card: which lines stand in which block, with which labels, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from samples.press.invent import Card

ICONS = {
    "work": "\uf095",
    "cell": "\uf10b",
    "fax": "\uf1ac",
    "home": "\uf015",
    "free": "\uf095",
    "email": "\uf0e0",
    "url": "\uf0ac",
    "address": "\uf041",
}
"""Glyphs of the font Awesome (fonts-font-awesome): what cards draw in the place of a word."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one field on a row; `glued` where no blank stands before it."""

    text: str
    field: str
    glued: bool = False


Row = tuple[Span, ...]
Block = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """The worded card: blocks that a layout may place; empty blocks are left out."""

    identity: Block
    logo: Block
    company: Block
    contact: Block
    offices: Block
    extras: Block


def word(rng: Random, card: Card) -> Copy:
    """Word `card`: choose labels or icons, join short lines, order what belongs together."""
    contact = _contact(rng, card, card.labels)
    offices = _offices(rng, card, card.labels)
    return Copy(
        identity=_identity(rng, card),
        logo=_logo(rng, card),
        company=_company(rng, card),
        contact=contact,
        offices=offices,
        extras=_extras(rng, card),
    )


def _logo(rng: Random, card: Card) -> Block:
    if card.org_shown in {"full", "none"}:
        return ()
    brand = card.company.brand
    words = brand.split()
    if len(words) > 2 and rng.random() < 0.6:
        half = len(words) // 2
        rows: list[Row] = [(Span(" ".join(part), "logo"),) for part in (words[:half], words[half:])]
    else:
        rows = [(Span(brand, "logo"),)]
    if rng.random() < 0.3:
        rows = [tuple(replace(s, text=s.text.upper()) for s in row) for row in rows]
    if card.company.tagline:
        rows.append((Span(card.company.tagline, "tagline"),))
    return tuple(rows)


def _company(rng: Random, card: Card) -> Block:
    if card.org_shown not in {"full", "both"}:
        return ()
    full = card.company.full.upper() if rng.random() < 0.18 else card.company.full
    rows: list[Row] = [(Span(full, "org"),)]
    if card.company.tagline and card.org_shown == "full":
        rows.append((Span(card.company.tagline, "tagline"),))
    return tuple(rows)


def _identity(rng: Random, card: Card) -> Block:
    person = card.person
    if person is None:
        return ()
    name = person.full.upper() if rng.random() < 0.22 else person.full
    row: list[Span] = []
    if person.prefix:
        row.append(Span(person.prefix, "degree"))
    row.append(Span(name, "name"))
    rows: list[Row] = []
    title = card.title.upper() if rng.random() < 0.1 else card.title
    if title and rng.random() < 0.02:
        row.append(Span(f"({title})", "title"))
        title = ""
    below = bool(person.suffix) and rng.random() < 0.3
    if person.suffix and not below:
        row[-1] = (
            replace(row[-1], text=row[-1].text + ",")
            if row[-1].field == "name" and rng.random() < 0.8
            else row[-1]
        )
        row.append(Span(person.suffix, "degree"))
    elif title and rng.random() < 0.03:
        row.append(Span(f"{rng.choice(('-', '|', '/'))} {title}", "title"))
        title = ""
    native = person.native and rng.random() < 0.5
    if native and rng.random() < 0.6:
        rows.append((Span(person.native, "native"),))
        if card.native_title:
            rows.append((Span(card.native_title, "native"),))
        native = False
    rows.append(tuple(row))
    if native:
        rows.append((Span(person.native, "native"),))
    if below:
        rows.append((Span(person.suffix, "degree"),))
    rows += _role(rng, title, card.department)
    return tuple(rows)


def _role(rng: Random, title: str, department: str) -> list[Row]:
    rows: list[Row] = []
    words = title.split()
    if len(words) >= 4 and rng.random() < 0.3:
        rows += [(Span(" ".join(words[:2]), "title"),), (Span(" ".join(words[2:]), "title"),)]
    elif title and department and rng.random() < 0.12:
        return [(Span(f"{title},", "title"), Span(department, "department"))]
    elif title:
        rows.append((Span(title, "title"),))
    if department:
        rows.insert(0 if rng.random() < 0.25 else len(rows), (Span(department, "department"),))
    return rows


def _labelled(rng: Random, style: str, kind: str, label: str, spans: tuple[Span, ...]) -> Row:
    if style == "icon":
        return (Span(ICONS[kind], "icon"), *spans)
    if not label or style == "bare":
        return spans
    if label.endswith((":", ".")) and rng.random() < 0.07:
        return (Span(label, "label"), replace(spans[0], glued=True), *spans[1:])
    if rng.random() < 0.05 and not label.endswith((":", ".")):
        return (Span(label, "label"), Span(rng.choice((":", "-", "|")), "label"), *spans)
    return (Span(label, "label"), *spans)


def _phone_rows(rng: Random, card: Card, style: str) -> list[Row]:
    rows: list[Row] = []
    ext = rng.choice(card.place.language.labels["ext"])
    for phone in card.phones:
        spans: tuple[Span, ...] = (Span(phone.raw, "phone"),)
        if phone.extension:
            spans = (*spans, Span(f"{ext}{phone.extension}", "extension"))
        if phone.follows and rows:
            rows[-1] = (*rows[-1], Span(rng.choice(("/", "/", ",", "&")), "label"), *spans)
            continue
        look = "label" if style == "bare" else style
        rows.append(_labelled(rng, look, phone.kind or "work", phone.label, spans))
    return _joined(rng, rows) if len(rows) > 1 and rng.random() < 0.24 else rows


def _joined(rng: Random, rows: list[Row]) -> list[Row]:
    """Put two short rows beside each other, as "T … | F …"."""
    mark = rng.choice(("|", "·", "•", "-", "/", ",", ""))
    between = (Span(mark, "label"),) if mark else ()
    at = rng.randrange(len(rows) - 1)
    return [*rows[:at], (*rows[at], *between, *rows[at + 1]), *rows[at + 2 :]]


def _reach_rows(rng: Random, card: Card, style: str) -> tuple[list[Row], list[Row]]:
    labels = {k: rng.choice(v) for k, v in card.place.language.labels.items()}
    bare = style == "some"
    mails = [
        _labelled(rng, style, "email", "" if bare else labels["email"], (Span(e, "email"),))
        for e in card.emails
    ]
    webs = [
        _labelled(rng, style, "url", "" if bare or rng.random() < 0.4 else labels["url"], (Span(u, "url"),))
        for u in card.urls
    ]
    return mails, webs


def _contact(rng: Random, card: Card, style: str) -> Block:
    calls = _phone_rows(rng, card, style)
    mails, webs = _reach_rows(rng, card, style)
    socials: list[Row] = [(Span(s, "social"),) for s in card.socials]
    groups = [calls, mails, webs]
    if rng.random() < 0.25:
        rng.shuffle(groups)
    rows = [row for group in (*groups, socials) for row in group]
    if len(mails) == len(webs) == 1 and rng.random() < 0.08:
        rows = [
            *calls,
            (*mails[0], *((Span("|", "label"),) if rng.random() < 0.6 else ()), *webs[0]),
            *socials,
        ]
    return tuple(rows)


def _offices(rng: Random, card: Card, style: str) -> Block:
    rows: list[Row] = []
    headed = rng.random() < 0.14 or len(card.addresses) > 1
    for office in card.addresses:
        lines = (", ".join(office),) if rng.random() < 0.16 else office
        for i, line in enumerate(lines):
            spans: tuple[Span, ...] = (Span(line, "address"),)
            if i == 0 and style == "icon":
                spans = (Span(ICONS["address"], "icon"), *spans)
            elif i == 0 and headed:
                spans = (Span(rng.choice(card.place.language.labels["address"]), "label"), *spans)
            rows.append(spans)
    return tuple(rows)


def _extras(rng: Random, card: Card) -> Block:
    rows: list[Row] = [(Span(e, "extra"),) for e in card.extras]
    if card.services:
        mark = rng.choice((" • ", " | ", ", ", " - "))
        rows.append((Span(mark.join(card.services), "service"),))
    return tuple(rows)
