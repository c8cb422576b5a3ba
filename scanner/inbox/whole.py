"""Whether a picture file has arrived whole: what its own format says of where it ends.

A copy that stalls leaves a file that stands still and is not all there. Formats that do not say where they
end count as whole.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from scanner.files import open_photo

TAIL = 65_536
"""Bytes at the end in which a JPEG's last marker stands: cameras put a little of their own behind it."""
MOST_PARTS = 10_000
"""Parts of a file that are followed: who has more means harm, and reading the file tells."""
PDF_TAIL = 2_048
PDF_HEADER = 1_024


def is_whole(path: Path) -> bool:
    """Tell whether the file at `path` holds all that it announces. Raises OSError."""
    with open_photo(path) as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        if not file.read().strip(b"\0"):
            return False  # room was reserved for what is to come
        file.seek(0)
        head = file.read(16)
        for begins, check in CHECKS:
            if begins(head):
                file.seek(0)
                try:
                    return check(file, size)
                except struct.error:  # it ends within a header
                    return False
    return True


def _jpeg(file: BinaryIO, size: int) -> bool:
    """Follow the segments, which may hold whole pictures of their own, to the scan, and look for its end."""
    file.seek(2)
    for _ in range(MOST_PARTS):
        marker, kind, length = struct.unpack(">BBH", file.read(4))
        if marker != 0xFF:
            return True  # damaged, not cut short: reading it tells
        if kind == 0xDA:
            break
        file.seek(length - 2, 1)
    else:
        return True
    scan = file.tell()
    file.seek(max(scan, size - TAIL))
    return b"\xff\xd9" in file.read()


def _png(file: BinaryIO, size: int) -> bool:
    file.seek(8)
    for _ in range(MOST_PARTS):
        length, kind = struct.unpack(">I4s", file.read(8))
        end = file.seek(length + 4, 1)
        if kind == b"IEND" or end > size:
            return end <= size
    return True


def _boxes(file: BinaryIO, size: int) -> bool:
    """Follow the boxes of a HEIC or AVIF file; the last one may run to the end, whatever that is."""
    at = 0
    kinds = set()
    for _ in range(MOST_PARTS):
        if at >= size:
            break
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
        kinds.add(kind)
        at = at + length if length else size
        if 0 < length < 8:
            return True  # damaged, not cut short
    return at == size and {b"meta", b"mdat"} <= kinds


def _riff(file: BinaryIO, size: int) -> bool:
    _, length = struct.unpack("<4sI", file.read(8))
    return bool(size >= length + 8)


def _gif(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - TAIL))
    return file.read().rstrip(b"\0").endswith(b"\x3b")


def _bmp(file: BinaryIO, size: int) -> bool:
    file.seek(2)
    (length,) = struct.unpack("<I", file.read(4))
    return bool(size >= length)


def _pdf(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - PDF_TAIL))
    return b"%%EOF" in file.read()


def _starts(magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


CHECKS: tuple[tuple[Callable[[bytes], bool], Callable[[BinaryIO, int], bool]], ...] = (
    (_starts(b"\xff\xd8"), _jpeg),
    (_starts(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda head: head[4:8] == b"ftyp", _boxes),
    (_starts(b"RIFF"), _riff),
    (_starts(b"GIF8"), _gif),
    (_starts(b"BM"), _bmp),
    (_starts(b"%PDF-"), _pdf),
)
"""How a format begins, and what tells that it is all there."""
