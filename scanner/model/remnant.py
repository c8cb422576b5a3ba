"""What is left of a person who was forgotten: a file still to be deleted, and where their card stood."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.model.geometry import Quad


@dataclass(frozen=True, slots=True)
class Remnant:
    """A file at a path, which may hold something else by now.

    It is theirs where its SHA-256 is `digest` (a photo), or its bytes hold `mark`: the UID of a vCard or
    reminder, which stands in it whatever the person changed. One of the two is given.
    """

    path: str
    digest: str = ""
    mark: str = ""

    def __post_init__(self) -> None:
        if bool(self.digest) == bool(self.mark):
            raise ValueError("a remnant is told by its digest or by a mark in it")


@dataclass(frozen=True, slots=True)
class Grave:
    """Where a card that was forgotten stood: its corners, None where it was all of its sheet.

    The `sheet` counts the pages of a PDF from 0; None where it is not known: it may be any.
    """

    quad: Quad | None
    sheet: int | None
