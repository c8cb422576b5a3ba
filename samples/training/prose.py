"""Lines of ordinary words in many languages, set into drawn pages: what real cards say besides.

Without them, the only lines on a drawn card that no list knows are names, and weights would learn so.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.press.fake import faker_of
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Vote, Word

LANGUAGES = ("en_US", "de_DE", "fr_FR", "pl_PL", "es_ES", "nl_NL", "cs_CZ", "da_DK", "it_IT", "pt_BR")
SHARE = 0.3
"""Share of pages that get such lines."""
WRITINGS = (str.title, str.upper, str.capitalize, str.capitalize)
ADVANCE = 0.55
"""Width of a letter in its heights."""


def with_prose(rng: Random, page: Page) -> Page:
    """Return `page` with one to four more lines, or as it is."""
    if not page.lines or rng.random() >= SHARE:
        return page
    model = rng.choice(page.lines).box
    height = max(8.0, model.height * rng.choice((0.7, 1.0, 1.0, 1.4)))
    texts = _texts(rng, rng.randint(1, 4))
    top = rng.choice((0.0, *(line.box.bottom for line in page.lines)))
    moved = 1.5 * height * len(texts)
    lines = [_lowered(line, moved) if line.box.center[1] > top else line for line in page.lines]
    lines += [_line(rng, t, model.left, top + (i + 0.25) * 1.5 * height, height) for i, t in enumerate(texts)]
    lines.sort(key=lambda line: line.box.center[1])
    return replace(page, lines=tuple(lines), height=page.height + moved)


def _texts(rng: Random, count: int) -> list[str]:
    fake = faker_of(rng.choice(LANGUAGES))
    fake.seed_instance(rng.getrandbits(32))
    write = rng.choice(WRITINGS)
    mark = rng.choice((" ", " ", ", ", " & "))
    return [write(mark.join(fake.words(rng.choice((1, 2, 2, 3, 4, 6))))) for _ in range(count)]


def _lowered(line: Line, by: float) -> Line:
    return Line(tuple(replace(word, box=_shifted(word.box, by)) for word in line.words))


def _shifted(box: Box, by: float) -> Box:
    return Box(box.left, box.top + by, box.right, box.bottom + by)


def _line(rng: Random, text: str, left: float, top: float, height: float) -> Line:
    words = []
    for part in text.split():
        right = left + ADVANCE * height * len(part)
        sure = rng.choice((0.995, 0.995, 0.97, 0.85))
        votes = (Vote("ppocr", part, sure), Vote("tesseract", part, sure))
        words.append(Word(part, Box(left, top, right, top + height), sure, votes))
        left = right + ADVANCE * height
    return Line(tuple(words))
