"""Lay a worded card out: choose a design, faces and sizes, and give every word its place."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.press import fonts, palette
from samples.press.designs import CODED, LANDSCAPES, PORTRAITS, Design, Zone
from samples.press.palette import Palette
from samples.press.sheet import Ink, Mark, Sheet
from samples.press.typography import Typography
from samples.press.wording import Block, Copy, Row
from scanner.model.geometry import Box

FORMATS = ((1000, 647), (1000, 571), (1000, 600), (1000, 625), (1000, 560))
"""85 × 55 mm, 3½ × 2 in, 90 × 54 mm, folded and long cards."""

LEAST = 14.0
"""Smallest running text a card is ever set in, in units: 14/1000 of 85 mm is 3.4 pt."""

READABLE = 19.5
"""A design that sets its running text smaller than this, 4.7 pt, is given up for another."""

ON_END = 0.05
"""Share of cards with a word set on end along their right edge, where there is room."""

DESIGNS = 7
"""Designs tried for one card before the most readable of them is taken."""


def lay_out(
    rng: Random, copy: Copy, *, portrait: bool | None = None, tone: str | None = None, code: str = ""
) -> Sheet:
    """Set `copy` on a card; the same generator state gives the same card."""
    turned = rng.random() < 0.08 if portrait is None else portrait
    width, height = rng.choice(FORMATS)
    if turned:
        width, height = height, width
    colours = palette.draw(rng, tone=tone)
    kinds = CODED if code else PORTRAITS if turned else LANDSCAPES
    typography = Typography(rng, copy, colours, rng.uniform(23, 33) if not turned else rng.uniform(22, 28))
    best: tuple[float, Sheet] | None = None
    for _ in range(DESIGNS):
        make = rng.choices([k for k, _ in kinds], [w for _, w in kinds])[0]
        design = make(rng, copy, colours, width, height)
        design = replace(design, zones=_balanced(design.zones, typography))
        sheet = _printed(rng, design, typography, colours, (width, height), code)
        size = min((ink.size for ink in sheet.inks), default=READABLE) if _is_whole(sheet) else 0.0
        if best is None or size > best[0]:
            best = size, sheet
        if size >= READABLE * 0.8:
            break
    assert best is not None
    return best[1]


def _is_whole(sheet: Sheet) -> bool:
    """Tell whether every word stands on the paper."""
    boxes = [ink.box for ink in sheet.inks]
    return all(
        b.left >= 0 and b.top >= 0 and b.right <= sheet.width and b.bottom <= sheet.height for b in boxes
    )


def _printed(
    rng: Random,
    design: Design,
    typography: Typography,
    colours: Palette,
    size: tuple[float, float],
    code: str,
) -> Sheet:
    inks: list[Ink] = []
    for number, zone in enumerate(design.zones):
        inks += _set_zone(rng, zone, typography, colours, first_row=number * 100)
    if rng.random() < ON_END and not code:
        inks += _edge_text(inks, typography, *size)
    marks: tuple[Mark, ...] = ()
    if code and design.code is not None:
        marks = (Mark(code, design.code, colours.ink),)
    return Sheet(*size, colours.paper, design.shapes, tuple(inks), marks, colours.fade, design.name)


def _edge_text(inks: list[Ink], typography: Typography, width: float, height: float) -> list[Ink]:
    """Print the logo's words once more, on end along the right edge, if nothing else stands there."""
    brand = [ink.text for ink in inks if ink.field == "logo"]
    kind = typography.of("tagline")
    x, y, out = width - kind.size, height * 0.92, list[Ink]()
    for text in brand:
        ink = Ink(
            text, "edge", fonts.face_for(kind.face, text), kind.size, kind.colour, x, y, -1, 0.1, turned=True
        )
        out.append(ink)
        y -= ink.width + kind.size * 0.5
    is_free = all(ink.box.right < x - 1.5 * kind.size for ink in inks)
    return out if is_free and y > 0.05 * height else []


def _balanced(zones: tuple[Zone, ...], typography: Typography) -> tuple[Zone, ...]:
    """Share the height of a column among its zones by need, where one of them would be cramped."""
    out = list(zones)
    columns: dict[tuple[float, float], list[int]] = {}
    for i, zone in enumerate(zones):
        if any(zone.blocks):
            columns.setdefault((zone.box.left, zone.box.right), []).append(i)
    for column in columns.values():
        members = sorted(column, key=lambda i: zones[i].box.top)
        boxes = [zones[i].box for i in members]
        needs = [_need(zones[i], typography) for i in members]
        if len(members) < 2 or any(zones[i].reverse for i in members):
            continue
        if all(n <= b.height for n, b in zip(needs, boxes, strict=True)):
            continue
        top, bottom, gap = boxes[0].top, boxes[-1].bottom, 14.0
        room = bottom - top - gap * (len(members) - 1)
        if room <= 0:  # zones that overlap leave nothing to share
            continue
        for i, need in zip(members, needs, strict=True):
            tall = room * need / sum(needs)
            out[i] = replace(zones[i], box=Box(zones[i].box.left, top, zones[i].box.right, top + tall))
            top += tall + gap
    return tuple(out)


