"""Measure how often a word is right by what the second reader says of it: the numbers in consensus.BELIEF.

`python -m tests.ocr.agreement 100` prints, blurs and compresses 100 invented cards, reads them with both
readers, and prints for every kind of agreement how many words there were, how many of them were right, and
the two numbers fitted. A word is right if it is what was printed in its place, blanks apart.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.press import draw, invent, layout, locales, wording
from samples.press.sheet import Sheet
from scanner.model.page import Word
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.consensus import nines_of, relation
from scanner.ocr.open import open_readers
from scanner.ocr.read import read
from scanner.ocr.reader import Reader

SCALE = 1.4
"""Pixels of the card image a unit of the sheet: a card comes out 1,400 pixels wide."""

Sample = tuple[str, float, bool]
"""What the second reader says, the first one's nines, and whether the word is right."""


def samples(count: int, readers: tuple[Reader, ...]) -> Iterator[Sample]:
    """Read `count` invented cards; the same number gives the same cards."""
    for number in range(count):
        rng = Random(f"agreement-{number}")
        card = invent.invent(rng, locales.draw(rng), held_out=False, reserved=False)
        sheet = layout.lay_out(rng, wording.word(rng, card))
        page, _ = read(CardImage(_photographed(rng, sheet), None, np.eye(3)), readers)
        for word in (word for line in page.lines for word in line.words):
            printed = _printed(sheet, word)
            if printed is not None:
                yield from _said(word, printed)


def _photographed(rng: Random, sheet: Sheet) -> Pixels:
    card = np.asarray(draw.draw(sheet, SCALE))[:, :, ::-1]
    by = rng.choice((1, 0.8, 0.6, 0.5, 0.4))
    small = cv2.resize(card, None, fx=by, fy=by, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), rng.choice((0.1, 0.3, 0.6, 0.9, 1.2)))
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.choice((0, 2, 5, 9)), soft.shape)
    dim = np.clip(soft * rng.uniform(0.6, 1) + rng.uniform(0, 40) + noise, 0, 255).astype(np.uint8)
    _, jpeg = cv2.imencode(".jpg", dim, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(35, 92)])
    size = (card.shape[1], card.shape[0])
    return np.asarray(cv2.resize(cv2.imdecode(jpeg, 1), size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _printed(sheet: Sheet, word: Word) -> str | None:
    """Return what is printed where a word was read; None for icons, logos and what stands on end."""
    box = word.box
    inks = [
        ink
        for ink in sheet.inks
        if box.left < SCALE * ink.box.center[0] < box.right
        and box.top < SCALE * ink.box.center[1] < box.bottom
    ]
    if not inks or any(ink.turned or ink.field in {"icon", "logo"} for ink in inks):
        return None
    return "".join(ink.text for ink in sorted(inks, key=lambda ink: ink.x))


def _said(word: Word, printed: str) -> Iterator[Sample]:
    first, second = word.votes
    if first.text:
        nines = nines_of(first.reader, first.confidence)
        yield relation(first.text, second.text), nines, first.text == printed
    for vote in word.votes:
        if vote.text:
            yield vote.reader, nines_of(vote.reader, vote.confidence), vote.text == printed


def fitted(nines: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit log-odds = a + b × nines by Newton's method, held slightly towards 0."""
    known = np.column_stack((np.ones_like(nines), nines))
    weights = np.zeros(2)
    for _ in range(30):
        believed = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - believed) - 0.1 * weights
        bend = (known * (believed * (1 - believed))[:, None]).T @ known + 0.1 * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    kinds: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for kind, nines, is_right in samples(int(sys.argv[1]), open_readers("both")):
        kinds[kind].append((nines, is_right))
    for kind, seen in kinds.items():
        nines, right = (np.array(column, np.float64) for column in zip(*seen, strict=True))
        a, b = fitted(nines, right)
        sys.stdout.write(f"{kind:10} {len(seen):6} words, {right.mean():.3f} right, ({a:.1f}, {b:.1f})\n")


if __name__ == "__main__":
    main()
