"""A reader that is asked the same a second time and answers from memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from scanner.model.geometry import Quad
from scanner.model.photo import Pixels
from scanner.ocr.reader import FoundLine, Reader, StripReading

T = TypeVar("T")


class Remembering:
    """Answers what `reader` answers, which is the same for the same pixels, at the cost of one look."""

    def __init__(self, reader: Reader) -> None:
        self.name, self.reads_well = reader.name, reader.reads_well
        self._reader = reader
        self._answers: dict[tuple[object, ...], object] = {}

    def find_text(self, pixels: Pixels) -> tuple[Quad, ...]:
        return self._once(("text", *_mark(pixels)), lambda: self._reader.find_text(pixels))

    def find_lines(self, pixels: Pixels, seen: Sequence[Quad] = ()) -> tuple[FoundLine, ...]:
        question = ("lines", *_mark(pixels), *seen)
        return self._once(question, lambda: self._reader.find_lines(pixels, seen))

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[StripReading, ...]:
        return tuple(map(self._read, strips))

    def _read(self, strip: Pixels) -> StripReading:
        return self._once(("strip", *_mark(strip)), lambda: self._reader.read_strips([strip])[0])

    def _once(self, question: tuple[object, ...], ask: Callable[[], T]) -> T:
        if question not in self._answers:
            self._answers[question] = ask()
        return cast("T", self._answers[question])


def _mark(pixels: Pixels) -> tuple[object, ...]:
    return pixels.shape, hashlib.sha256(pixels.tobytes()).digest()
