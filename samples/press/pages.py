"""Make pages as the readers would read our cards, by the thousand, straight from the layout.

Only what a reader sees on a strip is simulated. How two readings become one, and how words become lines, is
done by the product's own consensus and layout, so a page here has the shape of a page there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from samples.press import invent, layout, locales, noise, truth, variety, wording
from samples.press.noise import Rates
from samples.press.sheet import Ink, Sheet
from scanner.model.geometry import Box
from scanner.model.page import Page, Word
from scanner.ocr.again import with_views
from scanner.ocr.consensus import consensus
from scanner.ocr.layout import Placed, lines_of
from scanner.ocr.reader import StripReading, StripWord
from scanner.ocr.views import VIEWS

STRIP_GAP = 2.6
"""A gap between words of this many letter heights parts them into two strips, as detectors part them."""

PADDING = (0.05, 0.35)
"""How much higher than its letters a detected line is, in letter heights."""

ONE_READER = 0.12
"""Share of pages that only one reader read."""

TURNED_SEEN = 0.3
"""Share of words printed upright along an edge that a detector takes for text."""

EMBLEM_SEEN = 0.25
"""Share of emblems that are taken for letters."""

REPEATED = 0.5
"""Share of second looks in which Tesseract reads what it read at first, as it does on photographs."""

SCALES = (0.9, 1.7)
"""Pixels of the card image a unit: cards come out some 900 to 1,700 pixels wide."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A printed word in pixels of the card image, before anybody reads it."""

    text: str
    field: str
    box: Box
    row: int


def generate(seed: int, count: int, *, held_out: bool = False) -> Iterator[tuple[Page, truth.Row]]:
    """Yield up to `count` pages with the expected reading of each; the same seed gives the same pages.

    With `held_out` every name and company word is one that training never sees, else none is. A card of
    which nothing at all was read has no page.
    """
    for number in range(count):
        page, row = drawn(seed, number, held_out=held_out)
        if page.lines:
            yield page, row


def drawn(seed: int, number: int, *, held_out: bool) -> tuple[Page, truth.Row]:
    """Return page `number` of a seed with its expected reading; it has no lines where nothing was read."""
    rng = Random(f"page-{seed}-{number}-{held_out}")
    card = invent.invent(rng, locales.draw(rng), held_out=held_out, reserved=False)
    other = Random(f"variety-{seed}-{number}-{held_out}")
    card = variety.vary(other, card)
    page = read(rng, layout.lay_out(rng, variety.reword(other, card, wording.word(rng, card))))
    return page, truth.of_card(card)


def read(rng: Random, sheet: Sheet) -> Page:
    """Read a sheet with simulated errors."""
    scale = rng.uniform(*SCALES)
    bad = noise.severity(rng)
    both = rng.random() >= ONE_READER
    names = ("ppocr", "tesseract") if both else (rng.choice(("ppocr", "tesseract")),)
    seen = [_seen(rng, ink, scale) for ink in sheet.inks if not ink.turned or rng.random() < TURNED_SEEN]
    seen += _emblem(rng, sheet, scale)
    strips = [_strip(rng, row, names, bad) for row in _rows(seen)]
    return Page(lines_of([s for s in strips if s]), sheet.width * scale, sheet.height * scale)


def _seen(rng: Random, ink: Ink, scale: float) -> Seen:
    box = ink.box
    shake = ink.size * 0.03 * scale
    left, top, right, bottom = (
        edge * scale + rng.gauss(0, shake) for edge in (box.left, box.top, box.right, box.bottom)
    )
    return Seen(ink.text, ink.field, Box(left, top, max(left + 1, right), max(top + 1, bottom)), ink.row)


