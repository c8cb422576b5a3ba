"""The photos in a folder and its subfolders, without what systems and sync tools keep there."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

PHOTOS = frozenset(
    ".jpg .jpeg .jpe .jfif .png .webp .tif .tiff .bmp .gif .heic .heif .hif .avif .pdf".split()
)
"""What the names of photos and scans end in, in small letters."""
HIDDEN = (".", "~")
"""How names begin that are hidden or half there: .Trash-1000, .stversions, .a.heic.icloud, ~syncthing~a"""
KEPT_BY_SYSTEMS = frozenset(
    {
        *("@eadir", "#recycle", "@recycle", "#snapshot", "@recently-snapshot"),  # on network drives
        *("$recycle.bin", "recycler", "system volume information", "lost+found", "__macosx"),
    }
)
"""Folders for previews, for what was thrown away and for what was there before, in small letters."""


def is_photo(name: str) -> bool:
    """Tell whether a file's name is one of a photo or scan that is not hidden."""
    return not is_passed_over(name) and Path(name).suffix.lower() in PHOTOS


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder of that name is nobody's photo, or not whole yet."""
    return name.startswith(HIDDEN) or name.casefold() in KEPT_BY_SYSTEMS


def photos_in(
    root: Path,
    *,
    apart: Collection[Path] = (),
    closed: Callable[[OSError], object] = lambda _: None,
) -> Iterator[os.DirEntry[str]]:
    """Yield what has a photo's name in a folder and its subfolders, by path; what is a pipe among them too.

    Folders that are links are passed over, and those `apart`; `closed` is told of one that cannot be listed.
    """
    leave = {str(path) for path in apart}
    todo: list[Iterator[os.DirEntry[str]]] = [_entries(str(root), closed)]
    while todo:  # not by recursion: folders may lie in folders, a thousand deep
        entry = next(todo[-1], None)
        if entry is None:
            todo.pop()
        elif is_passed_over(entry.name) or entry.path in leave:
            continue
        elif _is_folder(entry):
            todo.append(_entries(entry.path, closed))
        elif is_photo(entry.name):
            yield entry


def _entries(folder: str, closed: Callable[[OSError], object]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return iter(sorted(found, key=lambda entry: entry.name))
    except OSError as error:
        closed(error)
        return iter(())


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
