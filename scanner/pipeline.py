"""The recipe: a photo's bytes in, what was read and understood out. Who does it for many is in `workers`."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2

from scanner.errors import ScannerError
from scanner.fields.heard import with_readers
from scanner.fields.propose import propose
from scanner.fields.prose import is_prose
from scanner.files import fetch
from scanner.model.geometry import Quad
from scanner.model.photo import CardImage, Photo
from scanner.model.reading import ReadCard, Reading
from scanner.ocr.ghost import shines_through
from scanner.ocr.look import find_text, on_card
from scanner.ocr.open import open_readers
from scanner.ocr.read import read
from scanner.ocr.reader import Reader
from scanner.ocr.strips import scaled
from scanner.steps import step
from scanner.vision.codes import find_codes
from scanner.vision.load import load
from scanner.vision.locate import locate
from scanner.vision.rectify import rectify, turn

log = logging.getLogger(__name__)

NO_MEMORY = -4
"""OpenCV's code for that: https://docs.opencv.org/4.x/db/de0/group__core__utils.html, StsNoMem."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How photos are to be read: what a worker process needs to open its own readers."""

    reader: str = "both"
    languages: tuple[str, ...] = ()
    region: str | None = None
    threads: int = 1


def read_photo(data: bytes, name: str, *, readers: Sequence[Reader], region: str | None) -> Reading:
    """Read every card in one photo file; raise PhotoError or ReaderError where that cannot be done."""
    start = time.perf_counter()
    cards: list[ReadCard] = []
    taken = None
    for photo in load(data, name):
        step()
        taken, digest = taken or photo.taken, photo.digest
        flats = _cut_out(photo, readers[0])
        del photo  # it is large, and others take their turns while its cards wait for Tesseract
        cards += _read_cards(flats, readers=readers, region=region)
    return Reading(name, digest, time.perf_counter() - start, tuple(cards), taken)


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """A card cut out of sheet `sheet` of a file, the lines of text `seen` on it, and its photo's scale."""

    card: CardImage
    seen: tuple[Quad, ...]
    scale: float
    sheet: int


def _cut_out(photo: Photo, reader: Reader) -> list[Flat]:
    text = find_text(photo.pixels, reader)
    cards = [rectify(photo.pixels, quad) for quad in locate(photo.pixels, text)]
    return [Flat(card, on_card(text, card, photo.pixels), photo.scale, photo.page) for card in cards]


def _read_cards(
    flats: Sequence[Flat], *, readers: Sequence[Reader], region: str | None
) -> Iterator[ReadCard]:
    for flat in flats:
        step()
        page, quarters = read(flat.card, readers, flat.seen)
        if not page.lines and flat.card.quad is not None:
            continue  # an empty sheet of paper is no card
        card = turn(flat.card, quarters)
        page = replace(page, codes=find_codes(card)).rounded()
        if not (page.lines or page.codes):
            continue
        if not page.codes and shines_through(card, page, readers):
            continue  # nor is its empty back
        found = propose(page, region=region)
        if not is_prose(page, found):
            whole = 0 if card.quad else quarters
            quad = card.quad and scaled(card.quad, flat.scale)
            yield ReadCard(quad, page, with_readers(page, found), sheet=flat.sheet, turn=whole)


@functools.cache
def opened(recipe: Recipe) -> tuple[Reader, ...]:
    """Open the readers of `recipe` once a process: their models are large and slow to load.

    OpenCV gets as many threads as they: one processor a worker.
    """
    cv2.setNumThreads(recipe.threads)
    return open_readers(recipe.reader, languages=recipe.languages, threads=recipe.threads)


def warm(recipe: Recipe) -> None:
    """Open the readers of `recipe` before there is anything to read."""
    opened(recipe)


def read_file(place: str, recipe: Recipe, *, data: bytes | None = None) -> Reading:
    """Read one photo from its path or URL, or from its bytes where they came along.

    Whatever goes wrong with it is told in the reading's `error`, without its name; but MemoryError is raised,
    since a process that has no more is not fit for the next photo either.
    """
    start = time.perf_counter()
    try:
        data = fetch(place) if data is None else data
        return read_photo(data, place, readers=opened(recipe), region=recipe.region)
    except ScannerError as e:
        error = str(e).removeprefix(f"{place}: ")
    except MemoryError:
        raise
    except Exception as e:  # one photo's unforeseen failure must not end the batch
        log.debug("reading %s failed", place, exc_info=True)
        if isinstance(e, cv2.error) and e.code == NO_MEMORY:
            raise MemoryError from e
        error = f"unexpected {type(e).__name__}; please report it with a photo that may be shared"
    return Reading(place, "", time.perf_counter() - start, error=error)