def _emblem(rng: Random, sheet: Sheet, scale: float) -> list[Seen]:
    """Now and then an emblem is taken for letters."""
    forms = [s for s in sheet.shapes if s.kind in {"polygon", "ellipse"}]
    if not forms or rng.random() > EMBLEM_SEEN:
        return []
    xs, ys = zip(*forms[-1].points, strict=True)
    if max(xs) - min(xs) > sheet.width * 0.3:
        return []
    box = Box(min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale)
    return [Seen(rng.choice(noise.LOGO_GARBAGE), "emblem", box, -1)]


def _rows(seen: Sequence[Seen]) -> list[list[Seen]]:
    """Group words into what a detector takes for one line: one row without a wide gap in it."""
    rows: list[list[Seen]] = []
    for word in sorted(seen, key=lambda s: s.box.left):
        row = next((r for r in rows if _continues(r[-1], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return rows


def _continues(last: Seen, word: Seen) -> bool:
    gap = word.box.left - last.box.right
    return word.row == last.row and gap < STRIP_GAP * max(last.box.height, word.box.height)


def _strip(rng: Random, row: Sequence[Seen], names: Sequence[str], bad: float) -> list[Placed]:
    """Let every reader read one strip, and place the words that come of it."""
    around = Box.around(s.box for s in row)
    pad = rng.uniform(*PADDING) * around.height / 2
    readings = [_reading(rng, name, row, around.left, bad) for name in names]
    look = Random(f"again-{bad}-{[seen.text for seen in row]}")
    views = [_again(look, readings[-1], row, around.left, bad) for _ in VIEWS] if len(names) > 1 else ()
    placed = []
    for word in with_views(consensus(names, readings), views):
        left, right = around.left + word.left, around.left + max(word.left + 1, word.right)
        box = Box(left, around.top - pad, right, around.bottom + pad)
        placed.append(Placed(Word(word.text, box, word.confidence, word.votes), box))
    return placed


def _again(rng: Random, first: StripReading, row: Sequence[Seen], start: float, bad: float) -> StripReading:
    """Let Tesseract look at a strip again, in another view."""
    return first if rng.random() < REPEATED else _reading(rng, "tesseract", row, start, bad)


def _reading(rng: Random, reader: str, row: Sequence[Seen], start: float, bad: float) -> StripReading:
    rates = noise.RATES[reader]
    words = []
    for group in _joined(rng, row, rates, bad):
        word = _read_word(rng, reader, group, rates, bad)
        if word[0]:
            box = Box.around(s.box for s in group)
            words.append(StripWord(word[0], box.left - start, box.right - start, word[1]))
    return tuple(words)


def _joined(rng: Random, row: Sequence[Seen], rates: Rates, bad: float) -> list[list[Seen]]:
    """Drop blanks between words as readers do: the narrower the gap the sooner."""
    groups: list[list[Seen]] = []
    for word in row:
        if groups:
            before = groups[-1][-1]
            gap = (word.box.left - before.box.right) / max(1.0, before.box.height)
            rate = rates.join * max(0.5, bad) * (3 if gap < 0.22 else 1 if gap < 0.6 else 0.1)
            if "icon" not in {word.field, before.field} and rng.random() < min(0.5, rate):
                groups[-1].append(word)
                continue
        groups.append([word])
    return groups


def _read_word(
    rng: Random, reader: str, group: Sequence[Seen], rates: Rates, bad: float
) -> tuple[str, float]:
    """Return what a reader makes of joined words, and how sure it says it is; nothing where it sees none."""
    text, field = "".join(s.text for s in group), group[0].field
    if field == "icon":
        return ("", 0.0) if rng.random() < noise.ICON_LOST else (rng.choice(noise.ICON_GARBAGE), rng.random())
    hard = noise.LOGO_HARDER if any(s.field in {"logo", "emblem"} for s in group) else 1.0
    if rng.random() < min(0.6, rates.miss * bad * hard):
        return "", 0.0
    seen = "".join(noise.misread(rng, text, rates, bad * hard).split())
    return seen, noise.claimed(rng, reader, is_right=seen == text)
