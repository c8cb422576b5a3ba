from __future__ import annotations

import os
from pathlib import Path

import fsspec

from scanner.actions.keeping.photos import photos


def test_a_folder_gives_its_photos_in_order_and_passes_over_the_rest(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.heic", "notes.txt", ".hidden.jpg", "deep/c.pdf", ".git/d.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [str(Path(path).relative_to(tmp_path)) for path in photos([str(tmp_path)])]
    assert found == ["a.heic", "b.JPG", "deep/c.pdf"]


def test_a_file_is_taken_whatever_its_name_and_only_once(tmp_path: Path) -> None:
    odd = tmp_path / "photo"
    odd.touch()
    assert list(photos([str(odd), str(odd), "missing.jpg"])) == [str(odd), "missing.jpg"]


def test_names_with_newlines_blanks_and_bytes_that_are_no_text_come_through(tmp_path: Path) -> None:
    names = ["new\nline.jpg", " blank .jpg", "-dash.jpg", os.fsdecode(b"\xff\xfe.jpg")]
    for name in names:
        (tmp_path / name).touch()
    assert sorted(Path(path).name for path in photos([str(tmp_path)])) == sorted(names)


def test_urls_of_folders_patterns_and_files_give_photos_like_paths() -> None:
    memory = fsspec.filesystem("memory")
    for name in ("b.JPG", ".hidden.jpg", "notes.txt", "deep/c.pdf", "odd"):
        memory.pipe_file(f"/photos/{name}", b"")
    in_order = ["memory:///photos/b.JPG", "memory:///photos/deep/c.pdf"]
    assert list(photos(["memory://photos"])) == in_order
    assert list(photos(["memory://photos/*", "memory://photos/deep"])) == in_order
    assert list(photos(["memory://photos/odd", "memory://none.jpg"])) == [
        "memory://photos/odd",
        "memory://none.jpg",
    ]
