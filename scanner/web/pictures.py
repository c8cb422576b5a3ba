"""Pictures made for pages, kept in memory only: on disk they would outlive a person that is forgotten."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from scanner.actions.keeping.pictures import Shown, decoded, flat
from scanner.model.geometry import Box
from scanner.model.photo import Pixels
from scanner.model.record import KeptCard, SeenPhoto

K = TypeVar("K")
T = TypeVar("T")

PHOTOS, CARDS, FILES = 2, 16, 4000
"""How many are kept: photos of 75 MB, cards of 4 MB, and JPEGs of 5 to 200 kB."""
LARGE, MEDIUM, SMALL = 1400, 1000, 160
"""Pixels of the longer side: a photo to look at, a card beside it, a card in a list."""
STRIP = 900


@dataclass(slots=True)
class Pictures:
    """Makes each picture once and keeps the latest; one photo is decoded at a time, whoever else waits."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _photos: OrderedDict[tuple[str, int], Shown] = field(default_factory=OrderedDict)
    _cards: OrderedDict[tuple[str, int], Pixels] = field(default_factory=OrderedDict)
    _files: OrderedDict[tuple[object, ...], bytes] = field(default_factory=OrderedDict)

    def photo(self, seen: SeenPhoto, sheet: int) -> bytes:
        """Return the whole photo, of a PDF or TIFF one sheet. Raises PhotoError."""
        return self._file((seen.digest, sheet), lambda: self._photo(seen, sheet).pixels, LARGE)

    def size(self, seen: SeenPhoto, sheet: int) -> tuple[float, float]:
        """Return width and height of the upright photo, in pixels of its file. Raises PhotoError."""
        with self._lock:
            shown = self._photo(seen, sheet)
        height, width = shown.pixels.shape[:2]
        return width * shown.scale, height * shown.scale

    def card(self, seen: SeenPhoto, card: KeptCard, *, longest: int) -> bytes:
        """Return a card, flat. Raises PhotoError."""
        from scanner.vision.picture import clear

        key = (seen.digest, card.position, longest)
        return self._file(key, lambda: clear(self._card(seen, card)), longest)

    def strip(self, seen: SeenPhoto, card: KeptCard, boxes: Iterable[Box]) -> bytes:
        """Return the part of a card in which these boxes are. Raises PhotoError."""
        from scanner.vision.picture import clear, strip

        held = tuple(boxes)
        key = (seen.digest, card.position, held)
        return self._file(key, lambda: clear(strip(self._card(seen, card), held)), STRIP)

    def digests(self) -> set[str]:
        """Return the photos of which pictures are kept."""
        with self._lock:
            return {digest for digest, *_ in (*self._photos, *self._cards)} | {
                str(key[0]) for key in self._files
            }

    def forget(self, digests: Iterable[str]) -> None:
        """Keep no pictures of some photos."""
        gone = set(digests)
        held: tuple[OrderedDict[Any, Any], ...] = (self._photos, self._cards, self._files)
        with self._lock:
            for pictures in held:
                for key in [key for key in pictures if key[0] in gone]:
                    del pictures[key]

    def _photo(self, seen: SeenPhoto, sheet: int) -> Shown:
        return _kept(self._photos, (seen.digest, sheet), lambda: decoded(seen, sheet=sheet), PHOTOS)

    def _card(self, seen: SeenPhoto, card: KeptCard) -> Pixels:
        key = (seen.digest, card.position)
        return _kept(self._cards, key, lambda: flat(self._photo(seen, card.sheet), card), CARDS)

    def _file(self, key: tuple[object, ...], make: Callable[[], Pixels], longest: int) -> bytes:
        from scanner.vision.picture import jpeg

        with self._lock:
            return _kept(self._files, key, lambda: jpeg(make(), longest=longest), FILES)


def _kept(held: OrderedDict[K, T], key: K, make: Callable[[], T], most: int) -> T:
    """Return what is held under a key, made where it is not; what was not asked for longest goes."""
    if key not in held:
        held[key] = make()
    held.move_to_end(key)
    while len(held) > most:
        held.popitem(last=False)
    return held[key]
