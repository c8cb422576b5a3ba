"""A file that is to be deleted with a person who was forgotten, and how to tell that it is still theirs."""

from __future__ import annotations

from dataclasses import dataclass


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
