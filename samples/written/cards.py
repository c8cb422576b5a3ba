"""Read cards that were written down by hand, each a design of its own, and set them in type.

A card begins with `@WIDTH HEIGHT COUNTRY`. Then comes a line for each row of print, `LEFT TOP HEIGHT TEXT`,
in 1/1050 of 85 mm, and a line for each value that stands on it: `=name`, `=org`, `=title` and `=address`,
other forms as right parted by ` | `; `=email`, `=url`, `=social`; `=phone KIND PRINTED > E164`, its kind `-`
where nothing tells it, `=other` where the number counts neither way. A value that nobody can tell is `?`.
All of them are invented: people, companies, addresses and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from samples.press import fonts, pages
from samples.press.sheet import Ink, Sheet
from scanner.model.page import Page

FOLDER = Path(__file__).parent
LEARNT = ("west", "asia")
"""Sets that weights are learnt from."""
UNSEEN = ("west_unseen", "asia_unseen")
"""Sets that nothing is learnt from. Do not read them: they tell how cards are understood that nobody saw."""

UNIT = 1000 / 1050
"""Of a sheet, for one of a written card."""
SIZE, BASELINE = 0.8, 0.8
"""Of type and where letters stand, in heights of its row."""
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

SINGLE = ("name", "org", "title", "address")
SEVERAL = {"email": "emails", "url": "urls", "social": "socials"}

Truth = dict[str, Any]


def written(name: str) -> list[tuple[Sheet, Truth]]:
    """Return the cards of a set, each with what stands on it in the shape the scorer takes."""
    return parse((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def read(name: str, *, seed: int = 0) -> Iterator[tuple[Page, Truth]]:
    """Yield the cards of a set as the readers would read them, with errors that differ with `seed`."""
    for number, (sheet, truth) in enumerate(written(name)):
        page = pages.read(Random(f"written-{name}-{number}-{seed}"), sheet)
        if page.lines:
            yield page, truth


def parse(text: str) -> list[tuple[Sheet, Truth]]:
    """Return the cards of a text; raise ValueError at a line that says nothing."""
    found: list[tuple[Sheet, Truth]] = []
    for block in text.split("\n@")[1:]:
        head, *lines = block.strip().split("\n")
        width, height, _ = head.split()
        rows = [line for line in lines if not line.startswith("=")]
        inks = tuple(ink for number, row in enumerate(rows) for ink in _set(row, number))
        sheet = Sheet(int(width) * UNIT, int(height) * UNIT, WHITE, (), inks)
        found.append((sheet, _truth([line for line in lines if line.startswith("=")])))
    return found


def _set(row: str, number: int) -> Iterator[Ink]:
    """Set a row in type, word by word; several blanks are as wide as they are many."""
    left, top, height, text = row.split(" ", 3)
    size = int(height) * SIZE * UNIT
    x, y = int(left) * UNIT, (int(top) + BASELINE * int(height)) * UNIT
    face = fonts.face_for(fonts.FAMILIES[0].regular, text)
    blank = fonts.width(face, " ", size)
    for word in text.split(" "):
        if word:
            ink = Ink(word, "", face, size, BLACK, x, y, number)
            yield ink
            x += ink.width
        x += blank


def _truth(lines: list[str]) -> Truth:
    truth: Truth = {field: None for field in SINGLE} | {"phones": [], "emails": [], "urls": [], "socials": []}
    for line in lines:
        field, _, value = line[1:].partition(" ")
        if field in SINGLE:
            truth[field], *others = value.split(" | ")
            truth |= {f"{field}_alt": others} if others else {}
        elif field in SEVERAL:
            truth[SEVERAL[field]].append(value)
        elif field in ("phone", "other"):
            kind, _, number = value.partition(" ")
            raw, _, e164 = number.partition(" > ")
            phone = {"raw": raw, "e164": e164 or None, "type": None if kind == "-" else kind}
            truth.setdefault("phones" if field == "phone" else "ignore_phones", []).append(phone)
        else:
            raise ValueError(f"a written card says {line!r}")
    return truth
