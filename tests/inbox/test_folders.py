"""The photos of a folder are found at any depth, and nothing is that systems keep there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scanner.inbox.folders import photos_in


def found(root: Path) -> list[str]:
    return [str(Path(entry.path).relative_to(root)) for entry in photos_in(root)]


def test_what_systems_and_sync_tools_keep_is_passed_over(tmp_path: Path) -> None:
    kept = (
        "@eaDir", "#recycle", "$RECYCLE.BIN", ".Trash", ".Trash-1000", ".Trashes", ".stversions",
        "lost+found", "System Volume Information", "__MACOSX", "#snapshot", "@Recycle", ".dropbox.cache",
    )  # fmt: skip
    for name in (
        *(f"{folder}/a.jpg" for folder in kept),
        ".a.jpg.icloud",
        "._a.jpg",
        "a.jpg",
        "recycled/a.jpg",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert found(tmp_path) == ["a.jpg", "recycled/a.jpg"]


@contextmanager
def nested(root: Path, *, depth: int, name: str) -> Iterator[None]:
    """Make folders in each other, with a photo in the last, and remove them, which pytest cannot."""
    before = Path.cwd()
    try:
        os.chdir(root)
        for _ in range(depth):
            Path(name).mkdir()
            os.chdir(name)
        Path("a.jpg").write_bytes(b"x")
        yield
    finally:
        os.chdir(before)
        subprocess.run(["/bin/rm", "-rf", str(root / name)], check=True)


def test_a_thousand_folders_in_each_other_are_only_folders(tmp_path: Path) -> None:
    with nested(tmp_path, depth=1_000, name="d"):
        assert found(tmp_path) == [f"{'d/' * 1_000}a.jpg"]


def test_folders_deeper_than_a_path_may_be_are_told(tmp_path: Path) -> None:
    closed = list[OSError]()
    with nested(tmp_path, depth=30, name="d" * 200):
        assert list(photos_in(tmp_path, closed=closed.append)) == []
    assert len(closed) == 1
