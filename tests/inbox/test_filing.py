"""Photos are moved, never changed, and none over another, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scanner.inbox.filing import Filing
from scanner.inbox.found import look


def dropped(root: Path, name: str, content: bytes = b"x") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def nowhere(place: Path) -> bool:
    """Promise no place to anybody."""
    return False


def put(root: Path, path: Path, *, failed: bool = False) -> Path | None:
    photo, filing = look(str(path)), Filing(root)
    return filing.put(photo, filing.place_for(photo, failed=failed, is_promised=nowhere))


def test_a_photo_keeps_its_subfolder_and_its_name_where_that_is_free(tmp_path: Path) -> None:
    places = [put(tmp_path, dropped(tmp_path, "Acme, 2026-11-20/a.jpg", bytes([n]))) for n in range(3)]
    there = tmp_path / "done" / "Acme, 2026-11-20"
    assert places == [there / "a.jpg", there / "a (2).jpg", there / "a (3).jpg"]
    assert [place.read_bytes() for place in places if place] == [b"\0", b"\1", b"\2"]
    failed = put(tmp_path, dropped(tmp_path, "a.jpg"), failed=True)
    assert failed == tmp_path / "failed" / "a.jpg"
    assert Filing(tmp_path).back(failed) == tmp_path / "a.jpg"


def test_who_takes_the_place_first_keeps_it(tmp_path: Path) -> None:
    photo, filing = look(str(dropped(tmp_path, "a.jpg", b"mine"))), Filing(tmp_path)
    place = filing.place_for(photo, failed=False, is_promised=nowhere)
    dropped(tmp_path, "done/a.jpg", b"theirs")
    assert filing.put(photo, place) == tmp_path / "done" / "a (2).jpg"
    assert place.read_bytes() == b"theirs"


@pytest.mark.parametrize("name", ["a" * 251 + ".jpg", "\N{HIRAGANA LETTER A}" * 83 + "ab.jpg"])
def test_a_name_as_long_as_may_be_has_room_for_a_number(tmp_path: Path, name: str) -> None:
    places = [put(tmp_path, dropped(tmp_path, name, bytes([n]))) for n in range(3)]
    assert [place and place.read_bytes() for place in places] == [b"\0", b"\1", b"\2"]
    assert {place.name[-8:] for place in places[1:] if place} == {" (2).jpg", " (3).jpg"}
    assert all(len(os.fsencode(place.name)) <= 255 for place in places if place)


def test_a_photo_goes_to_another_disk_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = Path.replace

    def elsewhere(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", elsewhere)
    photo = dropped(tmp_path, "a.jpg", b"whole")
    os.utime(photo, (1, 1))
    assert put(tmp_path, photo) == tmp_path / "done" / "a.jpg"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "done" / "a.jpg"]
    assert (tmp_path / "done" / "a.jpg").read_bytes() == b"whole"
    assert (tmp_path / "done" / "a.jpg").stat().st_mtime == 1


def test_a_move_that_a_crash_broke_off_goes_on_to_the_same_place(tmp_path: Path) -> None:
    photo, filing = look(str(dropped(tmp_path, "a.jpg"))), Filing(tmp_path)
    place = str(tmp_path / "done" / "a (7).jpg")
    assert str(filing.place_for(photo, failed=False, is_promised=nowhere, before=place)) == place


def test_a_place_promised_to_another_photo_is_not_given_away(tmp_path: Path) -> None:
    photo, filing = look(str(dropped(tmp_path, "a.jpg"))), Filing(tmp_path)
    promised = tmp_path / "done" / "a.jpg"
    place = filing.place_for(photo, failed=False, is_promised=promised.__eq__)
    assert place == tmp_path / "done" / "a (2).jpg"


def test_what_is_gone_or_replaced_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = dropped(tmp_path, "a.jpg", b"one")
    photo, filing = look(str(path)), Filing(tmp_path)
    place = filing.place_for(photo, failed=False, is_promised=nowhere)
    new = dropped(tmp_path, ".b", b"two")
    new.replace(path)
    assert filing.put(photo, place) is None
    assert path.read_bytes() == b"two"
    path.unlink()
    assert filing.put(photo, place) is None
    assert not (tmp_path / "done").exists()


def test_a_file_put_in_its_place_at_the_very_last_moment_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dropped(tmp_path, "a.jpg", b"one")
    photo, filing = look(str(path)), Filing(tmp_path)
    place, move = filing.place_for(photo, failed=False, is_promised=nowhere), Path.replace

    def late(self: Path, target: Path) -> Path:
        monkeypatch.undo()
        move(dropped(tmp_path, ".b", b"two"), path)
        return move(self, target)

    monkeypatch.setattr(Path, "replace", late)
    assert filing.put(photo, place) is None
    assert [p.read_bytes() for p in tmp_path.rglob("*.jpg")] == [b"two"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_photo_is_on_the_disk_before_it_moves_and_the_move_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Path] = []
    move = Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append(Path(f"/proc/self/fd/{handle}").readlink()))

    def replace(self: Path, target: Path) -> Path:
        steps.append(target)
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    photo = dropped(tmp_path, "Acme/a.jpg")
    there = put(tmp_path, photo)
    assert there
    assert steps == [photo, there, there.parent, there.parent.parent, photo.parent]