def _need(zone: Zone, typography: Typography) -> float:
    """Return the height a zone's rows would like, at the scale their width allows."""
    widest = max((_row_width(row, typography, 1) for block in zone.blocks for row in block), default=1.0)
    return _zone_height(zone, typography, min(1.0, zone.box.width / widest))


def _row_width(row: Row, typography: Typography, scale: float) -> float:
    total = 0.0
    for i, span in enumerate(row):
        kind = typography.of(span.field)
        face = fonts.face_for(kind.face, span.text)
        total += fonts.width(face, span.text, kind.size * scale, kind.tracking)
        if i and not span.glued:
            total += _blank(kind.size, row[i - 1].field) * scale
    return total


def _blank(size: float, before: str) -> float:
    return size * (0.6 if before in {"icon", "label"} else 0.38)


def _row_height(row: Row, typography: Typography, scale: float) -> float:
    return max(typography.of(s.field).size for s in row) * typography.leading * scale


def _zone_height(zone: Zone, typography: Typography, scale: float) -> float:
    rows = sum(_row_height(row, typography, scale) for block in zone.blocks for row in block)
    body = typography.of("body").size
    return rows + max(0, len(zone.blocks) - 1) * typography.gap * body * scale


def _scale(zone: Zone, typography: Typography) -> float:
    """Return the largest scale up to 1 at which the zone's running text fits its box, down to LEAST."""
    body = typography.of("body").size
    rows = [row for block in zone.blocks for row in block]
    running = [row for row in rows if max(typography.of(s.field).size for s in row) <= 1.3 * body]
    widest = max((_row_width(row, typography, 1) for row in running), default=1.0)
    fit = min(1.0, zone.box.width / widest, zone.box.height / (_zone_height(zone, typography, 1) or 1.0))
    return max(fit, LEAST / body if running else 0.35)


def _row_scale(row: Row, zone: Zone, typography: Typography, scale: float) -> float:
    """Return the scale of one row: a headline wider than its zone is set smaller than the rest."""
    wide = _row_width(row, typography, scale)
    largest = max(typography.of(s.field).size for s in row) * scale
    return scale if wide <= zone.box.width else scale * max(zone.box.width / wide, min(1.0, LEAST / largest))


def _set_zone(
    rng: Random, zone: Zone, typography: Typography, colours: Palette, *, first_row: int
) -> list[Ink]:
    blocks = tuple(b for b in zone.blocks if b)
    if not blocks:
        return []
    zone = replace(zone, blocks=blocks)
    scale = _scale(zone, typography)
    free = max(0.0, zone.box.height - _zone_height(zone, typography, scale))
    y = zone.box.top + {"top": 0.0, "middle": free / 2, "bottom": free}[zone.valign]
    tabbed = zone.align == "left" and rng.random() < 0.3
    inks: list[Ink] = []
    number = first_row
    for block in blocks:
        tab = _tab(block, zone, typography, scale) if tabbed else 0.0
        for row in block:
            number += 1
            size = _row_scale(row, zone, typography, scale)
            tall = _row_height(row, typography, size)
            wide = _row_width(row, typography, size)
            x = (
                zone.box.left
                + {"left": 0.0, "center": (zone.box.width - wide) / 2, "right": zone.box.width - wide}[
                    zone.align
                ]
            )
            baseline = y + tall * 0.5 + max(typography.of(s.field).size for s in row) * 0.35 * size
            inks += _set_row(
                row, typography, colours if zone.reverse else None, x, baseline, size, number, tab
            )
            y += tall
        y += typography.gap * typography.of("body").size * scale
    return inks


def _tab(block: Block, zone: Zone, typography: Typography, scale: float) -> float:
    """Where values begin when labels stand in a column of their own; 0 where there is no room for that."""
    rows = [row for row in block if len(row) > 1 and row[0].field in {"label", "icon"}]
    if len(rows) < 2:
        return 0.0
    gap = typography.of("body").size * 0.7 * scale
    tab = max(_row_width(row[:1], typography, scale) for row in rows) + gap
    widest = max(_row_width(row[1:], typography, scale) for row in rows)
    return tab if tab + widest <= zone.box.width else 0.0


def _set_row(
    row: Row,
    typography: Typography,
    reverse: Palette | None,
    x: float,
    y: float,
    scale: float,
    number: int,
    tab: float,
) -> list[Ink]:
    inks: list[Ink] = []
    start = x
    for i, span in enumerate(row):
        kind = typography.of(span.field, reverse=reverse.on_accent if reverse else None)
        face = fonts.face_for(kind.face, span.text)
        size = kind.size * scale
        if i and not span.glued:
            x += _blank(size, row[i - 1].field)
        if i == 1 and tab and row[0].field in {"label", "icon"}:
            x = max(x, start + tab)
        for k, text in enumerate(span.text.split()):
            if k:
                x += fonts.width(face, " ", size) + 2 * kind.tracking * size
            ink = Ink(text, span.field, face, size, kind.colour, x, y, number, kind.tracking)
            inks.append(ink)
            x += ink.width
    return inks
