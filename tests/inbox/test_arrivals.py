"""A file is taken when it stands still and is all there, by a clock that only runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scanner.inbox.arrivals import Arrivals, Way
from tests.inbox.test_whole import picture


def names(found: list[str], root: Path) -> list[str]:
    return [str(Path(path).relative_to(root)) for path in found]


def test_a_file_is_taken_when_it_has_stood_still(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"one")
    assert arrivals.look(0.0) == []
    assert arrivals.coming == {str(photo): Way.COMING}
    photo.write_bytes(b"one and two")
    assert arrivals.look(0.9) == []
    assert arrivals.look(1.8) == []
    assert names(arrivals.look(2.0), tmp_path) == ["a.jpg"]
    assert arrivals.coming == {}


def test_clocks_of_files_may_say_what_they_like(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    for name, moment in (("past.jpg", 0), ("future.jpg", 4e9)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (moment, moment))
    assert arrivals.look(0.0) == []
    assert names(arrivals.look(1.0), tmp_path) == ["future.jpg", "past.jpg"]
    os.utime(tmp_path / "past.jpg", (9, 9))
    assert names(arrivals.look(2.0), tmp_path) == ["future.jpg"]


def test_another_file_of_the_same_name_is_another_one(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    photo, other = tmp_path / "a.jpg", tmp_path / ".b"
    photo.write_bytes(b"one")
    arrivals.look(0.0)
    other.write_bytes(b"two")
    os.utime(other, ns=(photo.stat().st_atime_ns, photo.stat().st_mtime_ns))
    other.replace(photo)
    assert arrivals.look(1.0) == []


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_a_copy_that_stalls_is_waited_for_and_taken_when_it_was_given_up(tmp_path: Path, kind: str) -> None:
    arrivals, data = Arrivals(tmp_path, stalled=60.0), picture(kind)
    photo = tmp_path / "a.heic"
    photo.write_bytes(data[: len(data) // 2])
    for now in (0.0, 1.0, 59.0):
        assert arrivals.look(now) == []
    assert arrivals.coming == {str(photo): Way.CUT}
    assert names(arrivals.look(60.0), tmp_path) == ["a.heic"]
    photo.write_bytes(data)
    assert arrivals.look(61.0) == []
    assert names(arrivals.look(62.0), tmp_path) == ["a.heic"]


@pytest.mark.parametrize("begin", [b"", picture("JPEG")[:2000], picture("WEBP")[:2000]])
def test_room_that_is_only_reserved_is_waited_for(tmp_path: Path, begin: bytes) -> None:
    arrivals, photo = Arrivals(tmp_path), tmp_path / "a.jpg"
    with photo.open("wb") as file:
        file.write(begin)
        file.truncate(300_000)
    assert arrivals.look(0.0) == arrivals.look(2.0) == []
    assert arrivals.coming == {str(photo): Way.CUT}
    photo.write_bytes(picture("JPEG"))
    assert arrivals.look(3.0) == []
    assert names(arrivals.look(5.0), tmp_path) == ["a.jpg"]


def test_what_is_too_large_is_named_and_never_read(tmp_path: Path) -> None:
    arrivals, photo = Arrivals(tmp_path, quiet=0.0), tmp_path / "a.jpg"
    with photo.open("wb") as file:
        file.truncate(2**40)
    os.mkfifo(tmp_path / "b.jpg")
    assert arrivals.look(0.0) == []
    assert arrivals.coming == {str(photo): Way.LARGE}


def test_what_is_half_there_hidden_or_dealt_with_is_passed_over(tmp_path: Path) -> None:
    passed = (
        *(
            ".a.jpg",
            "~a.jpg",
            "a.jpg~",
            "a.jpg.part",
            "a.jpg.crdownload",
            ".syncthing.a.jpg.tmp",
            "a.jpg.tmp",
        ),
        *(
            "~syncthing~a.jpg.tmp",
            ".stversions/a.jpg",
            "done/a.jpg",
            "failed/a.jpg",
            "contacts/a.jpg",
            "a.txt",
        ),
    )
    taken = ("a.jpg", "B.HEIC", "Acme, 2026-11-20/a.pdf", "deep/done/a.png", "deep/er/a b.webp")
    for name in (*passed, *taken):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.txt")
    (tmp_path / "linked").symlink_to(tmp_path / "deep")
    arrivals = Arrivals(tmp_path, apart=(tmp_path / "contacts",), quiet=0.0)
    assert sorted(names(arrivals.look(0.0), tmp_path)) == sorted(taken)
    assert arrivals.coming == {str(tmp_path / "link.jpg"): Way.LINK}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Arrivals(tmp_path / "gone").look(0.0)


def test_only_who_looks_for_a_moment_believes_the_clock_of_a_file(tmp_path: Path) -> None:
    data = picture("JPEG")
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    for by_clock, expected in ((False, []), (True, ["a.jpg"])):
        # A wait of nothing has passed by any clock of files, and by ours not before it began.
        arrivals = Arrivals(tmp_path, quiet=0.0, stalled=1e-9, by_clock=by_clock)
        assert names(arrivals.look(0.0), tmp_path) == expected
