"""Which photos the arguments of a command mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from scanner.inbox.found import is_photo


def photos(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the photo files of the arguments: a file as it is, a folder's photos sorted by path.

    In a folder, hidden files and files without a photo's suffix are passed over. An argument that is
    no file is yielded all the same, so that its reading tells why it could not be read.
    """
    seen: set[str] = set()
    for argument in arguments:
        for path in _in_folder(argument) if Path(argument).is_dir() else (argument,):
            if path not in seen:
                seen.add(path)
                yield path


def _in_folder(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(place, name)) for name in sorted(names) if is_photo(name))
