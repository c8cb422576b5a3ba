"""Which photos the arguments of a command mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scanner.files import is_url, listed
from scanner.inbox.folders import is_photo, photos_in

SOME = 5
"""Endings of names that are told, where none is a photo's."""


def photos(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the photos of the arguments: a file as it is, a folder's photos sorted by path; so for URLs.

    In a folder, hidden files, what systems keep there and files without a photo's suffix are passed over. An
    argument that is no file is yielded all the same, so that its reading tells why it could not be read; so
    is a folder that cannot be listed. Raises UsageError for a URL that cannot be reached.
    """
    seen: set[str] = set()
    for argument in arguments:
        for path in _meant(argument):
            if path not in seen:
                seen.add(path)
                yield path


def why_none(argument: str) -> str:
    """Say why no photo was found under an argument."""
    if is_url(argument):
        return f"{argument} holds none"
    try:
        names = [path.name for path in Path(argument).iterdir()]
    except OSError as error:
        return f"{argument} cannot be listed: {error.strerror}"
    if not names:
        return f"{argument} is empty"
    kinds = sorted({Path(name).suffix.lower() for name in names} - {""})
    told = f" ({', '.join(kinds[:SOME])})" if kinds else ""
    held = "1 file or folder" if len(names) == 1 else f"{len(names)} files and folders"
    return f"{argument} holds {held}{told}, and none of them is a photo"


def _meant(argument: str) -> Iterable[str]:
    if is_url(argument):
        found = listed(argument)
        return (argument,) if found is None else (url for url in found if is_photo(url.rpartition("/")[2]))
    return _in_folder(argument) if _is_folder(argument) else (argument,)


def _is_folder(place: str) -> bool:
    try:
        return Path(place).is_dir()
    except OSError:  # it may not be looked at, or its name is too long: its reading tells
        return False


def _in_folder(folder: str) -> Iterator[str]:
    """Yield a folder's photos; then the folders that cannot be listed, so that their reading tells why."""
    closed: list[str] = []
    told = photos_in(Path(folder), closed=lambda error: closed.append(error.filename))
    yield from (entry.path for entry in told)
    yield from closed
