"""Photos are files on this machine, or lie at URLs that fsspec opens."""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
import tracemalloc
from pathlib import Path

import fsspec
import pytest

from scanner.errors import PhotoError, UsageError
from scanner.files import absolute, fetch, is_everywhere, is_url, listed, modified
from scanner.inbox.found import look
from scanner.inbox.whole import is_whole

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture
def bucket() -> str:
    """Two photos and something else, in a file system that is neither a disk nor a network."""
    memory = fsspec.filesystem("memory")
    for name in ("b.jpg", "deep/a b.heic", "notes.txt"):
        memory.pipe_file(f"/fair/{name}", name.encode())
    return "memory://fair"


def test_a_path_and_a_url_are_told_apart() -> None:
    assert not any(map(is_url, ("card.jpg", "/a/b.jpg", "C:\\card.jpg", "a:b.jpg", "-x")))
    assert all(map(is_url, ("s3://cards/a.jpg", "file:///a.jpg", "memory://a")))
    assert is_everywhere("s3://cards/a.jpg")
    assert not any(map(is_everywhere, ("a.jpg", "memory://a.jpg")))


def test_a_file_and_its_url_hold_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a b#?.jpg"
    path.write_bytes(b"bytes")
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    for place in (str(path), f"file://{path}"):
        assert fetch(place) == b"bytes"
        assert modified(place) == NOON
    assert absolute(f"file://{path}") == f"file://{path}"
    assert absolute("a.jpg") == str(Path.cwd() / "a.jpg")


def test_a_small_file_takes_no_room_for_the_largest(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"bytes")
    tracemalloc.start()
    fetch(str(tmp_path / "a.jpg"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_folders_and_patterns_are_listed_and_a_file_is_itself(bucket: str) -> None:
    assert listed(bucket) == (
        "memory:///fair/b.jpg",
        "memory:///fair/deep/a b.heic",
        "memory:///fair/notes.txt",
    )
    assert listed(f"{bucket}/*.jpg") == ("memory:///fair/b.jpg",)
    assert listed(f"{bucket}/**/*.heic") == ("memory:///fair/deep/a b.heic",)
    assert listed(f"{bucket}/*.png") == ()
    assert listed(f"{bucket}/b.jpg") is None
    assert fetch("memory:///fair/deep/a b.heic") == b"deep/a b.heic"
    assert modified("memory:///fair/b.jpg").tzinfo


@pytest.mark.parametrize("place", ["/no/such.jpg", "file:///no/such.jpg", "memory://no/such.jpg"])
def test_what_is_not_there_says_so(place: str) -> None:
    with pytest.raises(PhotoError, match="cannot be read: No such file"):
        fetch(place)
    with pytest.raises(PhotoError, match="cannot be looked at"):
        modified(place)


def test_an_address_nobody_knows_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"nix:.* cannot be opened"):
        listed("nix://a.jpg")
    with pytest.raises(PhotoError, match="cannot be opened"):
        fetch("nix://a.jpg")


def test_without_fsspec_a_url_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError, match=r"pip install '\.\[cluster\]'"):
        listed("s3://cards/")


@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "device", "socket", "folder"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    place, pipe = tmp_path / "card.jpg", tmp_path / "pipe"
    os.mkfifo(pipe)
    match kind:
        case "pipe":
            place = pipe
        case "link to a pipe":
            place.symlink_to(pipe)
        case "device":
            place.symlink_to("/dev/zero")
        case "socket":
            socket.socket(socket.AF_UNIX).bind(str(place))
        case "folder":
            place.mkdir()
    with pytest.raises(PhotoError, match="cannot be read"):
        fetch(str(place))
    with pytest.raises(OSError, match=r".+"):
        look(str(place))
    with pytest.raises(OSError, match=r".+"):
        is_whole(place)


def test_a_file_of_any_size_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    sparse = tmp_path / "card.jpg"
    with sparse.open("wb") as file:
        file.truncate(2**40)
    for place in (str(sparse), f"file://{sparse}"):
        with pytest.raises(PhotoError, match="more than 750 MB; make it smaller"):
            fetch(place)
        with pytest.raises(OSError, match="more than 750 MB"):
            look(place)
