"""Photos that are sent by a browser: put into the inbox under names of ours, and what became of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.folders import made
from scanner.model.record import KeptCard, PhotoState
from scanner.outputs import atomic

if TYPE_CHECKING:
    from scanner.store.store import Records

SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "TIFF": ".tif",
    "BMP": ".bmp",
    "GIF": ".gif",
    "HEIF": ".heic",
    "PDF": ".pdf",
}
"""A file's name ends as its content is, whatever it was called."""
LONGEST_NAME = 40
LONGEST_FOLDER = 150


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a photo so far: where it stands in words, its cards, and whether more is to come.

    `name` is that of its file, empty while nobody has begun with it.
    """

    words: str
    cards: tuple[KeptCard, ...] = ()
    is_settled: bool = False
    is_failed: bool = False
    name: str = ""


def put_in(folder: Path, data: bytes, name: str) -> str:
    """Put a photo into a folder of the inbox; return its SHA-256. Raises PhotoError, OutputError.

    The same photo twice is one file.
    """
    from scanner.vision.load import kind_of  # OpenCV takes its time to load

    suffix = SUFFIXES[kind_of(data)]
    digest = hashlib.sha256(data).hexdigest()
    stem = re.sub(r"[^\w-]+", "-", Path(name).stem).strip("-_")[:LONGEST_NAME] or "photo"
    atomic.place(made(folder) / f"{stem}-{digest[:8]}{suffix}", data)
    return digest


def is_folder(name: str) -> bool:
    """Tell whether a folder can be called so anywhere: the name of an interview, which somebody typed."""
    return 0 < len(name) <= LONGEST_FOLDER and not re.search(r'[/\\:*?"<>|\x00-\x1f]|^\.|\.$', name)


def become(records: Records, digest: str) -> Became:
    """Tell what became of a photo."""
    seen = records.photos.get(digest)
    if seen is None:
        return Became("waits for its turn")
    match seen.state:
        case PhotoState.CLAIMED:
            return Became("is being read", name=seen.name)
        case PhotoState.FAILED:
            return Became(seen.error, is_settled=True, is_failed=True, name=seen.name)
        case PhotoState.DONE:
            cards = records.photos.cards(photo=digest)
            return Became("" if cards else "no card was found on it", cards, is_settled=True, name=seen.name)
